package org.latticeipc.engine.plain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latticeipc.machine.AllocationId;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.RmwOp;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Property;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Setup;

@Timeout(20)
final class PlainMachineTest {
  @Test
  void await_inOneTask_isEndedByAStoreInAnother() {
    run(
        setup -> {
          LongCell flag = setup.machine().longCell("flag", 0);
          LongCell seen = setup.machine().longCell("seen", 0);
          setup.task(
              "waiter",
              () -> seen.store(flag.await(v -> v == 7, LoadOrder.ACQUIRE), StoreOrder.RELAXED));
          setup.task("writer", () -> flag.store(7, StoreOrder.RELEASE));
          setup.afterwards(() -> require(seen.load(LoadOrder.PLAIN) == 7));
        });
  }

  @Test
  void deadline_withoutAWrite_strikes() {
    run(
        setup -> {
          RefCell<String> cell = setup.machine().refCell("cell", null);
          setup.task(
              "waiter", () -> require(!cell.await(v -> v != null, LoadOrder.ACQUIRE, 1).inTime()));
        });
  }

  @Test
  void everyRmw_returnsTheOldValue() {
    LongCell cell = new PlainLongCell("cell", 6);
    for (RmwOp op : RmwOp.values()) {
      cell.store(6, StoreOrder.PLAIN);
      assertEquals(6, cell.readModifyWrite(op, 3, RmwOrder.SEQ_CST));
      assertEquals(op.apply(6, 3), cell.load(LoadOrder.PLAIN));
      assertEquals(
          op.apply(6, 3), cell.compareAndExchange(99, 1, RmwOrder.ACQ_REL, LoadOrder.RELAXED));
    }
  }

  @Test
  void refCell_comparesByEquals() {
    RefCell<String> cell = new PlainRefCell<>("cell", new StringBuilder("a").toString());
    assertTrue(cell.compareAndSet("a", "b", RmwOrder.ACQ_REL));
    assertEquals("b", cell.getAndUpdate(v -> v + "c", RmwOrder.ACQ_REL));
    assertEquals("bc", cell.exchange(null, RmwOrder.ACQ_REL));
  }

  @Test
  void taskIdsAndAllocations_countFromTheirStart() {
    run(
        setup -> {
          TaskHandle first = setup.task("first", () -> require(setup.machine().currentTask() == 1));
          require(first.id() == 1);
          setup.task(
              "second",
              () -> {
                AllocationId id = setup.machine().allocate();
                require(id.task() == 2 && id.number() == 0);
                require(setup.machine().currentCpu() == 1);
              });
        });
  }

  @Test
  void spawnedTask_isJoined() {
    run(
        setup -> {
          LongCell cell = setup.machine().longCell("cell", 0);
          setup.task(
              "parent",
              () -> {
                TaskHandle child =
                    setup.machine().spawn("child", 0, () -> cell.store(5, StoreOrder.RELAXED));
                setup.machine().join(child);
                require(cell.load(LoadOrder.RELAXED) == 5);
              });
        });
  }

  @Test
  void taskThatThrows_failsTheRun() {
    PlainTaskFailure failure =
        assertThrows(
            PlainTaskFailure.class, () -> run(setup -> setup.task("bad", () -> require(false))));
    assertTrue(String.valueOf(failure.getMessage()).contains("'bad'"));
  }

  @Test
  void failedAssumption_endsOnlyItsTask() {
    run(setup -> setup.task("assuming", () -> setup.machine().assume(false)));
  }

  @Test
  void propertyOverFacts_isRefused() {
    Property property =
        new Property() {
          @Override
          public String name() {
            return "some-property";
          }

          @Override
          public Optional<String> violation(Execution execution) {
            return Optional.empty();
          }
        };
    UnsupportedOperationException refused =
        assertThrows(
            UnsupportedOperationException.class, () -> run(setup -> setup.property(property)));
    assertTrue(String.valueOf(refused.getMessage()).contains("some-property"));
  }

  @Test
  void cpuOutOfRange_isRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> run(setup -> setup.task("t", 2, () -> require(true))));
  }

  private static void require(boolean condition) {
    PropertyViolation.require(condition, "test expectation");
  }

  private static void run(Consumer<Setup> build) {
    PlainMachine.run(Program.of("test", build));
  }
}
