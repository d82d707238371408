package org.latticeipc.engine.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.latticeipc.engine.sim.strategy.Strategies;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Register;
import org.latticeipc.machine.program.Setup;

class SchedulingTest {
  private static final SimulationOptions ONE_CPU = SimulationOptions.defaults().withCpus(1);

  /** The names of the tasks in the order of their steps. */
  private static String order(SimulationResult result) {
    return result.trace().steps().stream()
        .filter(s -> s.kind().isEvent())
        .map(s -> result.trace().tasks().get(s.task() - 1).name())
        .collect(Collectors.joining());
  }

  private static Runnable steps(LongCell cell, int count) {
    return () -> {
      for (int i = 0; i < count; i++) {
        cell.fetchAdd(1, RmwOrder.RELAXED);
      }
    };
  }

  private static Program twoTasks(int steps, int cpuOfB) {
    return Program.of(
        "test",
        setup -> {
          LongCell x = setup.machine().longCell("x", 0);
          setup.task("a", 0, steps(x, steps));
          setup.task("b", cpuOfB, steps(x, steps));
        });
  }

  @Test
  void roundRobin_onTwoCpus_stepsThemInTurn() {
    assertEquals(
        "abababab", order(SimulatedMachine.run(twoTasks(4, 1), SimulationOptions.defaults())));
  }

  @Test
  void timer_onOneCpu_firesAtTheEndOfEachSlice() {
    assertEquals(
        "aaabbbaaabbbaabb", order(SimulatedMachine.run(twoTasks(8, 0), ONE_CPU.withSliceSteps(3))));
  }

  @Test
  void withoutTimer_noStrategyPreempts() {
    Set<String> orders = new HashSet<>();
    for (int seed = 0; seed < 50; seed++) {
      orders.add(
          order(
              SimulatedMachine.run(
                  twoTasks(3, 0),
                  ONE_CPU.withSliceSteps(0).withSeed(seed).withStrategy(Strategies.random()))));
    }
    assertEquals(Set.of("aaabbb"), orders);
  }

  @Test
  void random_onOneCpu_reachesEveryInterleaving() {
    Set<String> orders = new HashSet<>();
    for (int seed = 0; seed < 500; seed++) {
      orders.add(
          order(
              SimulatedMachine.run(
                  twoTasks(2, 0), ONE_CPU.withSeed(seed).withStrategy(Strategies.random()))));
    }
    assertEquals(Set.of("aabb", "abab", "abba", "baab", "baba", "bbaa"), orders);
  }

  @Test
  void yieldTo_onTheSameCpu_donatesTheRestOfTheSlice() {
    Program program =
        Program.of(
            "test",
            setup -> {
              Machine m = setup.machine();
              LongCell x = m.longCell("x", 0);
              TaskHandle[] c = new TaskHandle[1];
              setup.task(
                  "a",
                  0,
                  () -> {
                    x.fetchAdd(1, RmwOrder.RELAXED);
                    m.yieldTo(c[0]);
                    x.fetchAdd(1, RmwOrder.RELAXED);
                  });
              setup.task("b", 0, steps(x, 5));
              c[0] = setup.task("c", 0, steps(x, 5));
            });
    // a takes 2 of its 5 steps (the yield is one), c the other 3; then b has a slice, then a.
    assertEquals("acccbbbbbacc", order(SimulatedMachine.run(program, ONE_CPU.withSliceSteps(5))));
  }

  @Test
  void yieldTo_endedTask_onlyGivesUpTheSlice() {
    Program program =
        Program.of(
            "test",
            setup -> {
              Machine m = setup.machine();
              LongCell x = m.longCell("x", 0);
              TaskHandle dead = setup.task("dead", 0, () -> {});
              setup.task(
                  "a",
                  0,
                  () -> {
                    m.yieldTo(dead);
                    x.fetchAdd(1, RmwOrder.RELAXED);
                  });
              setup.task("b", 0, steps(x, 2));
            });
    assertEquals("bba", order(SimulatedMachine.run(program, ONE_CPU)));
  }

  @Test
  void yieldCpu_letsTheNextTaskRun() {
    Program program =
        Program.of(
            "test",
            setup -> {
              Machine m = setup.machine();
              LongCell x = m.longCell("x", 0);
              for (String name : List.of("a", "b")) {
                setup.task(
                    name,
                    0,
                    () -> {
                      for (int i = 0; i < 3; i++) {
                        x.fetchAdd(1, RmwOrder.RELAXED);
                        m.yieldCpu();
                      }
                    });
              }
            });
    assertEquals("ababab", order(SimulatedMachine.run(program, ONE_CPU.withSliceSteps(0))));
  }

