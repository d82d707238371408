package org.latticeipc.kernel.object;

/**
 * The contents of an interrupt line.
 *
 * @param pending a bit for each source that was raised and not taken
 */
public record IrqBody(long pending) implements ObjectBody {
  @Override
  public String toString() {
    return "pending " + Long.toBinaryString(pending);
  }
}
