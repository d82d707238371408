package org.latticeipc.oracle;

/**
 * Where an event got its value from: a write of its cell, or for a choice the alternative taken.
 *
 * @param task the writing task, 0 for the initial value, {@link #CHOICE} for a choice
 * @param index which event of that task it is, or the alternative
 */
record ValueSource(int task, int index) {
  static final int CHOICE = -1;
  static final ValueSource INITIAL = new ValueSource(0, 0);

  @Override
  public String toString() {
    return task + "." + index;
  }
}
