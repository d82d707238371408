package org.latticeipc.scheduler.part;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.latticeipc.ipc.lock.QuaternionSpinlock;

/** How a search for a cycle and the new edge are kept apart from those of others. */
public interface Exclusion {

  /**
   * Judges and, if that refuses nothing, adds.
   *
   * @param judge why not, or null
   * @param add does it and gives the answer
   */
  <T> T link(QuaternionSpinlock lock, Supplier<@Nullable T> judge, Supplier<T> add);

  /** Both in one section of the lock. */
  final class OneSection implements Exclusion {
    @Override
    public <T> T link(QuaternionSpinlock lock, Supplier<@Nullable T> judge, Supplier<T> add) {
      return lock.withQlock(
          () -> {
            T refusal = judge.get();
            return refusal != null ? refusal : add.get();
          });
    }
  }
}
