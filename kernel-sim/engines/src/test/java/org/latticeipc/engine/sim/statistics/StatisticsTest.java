package org.latticeipc.engine.sim.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.latticeipc.engine.sim.SimulatedMachine;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.engine.sim.strategy.Strategies;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.FaultFact;
import org.latticeipc.machine.program.HoldingFact;
import org.latticeipc.machine.program.MessageFact;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.UseFact;

/** What a run spent its time on adds up, and says who waited for what. */
class StatisticsTest {
  private static final SimulationOptions OPTIONS =
      SimulationOptions.defaults().withCpus(2).withStatistics(true);

  private record Hold(String thing, Holding holding) implements HoldingFact {
    @Override
    public String describe() {
      return holding + " " + thing;
    }
  }

  private record Passed(String endpoint, Passage passage) implements MessageFact {
    @Override
    public String describe() {
      return passage + " " + endpoint;
    }
  }

  private static RunStatistics of(Program program, SimulationOptions options) {
    return SimulatedMachine.run(program, options).run().statistics().orElseThrow();
  }

  /** One task waits for nine stores of the other, then for its end. */
  private static final Program WAITS =
      Program.of(
          "waits",
          setup -> {
            Machine m = setup.machine();
            LongCell x = m.longCell("x", 0);
            TaskHandle[] stores = new TaskHandle[1];
            stores[0] =
                setup.task(
                    "stores",
                    () -> {
                      for (int i = 1; i <= 9; i++) {
                        x.store(i, StoreOrder.RELEASE);
                      }
                      x.load(LoadOrder.RELAXED);
                      x.load(LoadOrder.RELAXED);
                    });
            setup.task(
                "waits",
                () -> {
                  x.await(v -> v == 9, LoadOrder.ACQUIRE);
                  m.join(stores[0]);
                });
          });

  @Test
  void times_addUp_andWaitsNameWhatWasWaitedFor() {
    RunStatistics statistics = of(WAITS, OPTIONS);
    assertEquals(13, statistics.ticks());
    for (RunStatistics.Cpu cpu : statistics.cpus()) {
      assertEquals(13, cpu.busy() + cpu.turn() + cpu.idle(), cpu.toString());
    }
    assertEquals(
        List.of(new RunStatistics.Cpu(0, 11, 1, 1), new RunStatistics.Cpu(1, 2, 1, 10)),
        statistics.cpus());
    RunStatistics.Task stores = statistics.tasks().get(0);
    assertEquals(11, stores.busy());
    assertEquals(0, stores.waiting());
    RunStatistics.Task waits = statistics.tasks().get(1);
    assertEquals(2, waits.busy());
    assertEquals(13, waits.busy() + waits.ready() + waits.waiting());
    assertEquals(
        List.of("x", "the end of stores"),
        statistics.waits().stream().map(RunStatistics.Wait::on).toList());
    assertEquals(8, statistics.waits().get(0).ticks());
  }

  @Test
  void clockThatJumps_isTimeInWhichAllAreIdle() {
    Program late =
        Program.of(
            "late",
            setup -> {
              LongCell x = setup.machine().longCell("x", 0);
              setup.task("late", () -> x.await(v -> v == 1, LoadOrder.RELAXED, 100));
            });
    RunStatistics statistics = of(late, OPTIONS);
    assertEquals(101, statistics.ticks());
    assertEquals(new RunStatistics.Cpu(0, 1, 0, 100), statistics.cpus().get(0));
    assertEquals(new RunStatistics.Cpu(1, 0, 0, 101), statistics.cpus().get(1));
    assertEquals(100, statistics.tasks().get(0).waiting());
  }

  @Test
  void deadlockedTasks_waitToTheEnd() {
    Program stuck =
        Program.of(
            "stuck",
            setup -> {
              LongCell x = setup.machine().longCell("x", 0);
              setup.task("stuck", () -> x.await(v -> v == 1, LoadOrder.RELAXED));
              setup.task(
                  "works",
                  () -> {
                    for (int i = 0; i < 20; i++) {
                      x.load(LoadOrder.RELAXED);
                    }
                  });
            });
    RunStatistics statistics = of(stuck, OPTIONS.withStrategy(Strategies.random()));
    assertEquals(new RunStatistics.Wait("stuck", "x", 1, 20, 20), statistics.waits().get(0));
  }

