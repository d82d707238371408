package org.latticeipc.kernel.object;

import java.util.ArrayList;
import java.util.List;

/**
 * The contents of an interrupt line.
 *
 * @param pending a bit for each source that was raised and not taken
 * @param masked a bit for each source that is not delivered
 * @param calledOff whose wait here, or next wait here, is called off
 */
public record IrqBody(long pending, long masked, List<EndpointBody.Waiter> calledOff)
    implements ObjectBody {
  /** A line on which nothing was raised and nothing is masked. */
  public static final IrqBody QUIET = new IrqBody(0, 0, List.of());

  /** A line on which nothing is masked. */
  public IrqBody(long pending) {
    this(pending, 0, List.of());
  }

  public IrqBody raise(long bits) {
    return new IrqBody(pending | bits, masked, calledOff);
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
    return new IrqBody(pending & masked, masks ? masked | deliverable() : masked, calledOff);
  }

  /** With sources masked, or not any more. */
  public IrqBody mask(long bits, boolean on) {
    return new IrqBody(pending, on ? masked | bits : masked & ~bits, calledOff);
  }

  @Override
  public IrqBody withCalledOff(EndpointBody.Waiter waiter, boolean off) {
    List<EndpointBody.Waiter> all = new ArrayList<>(calledOff);
    all.remove(waiter);
    if (off) {
      all.add(waiter);
    }
    return new IrqBody(pending, masked, List.copyOf(all));
  }

  /** Whether the wait of a task in a call of a domain is called off. */
  public boolean isCalledOff(long domain, int task) {
    return !calledOff.isEmpty() && calledOff.contains(new EndpointBody.Waiter(domain, task));
  }

  @Override
  public String toString() {
    return "pending "
        + Long.toBinaryString(pending)
        + (masked == 0 ? "" : ", masked " + Long.toBinaryString(masked))
        + (calledOff.isEmpty() ? "" : ", waits called off: " + calledOff);
  }
}
