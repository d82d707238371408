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
