package org.latticeipc.engine.sim.strategy;

import org.latticeipc.machine.TaskRandom;

/**
 * Chooses uniformly, but lets deadlines strike early only now and then: an alternative that is a
 * timeout is drawn again {@value #TIMEOUT_RELUCTANCE} times.
 */
final class RandomChooser implements Strategy.Chooser {
  private static final int TIMEOUT_RELUCTANCE = 3;
  private final TaskRandom random;

  /** Apart from the other one, so that what it draws changes no other choice. */
  private final TaskRandom standing;

  RandomChooser(long seed) {
    this.random = new TaskRandom(seed, -1);
    this.standing = new TaskRandom(seed, -2);
  }

  int below(int bound) {
    return (int) Long.remainderUnsigned(random.nextLong(), bound);
  }

  @Override
  public int decide(Decision decision) {
    int drawn = below(decision.alternatives());
    for (int i = 0; i < TIMEOUT_RELUCTANCE && isTimeout(decision, drawn); i++) {
      drawn = below(decision.alternatives());
    }
    return drawn;
  }

  @Override
  public boolean staysBlocked() {
    return (standing.nextLong() & 1) == 0;
  }

  private static boolean isTimeout(Decision decision, int alternative) {
    if (decision instanceof Decision.Schedule schedule) {
      return schedule.isTimeout(alternative);
    }
    return decision instanceof Decision.Read read && read.isTimeout(alternative);
  }
}
