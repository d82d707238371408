package org.latticeipc.scheduler.part;

import java.util.Objects;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.RmwOrder;

/**
 * Decides and changes in one read-modify-write.
 *
 * <p>ACQ_REL: RELEASE, so that what a node did is seen by the nodes that its end makes ready;
 * ACQUIRE, so that whoever takes a node sees what its dependencies did, also those whose ends came
 * earlier in the cell's modification order (each read-modify-write goes on with the release
 * sequence). With either half RELAXED a node would read stale plain data of its parent.
 */
public final class OneStep implements AtomicUpdate {
  @Override
  public <S> Made<S> make(RefCell<S> cell, Change<S> change) {
    S seen =
        Objects.requireNonNull(
            cell.getAndUpdate(s -> change.apply(Objects.requireNonNull(s), s), RmwOrder.ACQ_REL));
    return new Made<>(seen, seen);
  }
}
