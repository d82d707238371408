package org.latticeipc.engine.host;

/**
 * How long a wait of one machine spins before it parks.
 *
 * <p>Where every thread has a processor, spinning longer than a wake-up takes is right: two threads
 * that hand something to each other meet spinning, and neither parks. Where threads outnumber
 * processors it is wrong: a thread that spins is preempted sooner or later, and then whatever was
 * handed to it waits for its next turn, while one that parked is run at once when woken. Which of
 * both it is shows when spinning takes much longer than it can: the thread was preempted.
 *
 * <p>So a preempted spin sets the budget to the least, and each wait that parked in vain raises it
 * a little. The field is read and written without order: a lost update costs time at most.
 */
final class SpinBudget {
  private static final int LEAST = 16;
  private static final int MOST = Runtime.getRuntime().availableProcessors() > 1 ? 2_048 : LEAST;

  /** More than {@link #MOST} calls of {@link Thread#onSpinWait()} take on any processor. */
  private static final long PREEMPTED_NANOS = 300_000;

  /** One wait in so many is tried with a head start where none is given. */
  private static final int TRIED_ONCE_IN = 64;

  private static final int LEAST_HEAD_START = 16;
  private static final int MOST_HEAD_START = 64;

  private int spins = MOST;
  private int headStart;
  private int waits;

  /** How often to spin now. */
  int spins() {
    return spins;
  }

  /** Tells that a wait spun since {@code beganNanos} without success. */
  void spentInVain(long beganNanos) {
    int now = spins;
    spins = wasPreempted(beganNanos) ? LEAST : Math.min(MOST, now + now / 8);
  }

  /** Tells that a wait spun since {@code beganNanos} and saw what it waited for. */
  void spentWell(long beganNanos) {
    if (wasPreempted(beganNanos)) {
      spins = LEAST;
    }
  }

  private static boolean wasPreempted(long beganNanos) {
    return System.nanoTime() - beganNanos > PREEMPTED_NANOS;
  }

  /**
   * How many pauses a wait makes that spun and saw what it waited for, before it goes on with it.
   * None where everybody waits for everybody else's answer. In a stream, whose sender goes on at
   * once, the receiver finds many then, and neither is in the other's way meanwhile.
   */
  int headStart() {
    int now = headStart;
    return now > 0 || ++waits % TRIED_ONCE_IN != 0 ? now : LEAST_HEAD_START;
  }

  /** Tells whether more came in the pauses that were made. */
  void headStartGiven(boolean more) {
    int now = headStart;
    if (more) {
      headStart = Math.min(MOST_HEAD_START, Math.max(LEAST_HEAD_START, 2 * now));
    } else {
      headStart = now > LEAST_HEAD_START ? now / 2 : 0;
    }
  }
}
