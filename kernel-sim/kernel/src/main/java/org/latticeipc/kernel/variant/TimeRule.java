package org.latticeipc.kernel.variant;

import org.latticeipc.kernel.object.SliceRule;

/**
 * Wrong: one of the rules by which the time of a CPU passes is not kept.
 *
 * @param broken which
 */
record TimeRule(Broken broken) implements SliceRule {

  /** The rules. */
  enum Broken {
    /** Slices end. */
    LENGTH,
    /** Alarms ring when they are due. */
    ALARM,
    /** Gas runs out. */
    GAS,
    /** The killed lose their slices. */
    TIME_OF_THE_KILLED,
    /** The killed do not go on waiting. */
    WAITS_OF_THE_KILLED,
    /** A slice is bound no longer than its capability lives. */
    BINDING
  }

  @Override
  public boolean returnsToDonor() {
    return true;
  }

  @Override
  public boolean endsAtLength() {
    return broken != Broken.LENGTH;
  }

  @Override
  public boolean stopsAtAlarms() {
    return broken != Broken.ALARM;
  }

  @Override
  public boolean spendsGas() {
    return broken != Broken.GAS;
  }

  @Override
  public boolean takesTimeOfTheKilled() {
    return broken != Broken.TIME_OF_THE_KILLED;
  }

  @Override
  public boolean endsWaitsOfTheKilled() {
    return broken != Broken.WAITS_OF_THE_KILLED;
  }

  @Override
  public boolean bindsByCapability() {
    return broken != Broken.BINDING;
  }
}
