package org.latticeipc.scheduler.variant;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.latticeipc.ipc.lock.QuaternionSpinlock;
import org.latticeipc.scheduler.part.Exclusion;

/** Wrong: gives the lock up between the search for a cycle and the new edge. */
final class TwoSections implements Exclusion {
  @Override
  public <T> T link(QuaternionSpinlock lock, Supplier<@Nullable T> judge, Supplier<T> add) {
    T refusal = lock.<@Nullable T>withQlock(judge);
    return refusal != null ? refusal : lock.withQlock(add);
  }
}