  @Test
  void locksAndMessages_areCountedByTheirFacts() {
    Program facts =
        Program.of(
            "facts",
            setup -> {
              Machine m = setup.machine();
              LongCell x = m.longCell("x", 0);
              setup.task(
                  "first",
                  0,
                  () -> {
                    m.note(new Hold("lock", HoldingFact.Holding.WAITS));
                    x.await(v -> v == 1, LoadOrder.ACQUIRE);
                    m.note(new Hold("lock", HoldingFact.Holding.OWNS));
                    x.load(LoadOrder.RELAXED);
                    m.note(new Hold("lock", HoldingFact.Holding.LEAVES));
                    m.note(new Passed("pipe", MessageFact.Passage.SENT));
                    m.note(new Passed("pipe", MessageFact.Passage.RECEIVED));
                    m.note(new Passed("pipe", MessageFact.Passage.SENT));
                  });
              setup.task(
                  "second",
                  1,
                  () -> {
                    m.note(new Hold("lock", HoldingFact.Holding.WAITS));
                    m.note(new Hold("lock", HoldingFact.Holding.OWNS));
                    x.load(LoadOrder.RELAXED);
                    m.note(new Hold("lock", HoldingFact.Holding.LEAVES));
                    x.store(1, StoreOrder.RELEASE);
                  });
            });
    RunStatistics statistics = of(facts, OPTIONS);
    RunStatistics.Lock lock = statistics.locks().get(0);
    assertEquals(1, lock.overtaken(), "the second arrived later and owned it first");
    assertEquals("first", lock.owners().get(0).task());
    assertEquals(1, lock.owners().get(0).overtaken());
    assertEquals(3, lock.owners().get(0).waited());
    assertEquals(1, lock.owners().get(1).held());
    assertEquals(1.0, lock.fairness());
    assertEquals(List.of(new RunStatistics.Endpoint("pipe", 2, 1)), statistics.endpoints());
    assertEquals(1e6 / statistics.ticks(), statistics.messagesPerMillionTicks());
  }

  private record Struck(String fault) implements FaultFact {
    @Override
    public String describe() {
      return "is struck by " + fault;
    }
  }

  @Test
  void faults_areCountedByNameAndTask() {
    Program struck =
        Program.of(
            "struck",
            setup -> {
              Machine m = setup.machine();
              setup.task(
                  "b",
                  () -> {
                    m.note(new Struck("drop"));
                    m.note(new Struck("drop"));
                  });
              setup.task(
                  "a",
                  () -> {
                    m.note(new Struck("kill"));
                    m.note(new Struck("drop"));
                  });
            });
    assertEquals(
        List.of(
            new RunStatistics.Fault("drop", "a", 1),
            new RunStatistics.Fault("drop", "b", 2),
            new RunStatistics.Fault("kill", "a", 1)),
        of(struck, OPTIONS).faults());
  }

  private record Used(String use, String of, long amount, MessageFact.@Nullable Passage passage)
      implements UseFact {
    @Override
    public String unit() {
      return "words";
    }

    @Override
    public String describe() {
      return use + " " + of;
    }
  }

  @Test
  void uses_areCounted_andMessagesOfAChannelsQueueOnlyOnce() {
    Program uses =
        Program.of(
            "uses",
            setup -> {
              Machine m = setup.machine();
              LongCell x = m.longCell("x", 0);
              setup.task(
                  "only",
                  () -> {
                    x.load(LoadOrder.RELAXED);
                    m.note(new Used("written", "disk", 3, null));
                    m.note(new Used("written", "disk", 4, null));
                    m.note(new Used("send", "queue", 1, MessageFact.Passage.SENT));
                    m.note(new Used("receive", "queue", 1, MessageFact.Passage.RECEIVED));
                    m.note(new Used("send", "pipe", 1, MessageFact.Passage.SENT));
                    m.note(new Passed("pipe", MessageFact.Passage.SENT));
                    m.note(new Passed("pipe", MessageFact.Passage.RECEIVED));
                  });
            });
    RunStatistics statistics = of(uses, OPTIONS);
    assertEquals(
        List.of(
            new RunStatistics.Use("written", "disk", 2, 7, "words"),
            new RunStatistics.Use("send", "pipe", 1, 1, "words"),
            new RunStatistics.Use("receive", "queue", 1, 1, "words"),
            new RunStatistics.Use("send", "queue", 1, 1, "words")),
        statistics.uses());
    assertEquals(
        List.of(
            new RunStatistics.Endpoint("pipe", 1, 1), new RunStatistics.Endpoint("queue", 1, 1)),
        statistics.endpoints());
    assertEquals(2e6 / statistics.ticks(), statistics.messagesPerMillionTicks());
  }

  @Test
  void jain_isOneForEqualSharesAndAnNthForOneOfN() {
    assertEquals(1.0, RunStatistics.jain(LongStream.of(7, 7, 7)));
    assertEquals(0.25, RunStatistics.jain(LongStream.of(0, 9, 0, 0)));
    assertEquals(1.0, RunStatistics.jain(LongStream.of(0, 0)));
  }

  @Test
  void countingChangesNoRun_andIsOnlyDoneIfAsked() {
    SimulationResult with = SimulatedMachine.run(WAITS, OPTIONS);
    SimulationResult without = SimulatedMachine.run(WAITS, OPTIONS.withStatistics(false));
    assertEquals(with.trace(), without.trace());
    assertTrue(without.run().statistics().isEmpty());
  }
}
