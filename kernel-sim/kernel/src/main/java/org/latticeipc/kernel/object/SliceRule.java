package org.latticeipc.kernel.object;

/** How the time of a CPU passes: where a lent slice goes, and what ends one. */
public interface SliceRule {

  /** Whether it goes back to the donor before anybody else's turn comes. */
  boolean returnsToDonor();

  /** Whether a slice that has a length ends after so many ticks. */
  default boolean endsAtLength() {
    return true;
  }

  /** Whether a task stops when its gas is used up. */
  default boolean spendsGas() {
    return true;
  }

  /** Whether a task is interrupted when its alarm is due. */
  default boolean stopsAtAlarms() {
    return true;
  }

  /** Whether a task that is killed loses the time that is its own. */
  default boolean takesTimeOfTheKilled() {
    return true;
  }

  /** Whether a wait of a task that is killed ends, wherever it waits. */
  default boolean endsWaitsOfTheKilled() {
    return true;
  }

  /** Whether a slice is bound no longer than the capability by which it was bound lives. */
  default boolean bindsByCapability() {
    return true;
  }

  /** A donation is a loan. */
  static SliceRule loan() {
    return () -> true;
  }
}
