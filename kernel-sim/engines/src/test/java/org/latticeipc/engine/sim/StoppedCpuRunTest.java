package org.latticeipc.engine.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.StoppedCpu;
import org.latticeipc.machine.program.Program;

/** A CPU that stops takes its tasks with it, and nobody else. */
class StoppedCpuRunTest {
  private static SimulationResult run(int waiter, AtomicBoolean over) {
    return SimulatedMachine.run(
        Program.of(
            "stops",
            setup -> {
              LongCell power = setup.machine().longCell("cpu 0", 1);
              LongCell x = setup.machine().longCell("x", 0);
              setup.task("stops", 0, () -> power.await(StoppedCpu.FOR_EVER, LoadOrder.RELAXED));
              setup.task("waits", waiter, () -> x.await(v -> v == 2, LoadOrder.RELAXED));
              setup.afterwards(() -> over.set(true));
            }),
        SimulationOptions.defaults().withCpus(2));
  }

  @Test
  void waitOnTheStoppedCpu_isNoDeadlock_andTheRunIsOver() {
    AtomicBoolean over = new AtomicBoolean();
    assertInstanceOf(SimulationResult.Completed.class, run(0, over));
    assertTrue(over.get());
  }

  @Test
  void waitOnAnotherCpu_isADeadlock_ofWhichTheStoppedAreNoPart() {
    SimulationResult result = run(1, new AtomicBoolean());
    assertEquals(
        List.of("waits waits for x, which is 0"),
        assertInstanceOf(SimulationResult.Deadlocked.class, result).waiting());
  }
}
