package org.latticeipc.engine.sim.strategy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** See {@link Strategies#pct}. Cost per decision: linear in the number of tasks that can step. */
final class PctChooser implements Strategy.Chooser {
  private final RandomChooser random;
  private final long[] changeAt;

  /** Task ids from the highest priority to the lowest; tasks join at a random place. */
  private final List<Integer> byPriority = new ArrayList<>();

  private long decisions;

  PctChooser(long seed, int depth, int steps) {
    this.random = new RandomChooser(seed);
    this.changeAt = new long[depth - 1];
    for (int i = 0; i < changeAt.length; i++) {
      changeAt[i] = 1L + random.below(steps);
    }
    Arrays.sort(changeAt);
  }

  @Override
  public int decide(Decision decision) {
    if (!(decision instanceof Decision.Schedule schedule)) {
      return random.decide(decision);
    }
    decisions++;
    int first = highest(schedule);
    if (Arrays.binarySearch(changeAt, decisions) >= 0) {
      Integer dropped = schedule.task(first).id();
      byPriority.remove(dropped);
      byPriority.add(dropped);
      return highest(schedule);
    }
    return first;
  }

  @Override
  public boolean staysBlocked() {
    return random.staysBlocked();
  }

  private int highest(Decision.Schedule schedule) {
    for (int i = 0; i < schedule.alternatives(); i++) {
      admit(schedule.task(i).id());
    }
    int best = -1;
    int bestRank = Integer.MAX_VALUE;
    for (int i = 0; i < schedule.alternatives(); i++) {
      int rank = byPriority.indexOf(schedule.task(i).id());
      // A timeout strikes only if nobody can step without one.
      if (schedule.isTimeout(i)) {
        rank += Integer.MAX_VALUE / 2;
      }
      if (rank < bestRank) {
        best = i;
        bestRank = rank;
      }
    }
    return best;
  }

  private void admit(int task) {
    if (!byPriority.contains(task)) {
      byPriority.add(random.below(byPriority.size() + 1), task);
    }
  }
}
