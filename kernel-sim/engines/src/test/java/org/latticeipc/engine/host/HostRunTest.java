package org.latticeipc.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Register;
import org.latticeipc.machine.program.Setup;

@Timeout(120)
class HostRunTest {

  private static Program program(Consumer<Setup> build) {
    return Program.of("test", build);
  }

  private static final Program MESSAGE_PASSING =
      program(
          setup -> {
            Machine m = setup.machine();
            LongCell data = m.longCell("data", 0);
            LongCell flag = m.longCell("flag", 0);
            setup.task(
                "writer",
                () -> {
                  data.store(1, StoreOrder.PLAIN);
                  flag.store(1, StoreOrder.RELEASE);
                });
            setup.task(
                "reader",
                () -> {
                  long seen = flag.load(LoadOrder.ACQUIRE);
                  m.note(Register.of("flag", seen));
                  m.note(Register.of("data", seen == 1 ? data.load(LoadOrder.PLAIN) : -1));
                });
            setup.afterwards(() -> m.note(Register.of("end", data.load(LoadOrder.PLAIN))));
          });

  @Test
  void run_joinsRegistersOfTasksAndAfterwards() {
    HostResult result =
        HostMachine.run(
            program(
                setup -> {
                  Machine m = setup.machine();
                  LongCell x = m.longCell("x", 5);
                  x.store(6, StoreOrder.PLAIN);
                  setup.task("b", () -> m.note(Register.of("r0", m.currentTask())));
                  setup.task(
                      "a",
                      () -> {
                        m.note(Register.of("r0", 9));
                        m.note(Register.of("r0", x.fetchAdd(1, RmwOrder.RELAXED)));
                        m.join(m.spawn("child", 0, () -> x.fetchAdd(1, RmwOrder.RELAXED)));
                      });
                  setup.afterwards(() -> m.note(Register.of("x", x.load(LoadOrder.PLAIN))));
                }));
    assertInstanceOf(HostResult.Completed.class, result);
    assertEquals("a:r0=6; b:r0=1; x=8", result.outcome().toString());
  }

  @Test
  void run_ofFailingTask_namesTaskAndProperty() {
    HostResult result =
        HostMachine.run(
            program(
                setup -> {
                  setup.task("fine", () -> {});
                  setup.task("bad", () -> PropertyViolation.require(false, "not so"));
                }));
    HostResult.Failed failed = assertInstanceOf(HostResult.Failed.class, result);
    assertEquals(
        List.of("bad", "assertion", "not so"),
        List.of(failed.task(), failed.property(), failed.message()));
  }

  @Test
  void run_ofThrowingAfterwards_fails() {
    HostResult result =
        HostMachine.run(
            program(
                setup ->
                    setup.afterwards(
                        () -> {
                          throw new IllegalStateException("late");
                        })));
    HostResult.Failed failed = assertInstanceOf(HostResult.Failed.class, result);
    assertEquals("uncaught-exception", failed.property());
  }

  @Test
  void run_whoseAssumptionFails_isAbandoned() {
    HostResult result =
        HostMachine.run(program(s -> s.task("picky", () -> s.machine().assume(false))));
    assertEquals("picky", assertInstanceOf(HostResult.Abandoned.class, result).task());
  }

  @Test
  void run_thatDeadlocks_namesWhoWaits() {
    Program stuck =
        program(
            setup -> {
              LongCell never = setup.machine().longCell("never", 0);
              setup.task("fine", () -> {});
              setup.task("stuck", () -> never.await(v -> v == 1, LoadOrder.ACQUIRE));
            });
    HostResult result = HostRun.once(stuck, HostOptions.defaults(), Duration.ofMillis(50));
    assertEquals(List.of("stuck"), assertInstanceOf(HostResult.Unfinished.class, result).running());
  }

  @Test
  void sample_ofMessagePassing_neverSeesStaleData() {
    HostSample sample = HostSampler.sample(MESSAGE_PASSING, HostOptions.defaults(), 20_000);
    assertEquals(20_000, sample.runs());
    assertEquals(0, sample.failed());
    assertEquals(20_000, sample.outcomes().values().stream().mapToLong(n -> n).sum());
    assertTrue(
        Set.of("end=1; reader:data=-1; reader:flag=0", "end=1; reader:data=1; reader:flag=1")
            .containsAll(sample.outcomes().keySet()),
        sample.outcomes()::toString);
  }

  @Test
  void sample_ofAlwaysFailingProgram_countsEveryFailure() {
    Program bad = program(s -> s.task("bad", () -> PropertyViolation.require(false, "no")));
    HostSample sample = HostSampler.sample(bad, HostOptions.defaults(), 1_000);
    assertEquals(1_000, sample.failed());
    assertEquals(HostSample.FAILURES_KEPT, sample.failures().size());
    assertTrue(sample.outcomes().isEmpty());
  }

  @Test
  void sample_whereTasksWaitForEachOther_ends() {
    Program handover =
        program(
            setup -> {
              LongCell ball = setup.machine().longCell("ball", 0);
              setup.task(
                  "ping",
                  () -> {
                    ball.store(1, StoreOrder.RELEASE);
                    ball.await(v -> v == 2, LoadOrder.ACQUIRE);
                  });
              setup.task(
                  "pong",
                  () -> {
                    ball.await(v -> v == 1, LoadOrder.ACQUIRE);
                    ball.store(2, StoreOrder.RELEASE);
                  });
            });
    HostSample sample = HostSampler.sample(handover, HostOptions.defaults(), 2_000);
    assertEquals(2_000L, sample.outcomes().get(""));
  }
}
