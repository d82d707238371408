package org.latticeipc.kernel.object;

/**
 * The contents of an interrupt line.
 *
 * @param pending a bit for each source that was raised and not taken
 * @param masked a bit for each source that is not delivered
 */
public record IrqBody(long pending, long masked) implements ObjectBody {
  /** A line on which nothing was raised and nothing is masked. */
  public static final IrqBody QUIET = new IrqBody(0, 0);

  /** A line on which nothing is masked. */
  public IrqBody(long pending) {
    this(pending, 0);
  }

  public IrqBody raise(long bits) {
    return new IrqBody(pending | bits, masked);
  }

  /** What would be delivered now. */
  public long deliverable() {
    return pending & ~masked;
  }

  /**
   * What was deliverable is taken.
   *
   * @param masks whether it is masked until it is acknowledged
   */
  public IrqBody take(boolean masks) {
    return new IrqBody(pending & masked, masks ? masked | deliverable() : masked);
  }

  /** With sources masked, or not any more. */
  public IrqBody mask(long bits, boolean on) {
    return new IrqBody(pending, on ? masked | bits : masked & ~bits);
  }

  @Override
  public String toString() {
    return "pending "
        + Long.toBinaryString(pending)
        + (masked == 0 ? "" : ", masked " + Long.toBinaryString(masked));
  }
}
