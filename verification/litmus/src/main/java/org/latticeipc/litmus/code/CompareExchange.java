package org.latticeipc.litmus.code;

import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/**
 * {@code atomic_compare_exchange_…}: 1 if it happened, else 0 and the value seen goes to where the
 * expected value came from.
 *
 * <p>A weak one may also fail although the value is the expected one. That is a choice made first,
 * so that herd7's executions come out one to one: failing for no reason is a load that must see the
 * expected value, since the other case is already the strong one's failure.
 */
public final class CompareExchange extends Expression {

  /** Where the expected value is kept: plain shared memory, or a local. */
  public interface Expected {
    /** Reads it. */
    long read(Frame frame);

    /** Replaces it. */
    void write(Frame frame, long value);
  }

  private final Target object;
  private final Expected expected;
  private final Expression desired;
  private final RmwOrder success;
  private final LoadOrder failure;
  private final boolean weak;

  public CompareExchange(
      Target object,
      Expected expected,
      Expression desired,
      RmwOrder success,
      LoadOrder failure,
      boolean weak) {
    this.object = object;
    this.expected = expected;
    this.desired = desired;
    this.success = success;
    this.failure = failure;
    this.weak = weak;
  }

  @Override
  public long value(Frame frame) {
    LongCell cell = object.cell(frame);
    long wanted = expected.read(frame);
    long replacement = desired.value(frame);
    frame.reads++;
    frame.accesses += weak ? 2 : 1;
    if (weak && frame.machine.choose("weak compare-exchange fails spuriously", 2) == 1) {
      long seen = cell.load(failure);
      frame.machine.assume(seen == wanted);
      expected.write(frame, seen);
      return 0;
    }
    long seen = cell.compareAndExchange(wanted, replacement, success, failure);
    if (seen == wanted) {
      frame.writes += replacement == seen ? 0 : 1;
      return 1;
    }
    expected.write(frame, seen);
    return 0;
  }

  /** The expected value is in shared memory, read and written with plain accesses. */
  public static Expected shared(Target target) {
    return new Expected() {
      @Override
      public long read(Frame frame) {
        frame.reads++;
        frame.accesses++;
        return target.cell(frame).load(LoadOrder.PLAIN);
      }

      @Override
      public void write(Frame frame, long value) {
        frame.writes++;
        frame.accesses++;
        target.cell(frame).store(value, StoreOrder.PLAIN);
      }
    };
  }

  /** The expected value is in a local. */
  public static Expected local(int number) {
    return new Expected() {
      @Override
      public long read(Frame frame) {
        return frame.locals[number];
      }

      @Override
      public void write(Frame frame, long value) {
        frame.assign(number, value);
      }
    };
  }
}
