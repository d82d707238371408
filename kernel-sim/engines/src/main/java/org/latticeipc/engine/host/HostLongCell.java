package org.latticeipc.engine.host;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RmwOp;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/**
 * A field accessed by a {@link VarHandle} in the mode that its order names.
 *
 * <p>Orders map to modes as Doug Lea, "Using JDK 9 Memory Order Modes", gives them: plain, opaque,
 * acquire, release, volatile. Where Java has no such mode the next stronger one is taken: a relaxed
 * read-modify-write is an acquire one, an acquire-release one is volatile.
 *
 * <p>Orders are compared one by one, not switched on: with a constant order the compiler leaves one
 * access, and a switch on an enum would read a shared table, which a model checker of bytecode
 * takes for a shared access. No method that does not wait allocates.
 */
final class HostLongCell extends HostCell implements LongCell {
  private static final VarHandle VALUE;

  static {
    try {
      VALUE = MethodHandles.lookup().findVarHandle(HostLongCell.class, "value", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private long value;

  HostLongCell(HostMachine machine, String name, long initial) {
    super(machine, name);
    this.value = initial;
    // Pairs with nothing in the cell: a cell may be handed to another task through a race, and its
    // initial value must be seen by every task however the handle got there.
    VarHandle.releaseFence();
  }

  @Override
  public long load(LoadOrder order) {
    if (order == LoadOrder.PLAIN) {
      return value;
    } else if (order == LoadOrder.RELAXED) {
      return (long) VALUE.getOpaque(this);
    } else if (order == LoadOrder.ACQUIRE) {
      return (long) VALUE.getAcquire(this);
    }
    return (long) VALUE.getVolatile(this);
  }

  @Override
  public void store(long v, StoreOrder order) {
    if (order == StoreOrder.PLAIN) {
      value = v;
    } else if (order == StoreOrder.RELAXED) {
      VALUE.setOpaque(this, v);
    } else if (order == StoreOrder.RELEASE) {
      VALUE.setRelease(this, v);
    } else {
      VALUE.setVolatile(this, v);
    }
    changed();
  }

  @Override
  public long readModifyWrite(RmwOp op, long operand, RmwOrder order) {
    long before = replace(op, operand, order);
    changed();
    return before;
  }

  private long replace(RmwOp op, long operand, RmwOrder order) {
    if (op == RmwOp.ADD) {
      return added(operand, order);
    } else if (op == RmwOp.EXCHANGE) {
      return swap(operand, order);
    } else if (op == RmwOp.SUBTRACT) {
      return added(-operand, order);
    } else if (op == RmwOp.AND) {
      return and(operand, order);
    } else if (op == RmwOp.OR) {
      return or(operand, order);
    }
    return op == RmwOp.XOR ? xor(operand, order) : replaceInLoop(op, operand);
  }

  /** For operations that no instruction has; volatile, so stronger than any order asked for. */
  private long replaceInLoop(RmwOp op, long operand) {
    while (true) {
      long before = (long) VALUE.getVolatile(this);
      if (VALUE.compareAndSet(this, before, op.apply(before, operand))) {
        return before;
      }
    }
  }

  private long added(long delta, RmwOrder order) {
    if (order == RmwOrder.RELAXED || order == RmwOrder.ACQUIRE) {
      return (long) VALUE.getAndAddAcquire(this, delta);
    } else if (order == RmwOrder.RELEASE) {
      return (long) VALUE.getAndAddRelease(this, delta);
    }
    return (long) VALUE.getAndAdd(this, delta);
  }

  @Override
  public long exchange(long v, RmwOrder order) {
    long before = swap(v, order);
    changed();
    return before;
  }

  private long swap(long v, RmwOrder order) {
    if (order == RmwOrder.RELAXED || order == RmwOrder.ACQUIRE) {
      return (long) VALUE.getAndSetAcquire(this, v);
    } else if (order == RmwOrder.RELEASE) {
      return (long) VALUE.getAndSetRelease(this, v);
    }
    return (long) VALUE.getAndSet(this, v);
  }

  private long and(long mask, RmwOrder order) {
    if (order == RmwOrder.RELAXED || order == RmwOrder.ACQUIRE) {
      return (long) VALUE.getAndBitwiseAndAcquire(this, mask);
    } else if (order == RmwOrder.RELEASE) {
      return (long) VALUE.getAndBitwiseAndRelease(this, mask);
    }
    return (long) VALUE.getAndBitwiseAnd(this, mask);
  }

  private long or(long mask, RmwOrder order) {
    if (order == RmwOrder.RELAXED || order == RmwOrder.ACQUIRE) {
      return (long) VALUE.getAndBitwiseOrAcquire(this, mask);
    } else if (order == RmwOrder.RELEASE) {
      return (long) VALUE.getAndBitwiseOrRelease(this, mask);
    }
    return (long) VALUE.getAndBitwiseOr(this, mask);
  }

  private long xor(long mask, RmwOrder order) {
    if (order == RmwOrder.RELAXED || order == RmwOrder.ACQUIRE) {
      return (long) VALUE.getAndBitwiseXorAcquire(this, mask);
    } else if (order == RmwOrder.RELEASE) {
      return (long) VALUE.getAndBitwiseXorRelease(this, mask);
    }
    return (long) VALUE.getAndBitwiseXor(this, mask);
  }

  @Override
  public long compareAndExchange(long expected, long desired, RmwOrder success, LoadOrder failure) {
    long witness = swapIf(expected, desired, success, failure);
    if (witness == expected) {
      changed();
    }
    return witness;
  }

  private long swapIf(long expected, long desired, RmwOrder success, LoadOrder failure) {
    if (failure != LoadOrder.SEQ_CST) {
      if (success == RmwOrder.RELAXED || success == RmwOrder.ACQUIRE) {
        return (long) VALUE.compareAndExchangeAcquire(this, expected, desired);
      } else if (success == RmwOrder.RELEASE) {
        long witness = (long) VALUE.compareAndExchangeRelease(this, expected, desired);
        if (failure == LoadOrder.ACQUIRE) {
          // The release form reads plainly; a failed exchange may have to synchronise.
          VarHandle.acquireFence();
        }
        return witness;
      }
    }
    return (long) VALUE.compareAndExchange(this, expected, desired);
  }

  @Override
  public boolean compareAndSet(long expected, long desired, RmwOrder success) {
    return compareAndExchange(expected, desired, success, LoadOrder.RELAXED) == expected;
  }

  @Override
  public long await(LongPredicate until, LoadOrder order) {
    LoadOrder tried = HostMachine.orderOfTries(order);
    long found = load(tried);
    return until.test(found) ? found : awaitSlowly(until, tried, Long.MAX_VALUE);
  }

  @Override
  public OptionalLong await(LongPredicate until, LoadOrder order, long deadlineTicks) {
    LoadOrder tried = HostMachine.orderOfTries(order);
    long found = load(tried);
    if (!until.test(found)) {
      found = awaitSlowly(until, tried, deadlineTicks);
    }
    return until.test(found) ? OptionalLong.of(found) : OptionalLong.empty();
  }

  /** The value that ended the wait, or one that does not satisfy it if the deadline struck. */
  private long awaitSlowly(LongPredicate until, LoadOrder tried, long deadline) {
    Parked parked = new Parked(until, tried);
    waitFor(parked, deadline);
    return parked.found;
  }

  /** What a wait of this cell parks for, and the value that it saw last. */
  private final class Parked extends Awaited {
    private final LongPredicate until;
    private final LoadOrder order;
    private long found;

    Parked(LongPredicate until, LoadOrder order) {
      this.until = until;
      this.order = order;
    }

    @Override
    boolean isThere() {
      found = load(order);
      return until.test(found);
    }

    @Override
    public boolean getAsBoolean() {
      return until.test(load(LoadOrder.ACQUIRE));
    }
  }
}
