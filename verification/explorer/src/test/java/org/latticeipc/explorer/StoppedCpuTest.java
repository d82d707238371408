package org.latticeipc.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.StoppedCpu;
import org.latticeipc.machine.StoppedTogether;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Setup;

/** Who waits on a CPU that has stopped is no deadlock; who waits elsewhere is. */
class StoppedCpuTest {
  private static Result explore(Consumer<Setup> build) {
    return Explorer.explore(
        Program.of("p", build), ExplorerOptions.builder().cpus(2).outcomes(true).build());
  }

  private static void stops(LongCell cell) {
    cell.await(StoppedCpu.FOR_EVER, LoadOrder.RELAXED);
  }

  @Test
  void waitOnTheStoppedCpu_isNoDeadlock_andTheExecutionIsComplete() {
    Result result =
        explore(
            setup -> {
              LongCell power = setup.machine().longCell("cpu 0", 1);
              LongCell x = setup.machine().longCell("x", 0);
              setup.task("stops", 0, () -> stops(power));
              setup.task("waits", 0, () -> x.await(v -> v == 2, LoadOrder.RELAXED));
              setup.task("goes on", 1, () -> x.store(1, StoreOrder.RELAXED));
              setup.afterwards(
                  () -> PropertyViolation.require(x.load(LoadOrder.RELAXED) == 1, "x"));
            });
    assertEquals(Verdict.HOLDS, result.verdict(), result::toString);
    assertEquals(1, result.statistics().complete());
  }

  @Test
  void whatIsWrongAfterwards_isFoundAlthoughTasksHaveStopped() {
    Result result =
        explore(
            setup -> {
              LongCell power = setup.machine().longCell("cpu 0", 1);
              setup.task("stops", 0, () -> stops(power));
              setup.afterwards(() -> PropertyViolation.require(false, "seen"));
            });
    assertEquals(Verdict.VIOLATED, result.verdict(), result::toString);
  }

  @Test
  void waitOnAnotherCpu_isADeadlock_ofWhichTheStoppedAreNoPart() {
    Result result =
        explore(
            setup -> {
              LongCell power = setup.machine().longCell("cpu 0", 1);
              LongCell x = setup.machine().longCell("x", 0);
              setup.task("stops", 0, () -> stops(power));
              setup.task("waits", 1, () -> x.await(v -> v == 2, LoadOrder.RELAXED));
            });
    assertEquals(Verdict.VIOLATED, result.verdict(), result::toString);
    assertTrue(
        result.toString().contains("no task can go on: waits waits for x"), result::toString);
  }

  @Test
  void whoJoinsATaskThatHasStopped_waitsForEver() {
    Result result =
        explore(
            setup -> {
              LongCell power = setup.machine().longCell("cpu 0", 1);
              setup.task(
                  "joins",
                  1,
                  () -> {
                    TaskHandle stopped = setup.machine().spawn("stops", 0, () -> stops(power));
                    setup.machine().join(stopped);
                  });
            });
    assertEquals(Verdict.VIOLATED, result.verdict(), result::toString);
  }

  /** Stops with all tasks but one. */
  private enum All implements StoppedTogether {
    BUT_ONE;

    @Override
    public boolean stops(TaskHandle one, TaskHandle other) {
      return !other.name().equals("spared");
    }
  }

  private static Result stopsBeside(String waiter) {
    return explore(
        setup -> {
          LongCell power = setup.machine().longCell("power", 1);
          LongCell x = setup.machine().longCell("x", 0);
          setup.task("stops", 0, () -> power.await(All.BUT_ONE, LoadOrder.RELAXED));
          setup.task(waiter, 1, () -> x.await(v -> v == 2, LoadOrder.RELAXED));
        });
  }

  @Test
  void whoStopsWithOthers_saysForWhomItIsNoDeadlock() {
    assertEquals(Verdict.HOLDS, stopsBeside("waits").verdict());
    Result spared = stopsBeside("spared");
    assertEquals(Verdict.VIOLATED, spared.verdict());
    assertTrue(
        spared.toString().contains("no task can go on: spared waits for x"), spared::toString);
  }
}
