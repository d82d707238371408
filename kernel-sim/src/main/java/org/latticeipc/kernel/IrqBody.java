package org.latticeipc.kernel;

/**
 * The contents of an interrupt line.
 *
 * @param pending a bit for each source that was raised and not taken
 */
record IrqBody(long pending) implements Body {
  @Override
  public String toString() {
    return "pending " + Long.toBinaryString(pending);
  }
}