  @Test
  void clock_countsSteps_andJumpsToADeadlineIfNothingElseCanHappen() {
    long[] times = new long[3];
    SimulationResult result =
        SimulatedMachine.run(
            Program.of(
                "test",
                setup -> {
                  Machine m = setup.machine();
                  LongCell x = m.longCell("x", 0);
                  setup.task(
                      "a",
                      () -> {
                        times[0] = m.nowTicks();
                        x.store(1, StoreOrder.RELAXED);
                        times[1] = m.nowTicks();
                        x.await(v -> v == 2, LoadOrder.ACQUIRE, 1_000);
                        times[2] = m.nowTicks();
                      });
                }),
            SimulationOptions.defaults());
    assertInstanceOf(SimulationResult.Completed.class, result);
    assertEquals(0, times[0]);
    assertEquals(1, times[1]);
    assertEquals(1_001, times[2], "the deadline, and one step");
  }

  @Test
  void deadline_isNotStruckWhileSomebodyCanStillEndTheWait() {
    SimulationResult result =
        SimulatedMachine.run(
            Program.of(
                "test",
                setup -> {
                  Machine m = setup.machine();
                  LongCell x = m.longCell("x", 0);
                  setup.task(
                      "waiter",
                      () ->
                          m.note(
                              Register.of(
                                  "got",
                                  x.await(v -> v == 50, LoadOrder.ACQUIRE, 1_000).orElse(-1))));
                  setup.task("counter", steps(x, 50));
                }),
            SimulationOptions.defaults());
    assertEquals("waiter:got=50", result.outcome().toString());
  }

  private static Program timeout() {
    return Program.of(
        "test",
        setup -> {
          Machine m = setup.machine();
          LongCell x = m.longCell("x", 0);
          setup.task(
              "w",
              () ->
                  m.note(Register.of("r", x.await(v -> v == 1, LoadOrder.ACQUIRE, 40).orElse(-1))));
          setup.task("s", () -> x.store(1, StoreOrder.RELEASE));
        });
  }

  @Test
  void deadline_underRandom_bothStrikesAndDoesNot() {
    Set<String> outcomes = new HashSet<>();
    for (int seed = 0; seed < 200; seed++) {
      outcomes.add(
          SimulatedMachine.run(
                  timeout(),
                  SimulationOptions.defaults().withSeed(seed).withStrategy(Strategies.random()))
              .outcome()
              .toString());
    }
    assertEquals(Set.of("w:r=1", "w:r=-1"), outcomes);
  }

  private static Program lostUpdate(Consumer<Setup> more) {
    return Program.of(
        "test",
        setup -> {
          Machine m = setup.machine();
          LongCell x = m.longCell("x", 0);
          for (String name : List.of("a", "b")) {
            setup.task(
                name,
                () -> {
                  long seen = x.load(LoadOrder.RELAXED);
                  x.store(seen + 1, StoreOrder.RELAXED);
                });
          }
          setup.afterwards(() -> m.note(Register.of("x", x.load(LoadOrder.RELAXED))));
          more.accept(setup);
        });
  }

  @Test
  void pct_ofDepthOne_neverPreempts_andOfDepthTwoFindsALostUpdate() {
    Set<String> one = new HashSet<>();
    Set<String> two = new HashSet<>();
    for (int seed = 0; seed < 100; seed++) {
      SimulationOptions options = SimulationOptions.defaults().withSeed(seed);
      one.add(
          SimulatedMachine.run(lostUpdate(s -> {}), options.withStrategy(Strategies.pct(1, 4)))
              .outcome()
              .toString());
      two.add(
          SimulatedMachine.run(lostUpdate(s -> {}), options.withStrategy(Strategies.pct(2, 4)))
              .outcome()
              .toString());
    }
    assertEquals(Set.of("x=2"), one);
    assertEquals(Set.of("x=1", "x=2"), two);
    assertThrows(IllegalArgumentException.class, () -> Strategies.pct(0, 1));
  }

  @Test
  void interactive_isAskedWithWords_andItsChoiceIsTaken() {
    StringBuilder asked = new StringBuilder();
    SimulationResult result =
        SimulatedMachine.run(
            Program.of(
                "test",
                setup ->
                    setup.task(
                        "a",
                        () -> {
                          int n = setup.machine().choose("door", 3);
                          setup.machine().note(Register.of("n", n));
                        })),
            SimulationOptions.defaults()
                .withStrategy(
                    Strategies.interactive(
                        decision -> {
                          asked.append(decision.describe(2));
                          return 2;
                        })));
    assertEquals("a chooses 2 of 3 for door", asked.toString());
    assertEquals("a:n=2", result.outcome().toString());
  }

  @Test
  void strategy_thatTakesWhatIsNotThere_failsTheRunItself_notATask() {
    IllegalStateException e =
        assertThrows(
            IllegalStateException.class,
            () ->
                SimulatedMachine.run(
                    twoTasks(2, 1),
                    SimulationOptions.defaults()
                        .withStrategy(Strategies.interactive(decision -> 99))));
    assertTrue(String.valueOf(e.getMessage()).contains("alternative 99 of 2"), e::getMessage);
  }
}
