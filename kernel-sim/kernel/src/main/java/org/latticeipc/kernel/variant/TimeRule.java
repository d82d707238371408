package org.latticeipc.kernel.variant;

import org.latticeipc.kernel.object.SliceRule;

/**
 * Wrong: one of the rules by which the time of a CPU passes is not kept.
 *
 * @param endsAtLength whether slices end
 * @param spendsGas whether gas runs out
 * @param takesTimeOfTheKilled whether the killed lose their slices
 */
record TimeRule(boolean endsAtLength, boolean spendsGas, boolean takesTimeOfTheKilled)
    implements SliceRule {
  @Override
  public boolean returnsToDonor() {
    return true;
  }
}
