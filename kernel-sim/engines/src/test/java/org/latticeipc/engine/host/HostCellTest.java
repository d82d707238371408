package org.latticeipc.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.NoSuchElementException;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.RmwOp;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.TimedWait;

class HostCellTest {
  private final HostMachine machine = HostMachine.create();

  private record Pair(int a, int b) {}

  @Test
  void longCell_everyOrder_readsWhatWasWritten() {
    LongCell cell = machine.longCell("x", 7);
    assertEquals(7, cell.load(LoadOrder.PLAIN));
    for (StoreOrder store : StoreOrder.values()) {
      for (LoadOrder load : LoadOrder.values()) {
        long value = store.ordinal() * 10L + load.ordinal();
        cell.store(value, store);
        assertEquals(value, cell.load(load), store + " then " + load);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(RmwOp.class)
  void longCell_everyReadModifyWrite_appliesItsFunctionInEveryOrder(RmwOp op) {
    for (RmwOrder order : RmwOrder.values()) {
      LongCell cell = machine.longCell("x", 0b1100);
      assertEquals(0b1100, cell.readModifyWrite(op, 0b1010, order));
      assertEquals(op.apply(0b1100, 0b1010), cell.load(LoadOrder.RELAXED), op + " " + order);
    }
  }

  @ParameterizedTest
  @EnumSource(RmwOrder.class)
  void longCell_compareAndExchange_changesOnlyWhatWasExpected(RmwOrder success) {
    for (LoadOrder failure : LoadOrder.values()) {
      LongCell cell = machine.longCell("x", 1);
      assertEquals(1, cell.compareAndExchange(2, 3, success, failure));
      assertEquals(1, cell.load(LoadOrder.RELAXED));
      assertEquals(1, cell.compareAndExchange(1, 3, success, failure));
      assertEquals(3, cell.load(LoadOrder.RELAXED));
      assertFalse(cell.compareAndSet(1, 4, success));
      assertTrue(cell.compareAndSet(3, 4, success));
    }
  }

  @ParameterizedTest
  @EnumSource(RmwOrder.class)
  void refCell_compareAndExchange_comparesByEquals(RmwOrder success) {
    for (LoadOrder failure : LoadOrder.values()) {
      RefCell<Pair> cell = machine.refCell("p", new Pair(1, 2));
      assertEquals(new Pair(1, 2), cell.compareAndExchange(new Pair(9, 9), null, success, failure));
      assertEquals(
          new Pair(1, 2),
          cell.compareAndExchange(new Pair(1, 2), new Pair(3, 4), success, failure));
      assertTrue(cell.compareAndSet(new Pair(3, 4), null, success));
      assertNull(cell.load(LoadOrder.ACQUIRE));
      assertTrue(cell.compareAndSet(null, new Pair(5, 6), success));
    }
  }

  @Test
  void refCell_everyOrder_readsWhatWasWritten() {
    RefCell<Pair> cell = machine.refCell("p", null);
    assertNull(cell.load(LoadOrder.SEQ_CST));
    for (StoreOrder store : StoreOrder.values()) {
      for (LoadOrder load : LoadOrder.values()) {
        Pair value = new Pair(store.ordinal(), load.ordinal());
        cell.store(value, store);
        assertSame(value, cell.load(load));
      }
    }
    for (RmwOrder order : RmwOrder.values()) {
      cell.store(new Pair(0, 0), StoreOrder.RELAXED);
      assertEquals(new Pair(0, 0), cell.exchange(new Pair(1, 1), order));
      assertEquals(new Pair(1, 1), cell.getAndUpdate(p -> p == null ? p : new Pair(2, 2), order));
      assertEquals(new Pair(2, 2), cell.load(LoadOrder.RELAXED));
    }
  }

  @Test
  void await_pastDeadline_tellsThatItIsLate() {
    LongCell cell = machine.longCell("x", 0);
    RefCell<Pair> ref = machine.refCell("p", null);
    long now = machine.nowTicks();
    assertEquals(OptionalLong.empty(), cell.await(v -> v == 1, LoadOrder.ACQUIRE, now));
    assertEquals(OptionalLong.empty(), cell.await(v -> v == 1, LoadOrder.ACQUIRE, now + 3_000));
    assertTrue(machine.nowTicks() >= now + 3_000);
    assertEquals(TimedWait.late(), ref.await(p -> p != null, LoadOrder.ACQUIRE, now));
    assertEquals(TimedWait.endedBy(null), ref.await(p -> p == null, LoadOrder.ACQUIRE, now));
    assertThrows(NoSuchElementException.class, () -> TimedWait.late().orElseThrow());
    cell.store(1, StoreOrder.RELEASE);
    assertEquals(OptionalLong.of(1), cell.await(v -> v == 1, LoadOrder.ACQUIRE, now));
  }
}
