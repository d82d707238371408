package org.latticeipc.explorer.task;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;

/** Says whose turn it is when tasks are interleaved. */
@FunctionalInterface
public interface Turns {

  /**
   * Who goes on to its next access.
   *
   * @param ready who can, at least one, in ascending order
   * @param last who did before, 0 if nobody
   * @param came how many accesses a task has made, -1 if it has not begun
   */
  int next(List<Integer> ready, int last, IntUnaryOperator came);

  /** All begin, then another one than the last where there is one. */
  static Turns atRandom(RandomGenerator random) {
    return (ready, last, came) -> {
      for (int t : ready) {
        if (came.applyAsInt(t) < 0) {
          return t;
        }
      }
      List<Integer> others = new ArrayList<>(ready);
      if (others.size() > 1) {
        others.remove((Integer) last);
      }
      return others.get(random.nextInt(others.size()));
    };
  }

  /**
   * Whether a task that has made so many accesses is halted there, before its code sees what the
   * last one gave; before an access each is.
   */
  default boolean haltsAfter(int task, int accesses) {
    return false;
  }

  /**
   * One task makes so many accesses, at least one, and is halted at once, before any code of its
   * own that follows; then the others go to their ends before it goes on.
   */
  static Turns pausingAfter(int task, int accesses) {
    Turns before = pausing(task, accesses);
    return new Turns() {
      @Override
      public int next(List<Integer> ready, int last, IntUnaryOperator came) {
        return before.next(ready, last, came);
      }

      @Override
      public boolean haltsAfter(int halted, int made) {
        return halted == task && made == accesses;
      }
    };
  }

  /** One task makes so many accesses, then the others go to their ends before it goes on. */
  static Turns pausing(int task, int accesses) {
    return (ready, last, came) -> {
      boolean mayGo = ready.contains(task);
      if (mayGo && came.applyAsInt(task) < accesses) {
        return task;
      }
      for (int t : ready) {
        if (t != task) {
          return t;
        }
      }
      return task;
    };
  }
}
