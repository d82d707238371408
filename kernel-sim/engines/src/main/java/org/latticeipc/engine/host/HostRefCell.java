package org.latticeipc.engine.host;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.TimedWait;

/**
 * A reference accessed by a {@link VarHandle}; orders map to modes as in {@link HostLongCell}.
 *
 * <p>The hardware compares references, the seam promises {@code equals}: an exchange therefore
 * reads, compares by {@code equals}, and tries again if the reference has changed to an equal
 * value. It fails only when it has read a value that is not equal to what was expected.
 */
final class HostRefCell<V> extends HostCell implements RefCell<V> {
  /** Tries after which one may go first. */
  private static final int PATIENCE = 32;

  /** So 64 pauses at most, one to two microseconds. */
  private static final int MOST_DOUBLINGS = 5;

  private static final long COURTESY_NANOS = 20_000;
  private static final long LONGEST_COURTESY_NANOS = 10_000_000_000L;
  private static final VarHandle VALUE;
  private static final VarHandle FIRST;

  static {
    try {
      FIRST = MethodHandles.lookup().findVarHandle(HostRefCell.class, "first", Thread.class);
      VALUE = MethodHandles.lookup().findVarHandle(HostRefCell.class, "value", Object.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private @Nullable Object value;

  /** Who goes first. */
  private volatile @Nullable Thread first;

  HostRefCell(HostMachine machine, String name, @Nullable V initial) {
    super(machine, name);
    this.value = initial;
    // As in HostLongCell: the initial value is seen however the handle got there.
    VarHandle.releaseFence();
  }

  @SuppressWarnings("unchecked") // only a V, or null, is ever stored
  private @Nullable V cast(@Nullable Object found) {
    return (V) found;
  }

  @Override
  public @Nullable V load(LoadOrder order) {
    if (order == LoadOrder.PLAIN) {
      return cast(value);
    } else if (order == LoadOrder.RELAXED) {
      return cast(VALUE.getOpaque(this));
    } else if (order == LoadOrder.ACQUIRE) {
      return cast(VALUE.getAcquire(this));
    }
    return cast(VALUE.getVolatile(this));
  }

  @Override
  public void store(@Nullable V v, StoreOrder order) {
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
  public @Nullable V exchange(@Nullable V v, RmwOrder order) {
    V before = replace(v, order);
    changed();
    return before;
  }

  private @Nullable V replace(@Nullable V v, RmwOrder order) {
    if (order == RmwOrder.RELAXED || order == RmwOrder.ACQUIRE) {
      return cast(VALUE.getAndSetAcquire(this, v));
    } else if (order == RmwOrder.RELEASE) {
      return cast(VALUE.getAndSetRelease(this, v));
    }
    return cast(VALUE.getAndSet(this, v));
  }

  /**
   * Whether it was {@code found} still. Never fails for no reason, since it stands in loops that a
   * failure without a cause would only go round once more.
   */
  private boolean swap(@Nullable V found, @Nullable V desired, RmwOrder order) {
    if (order == RmwOrder.RELAXED || order == RmwOrder.ACQUIRE) {
      return VALUE.compareAndExchangeAcquire(this, found, desired) == found;
    } else if (order == RmwOrder.RELEASE) {
      return VALUE.compareAndExchangeRelease(this, found, desired) == found;
    }
    return VALUE.compareAndSet(this, found, desired);
  }

  @Override
  public @Nullable V compareAndExchange(
      @Nullable V expected, @Nullable V desired, RmwOrder success, LoadOrder failure) {
    LoadOrder tried = HostMachine.orderOfTries(failure);
    while (true) {
      V found = load(tried);
      if (!Objects.equals(found, expected)) {
        return found;
      }
      if (swap(found, desired, success)) {
        changed();
        return found;
      }
    }
  }

  /**
   * Tries until nobody else changed the cell meanwhile. Who has failed often, because its function
   * takes longer than others' or by bad luck, announces itself; others then let it go first, so
   * that nobody can put it off for ever by being quick.
   */
  @Override
  public @Nullable V getAndUpdate(UnaryOperator<@Nullable V> function, RmwOrder order) {
    for (int tries = 0; tries < PATIENCE; tries++) {
      if (first != null) {
        letFirst();
      }
      V found = load(LoadOrder.RELAXED);
      // The function may look into the value, so its construction has to be visible.
      VarHandle.acquireFence();
      if (swap(found, function.apply(found), order)) {
        changed();
        return found;
      }
      backOff(tries);
    }
    return updateFirst(function, order);
  }

  /**
   * Somebody was quicker: leaves the cell to whoever that was for a while, the longer the more
   * often it happened. Else two that change it in turn pay for moving it between processors each
   * time.
   */
  private static void backOff(int tries) {
    for (int pauses = 2 << Math.min(tries, MOST_DOUBLINGS); pauses > 0; pauses--) {
      Thread.onSpinWait();
    }
  }

  private @Nullable V updateFirst(UnaryOperator<@Nullable V> function, RmwOrder order) {
    Thread me = Thread.currentThread();
    boolean announced = FIRST.compareAndSet(this, null, me);
    try {
      while (true) {
        if (!announced) {
          letFirst();
          announced = FIRST.compareAndSet(this, null, me);
        }
        V found = load(LoadOrder.RELAXED);
        VarHandle.acquireFence();
        if (swap(found, function.apply(found), order)) {
          changed();
          return found;
        }
      }
    } finally {
      if (announced) {
        first = null;
      }
    }
  }

  /**
   * Waits while somebody else goes first; not for ever, since a cell must not be blocked by a
   * thread that is stopped. Who goes first in a function that makes another update is not waited
   * for.
   */
  private void letFirst() {
    Thread me = Thread.currentThread();
    Thread before = first;
    long began = System.nanoTime();
    while (before != null
        && before != me
        && first == before
        && System.nanoTime() - began < LONGEST_COURTESY_NANOS) {
      LockSupport.parkNanos(COURTESY_NANOS);
    }
  }

  @Override
  public @Nullable V await(Predicate<@Nullable V> until, LoadOrder order) {
    LoadOrder tried = HostMachine.orderOfTries(order);
    V found = load(tried);
    return until.test(found) ? found : awaitSlowly(until, tried, Long.MAX_VALUE);
  }

  @Override
  public TimedWait<V> await(Predicate<@Nullable V> until, LoadOrder order, long deadlineTicks) {
    LoadOrder tried = HostMachine.orderOfTries(order);
    V found = load(tried);
    if (!until.test(found)) {
      found = awaitSlowly(until, tried, deadlineTicks);
    }
    return until.test(found) ? TimedWait.endedBy(found) : TimedWait.late();
  }

  /** The value that ended the wait, or one that does not satisfy it if the deadline struck. */
  private @Nullable V awaitSlowly(Predicate<@Nullable V> until, LoadOrder tried, long deadline) {
    Parked parked = new Parked(until, tried);
    if (waitFor(parked, deadline)) {
      headStart(parked.found);
    }
    return parked.found;
  }

  /**
   * Leaves the cell alone a little longer if others are likely to change it further meanwhile: who
   * waits for each message of a stream anew has it moved between processors for each; see {@link
   * SpinBudget#headStart}. What was found is what the wait gives all the same.
   */
  private void headStart(@Nullable V found) {
    SpinBudget budget = machine.spinBudget();
    int pauses = budget.headStart();
    if (pauses > 0) {
      for (int i = 0; i < pauses; i++) {
        Thread.onSpinWait();
      }
      budget.headStartGiven(load(LoadOrder.RELAXED) != found);
    }
  }

  /** What a wait of this cell parks for, and the value that it saw last. */
  private final class Parked extends Awaited {
    private final Predicate<@Nullable V> until;
    private final LoadOrder order;
    private @Nullable V found;

    Parked(Predicate<@Nullable V> until, LoadOrder order) {
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
