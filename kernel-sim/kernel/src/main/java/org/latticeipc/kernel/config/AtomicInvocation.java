package org.latticeipc.kernel.config;

import java.util.Objects;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.RmwOrder;

/**
 * Check and change in one read-modify-write: a revocation is either before, and the call is
 * refused, or after, and the call was done while the capability was good.
 *
 * <p>ACQ_REL although the cell alone carries the data: RELEASE, so that what a domain did before a
 * send, grant or close is seen by whoever acts on it; ACQUIRE, so that a call that succeeds because
 * of another (a receive of a send, a send into the room that a receive made, a refusal because of a
 * revocation) happens after it. Each pairs with the other in the next call on the object.
 */
final class AtomicInvocation implements Invocation {
  @Override
  public <S> Decision<S> decide(RefCell<S> cell, Change<S> change) {
    S seen = Objects.requireNonNull(cell.getAndUpdate(change, RmwOrder.ACQ_REL));
    return new Decision<>(seen, change.isPermitted(seen));
  }
}
