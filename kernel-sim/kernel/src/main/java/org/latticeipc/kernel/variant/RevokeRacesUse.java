package org.latticeipc.kernel.variant;

import java.util.Objects;
import org.latticeipc.kernel.config.Invocation;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.RmwOrder;

/**
 * Wrong: checks the capability first and changes the object later, so that a revocation in between
 * is overlooked (time of check to time of use).
 */
final class RevokeRacesUse implements Invocation {
  @Override
  public <S> Decision<S> decide(RefCell<S> cell, Change<S> change) {
    S checked = Objects.requireNonNull(cell.load(LoadOrder.ACQUIRE));
    if (!change.isPermitted(checked)) {
      return new Decision<>(checked, false);
    }
    S changed =
        Objects.requireNonNull(
            cell.getAndUpdate(s -> change.changed(Objects.requireNonNull(s)), RmwOrder.ACQ_REL));
    return new Decision<>(changed, true);
  }
}
