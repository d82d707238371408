package org.latticeipc.scheduler.variant;

import java.util.Objects;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.scheduler.part.AtomicUpdate;

/**
 * Wrong: decides on a state it has loaded and changes whatever the state is by then. For
 * completions this loses decrements of a pending count (pending-not-atomic), for submissions it
 * misses the end of the last dependency (submit-races-completion), for dependencies it lets two of
 * them close a cycle (cycle-check-unlocked).
 */
final class LookThenLeap implements AtomicUpdate {
  @Override
  public <S> Made<S> make(RefCell<S> cell, Change<S> change) {
    S judged = Objects.requireNonNull(cell.load(LoadOrder.ACQUIRE));
    S changed =
        Objects.requireNonNull(
            cell.getAndUpdate(
                s -> change.apply(judged, Objects.requireNonNull(s)), RmwOrder.ACQ_REL));
    return new Made<>(judged, changed);
  }
}
