package org.latticeipc.scheduler.part;

import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.RefCell;

/** How a value that was looked at is replaced: a list of dependants, a heap of ready nodes. */
public interface Replacement {

  /**
   * Puts {@code next} in the place of {@code seen}.
   *
   * @return whether it was done; if not, the cell holds something else by now
   */
  <S> boolean replace(RefCell<S> cell, @Nullable S seen, @Nullable S next);
}
