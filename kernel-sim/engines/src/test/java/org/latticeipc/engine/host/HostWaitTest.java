package org.latticeipc.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.TaskHandle;

/** Waits on the host: every change wakes whom it concerns. */
@Timeout(60)
class HostWaitTest {
  private static final int TASKS = 6;
  private static final int HAND_OVERS = 6_000;

  private final HostMachine machine = HostMachine.create();

  /** One way to change a cell that holds {@code now} to {@code now + 1}. */
  private enum Change {
    STORE_RELEASE {
      @Override
      void apply(LongCell cell, RefCell<Long> ref, long now) {
        cell.store(now + 1, StoreOrder.RELEASE);
        ref.store(now + 1, StoreOrder.RELEASE);
      }
    },
    STORE_RELAXED {
      @Override
      void apply(LongCell cell, RefCell<Long> ref, long now) {
        cell.store(now + 1, StoreOrder.RELAXED);
        ref.store(now + 1, StoreOrder.SEQ_CST);
      }
    },
    EXCHANGE {
      @Override
      void apply(LongCell cell, RefCell<Long> ref, long now) {
        cell.exchange(now + 1, RmwOrder.RELEASE);
        ref.exchange(now + 1, RmwOrder.RELEASE);
      }
    },
    ADD_OR_UPDATE {
      @Override
      void apply(LongCell cell, RefCell<Long> ref, long now) {
        cell.fetchAdd(1, RmwOrder.ACQ_REL);
        ref.getAndUpdate(v -> Objects.requireNonNull(v) + 1, RmwOrder.ACQ_REL);
      }
    },
    COMPARE_AND_SET {
      @Override
      void apply(LongCell cell, RefCell<Long> ref, long now) {
        assertTrue(cell.compareAndSet(now, now + 1, RmwOrder.ACQ_REL));
        assertTrue(ref.compareAndSet(now, now + 1, RmwOrder.ACQ_REL));
      }
    };

    abstract void apply(LongCell cell, RefCell<Long> ref, long now);
  }

  /**
   * A token goes round more tasks than there are cores, so that nearly every wait parks. If changes
   * woke nobody, each hand-over would take until the waiter looks again, and all of them minutes.
   */
  @ParameterizedTest
  @EnumSource(Change.class)
  void change_ofAnyKind_wakesTheTaskWhoseTurnItIs(Change change) {
    LongCell cell = machine.longCell("token", 0);
    RefCell<Long> ref = machine.refCell("token too", 0L);
    List<TaskHandle> ring = new ArrayList<>();
    for (int i = 0; i < TASKS; i++) {
      int me = i;
      ring.add(machine.spawn("t" + i, 0, () -> passOn(cell, ref, change, me)));
    }
    ring.forEach(machine::join);
    assertEquals(HAND_OVERS, cell.load(LoadOrder.ACQUIRE));
    assertEquals(HAND_OVERS, ref.load(LoadOrder.ACQUIRE));
  }

  private static void passOn(LongCell cell, RefCell<Long> ref, Change change, int me) {
    for (long turn = me; turn < HAND_OVERS; turn += TASKS) {
      long mine = turn;
      cell.await(v -> v == mine, LoadOrder.ACQUIRE);
      ref.await(v -> v != null && v == mine, LoadOrder.ACQUIRE);
      change.apply(cell, ref, mine);
    }
  }

  @Test
  void interruptedWait_goesOnWaiting_andStaysInterrupted() throws InterruptedException {
    LongCell cell = machine.longCell("x", 0);
    AtomicBoolean interrupted = new AtomicBoolean();
    Thread waiter =
        new Thread(
            () -> {
              cell.await(v -> v == 1, LoadOrder.ACQUIRE);
              interrupted.set(Thread.currentThread().isInterrupted());
            });
    waiter.start();
    untilParked(waiter);
    waiter.interrupt();
    untilParked(waiter);
    cell.store(1, StoreOrder.RELEASE);
    waiter.join();
    assertTrue(interrupted.get());
  }

  /** What a predicate throws is its waiter's, not that of the task that made the change. */
  @Test
  void predicateThatThrows_isThrownInTheWaiterOnly() throws InterruptedException {
    LongCell cell = machine.longCell("x", 0);
    AtomicInteger thrown = new AtomicInteger();
    Thread waiter =
        new Thread(
            () -> {
              assertThrows(
                  ArithmeticException.class, () -> cell.await(this::fussy, LoadOrder.ACQUIRE));
              thrown.incrementAndGet();
            });
    waiter.start();
    untilParked(waiter);
    cell.store(1, StoreOrder.RELEASE);
    waiter.join();
    assertEquals(1, thrown.get());
  }

  private boolean fussy(long value) {
    return 1 / (1 - value) > 1;
  }

  private static void untilParked(Thread thread) {
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
  }
}
