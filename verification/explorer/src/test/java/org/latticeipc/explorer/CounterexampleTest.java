package org.latticeipc.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.latticeipc.explorer.Shapes.litmus;
import static org.latticeipc.explorer.Shapes.program;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.latticeipc.engine.sim.SimulatedMachine;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Races;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.machine.Fact;
import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Property;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.machine.sync.WordMutex;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.StepKind;
import org.latticeipc.trace.TaskTable;
import org.latticeipc.trace.Trace;

/** Each kind of violation is found, told, the same twice, and repeated by the simulation. */
class CounterexampleTest {

  private static Violation only(Program program, ExplorerOptions options) {
    Result result = Explorer.explore(program, options);
    assertEquals(1, result.violations().size(), () -> program.name() + " " + result);
    Violation violation = result.violations().get(0);
    assertEquals(
        List.of(violation),
        Explorer.explore(program, options).violations(),
        "two runs, two counterexamples");
    return violation;
  }

  private static Violation only(Program program, MemoryModel model) {
    return only(program, ExplorerOptions.of(model));
  }

  private static SimulationResult replay(Program program, Violation violation) {
    SimulationResult result =
        SimulatedMachine.run(program, SimulationOptions.replaying(violation.trace()));
    assertFalse(
        result instanceof SimulationResult.Diverged,
        () -> result + "\n" + table(violation.trace()));
    return result;
  }

  private static Program lock(StoreOrder unlock) {
    return program(
        "test-and-set lock",
        s -> {
          Machine m = s.machine();
          LongCell held = m.longCell("held", 0);
          LongCell data = m.longCell("data", 0);
          for (String name : List.of("a", "b")) {
            s.task(
                name,
                () -> {
                  while (!held.compareAndSet(0, 1, RmwOrder.ACQUIRE)) {
                    held.await(v -> v == 0, LoadOrder.RELAXED);
                  }
                  data.store(data.load(LoadOrder.RELAXED) + 1, StoreOrder.RELAXED);
                  held.store(0, unlock);
                });
          }
          s.afterwards(
              () ->
                  PropertyViolation.require(
                      data.load(LoadOrder.RELAXED) == 2, "an increment was lost"));
        });
  }

  @Test
  void lock_unlockedRelaxed_losesAnIncrementUnderRc11Only() {
    assertEquals(
        Verdict.HOLDS,
        Explorer.explore(lock(StoreOrder.RELEASE), ExplorerOptions.defaults()).verdict());
    for (MemoryModel strong : List.of(MemoryModel.SC, MemoryModel.TSO)) {
      assertEquals(
          Verdict.HOLDS,
          Explorer.explore(lock(StoreOrder.RELAXED), ExplorerOptions.of(strong)).verdict());
    }
    Violation v = only(lock(StoreOrder.RELAXED), MemoryModel.RC11);
    assertEquals(Violation.ASSERTION, v.property());
    assertTrue(v.fewestSwitches());
    assertTrue(
        v.explanation().get(0).contains("load of data")
            && v.explanation().get(0).contains("reads 0 although task")
            && v.explanation().get(0).contains("does not release"),
        () -> v.explanation().toString());
    assertEquals(1, switches(v.trace()), () -> table(v.trace()));
    assertInstanceOf(SimulationResult.Violated.class, replay(lock(StoreOrder.RELAXED), v));
  }

  private static int switches(Trace trace) {
    int count = 0;
    List<Step> steps = trace.steps().stream().filter(s -> s.kind().isEvent()).toList();
    for (int i = 1; i < steps.size(); i++) {
      count += steps.get(i).task() == steps.get(i - 1).task() ? 0 : 1;
    }
    return count;
  }

  private static Program plainHandOver(StoreOrder publish) {
    return program(
        "hand-over of a plain cell",
        s -> {
          LongCell data = s.machine().longCell("data", 0);
          LongCell ready = s.machine().longCell("ready", 0);
          s.task(
              "a",
              () -> {
                data.store(1, StoreOrder.PLAIN);
                ready.store(1, publish);
              });
          s.task(
              "b",
              () -> {
                ready.await(v -> v == 1, LoadOrder.ACQUIRE);
                data.load(LoadOrder.PLAIN);
              });
        });
  }

  @Test
  void race_withoutAStaleRead_isExplainedByTheLinkThatOrdersNothing() {
    assertEquals(
        Verdict.HOLDS,
        Explorer.explore(plainHandOver(StoreOrder.RELEASE), ExplorerOptions.defaults()).verdict());
    Violation v = only(plainHandOver(StoreOrder.RELAXED), MemoryModel.RC11);
    assertEquals(Violation.NO_DATA_RACE, v.property());
    assertTrue(
        v.explanation().stream()
            .anyMatch(
                s ->
                    s.contains("of ready")
                        && s.contains("relaxed store")
                        && s.contains("which does not release")),
        () -> v.explanation().toString());
  }

  @Test
  void storeBuffering_underTso_isReplayed() {
    Program p =
        program(
            "SB",
            s -> {
              Machine m = s.machine();
              LongCell x = m.longCell("x", 0);
              LongCell y = m.longCell("y", 0);
              LongCell r = m.longCell("r", 0);
              s.task(
                  "a",
                  () -> {
                    x.store(1, StoreOrder.RELAXED);
                    r.fetchAdd(y.load(LoadOrder.RELAXED), RmwOrder.RELAXED);
                  });
              s.task(
                  "b",
                  () -> {
                    y.store(1, StoreOrder.RELAXED);
                    r.fetchAdd(x.load(LoadOrder.RELAXED), RmwOrder.RELAXED);
                  });
              s.afterwards(
                  () -> PropertyViolation.require(r.load(LoadOrder.RELAXED) > 0, "both read 0"));
            });
    for (MemoryModel model : List.of(MemoryModel.TSO, MemoryModel.RA, MemoryModel.RC11)) {
      assertInstanceOf(SimulationResult.Violated.class, replay(p, only(p, model)), model.id());
    }
  }

  @Test
  void race_onPlainAccesses_namesBoth() {
    Program p =
        litmus(
            "race",
            (m, x, y, z) -> {
              x.store(1, StoreOrder.PLAIN);
              y.store(1, StoreOrder.RELAXED);
            },
            (m, x, y, z) -> {
              if (y.load(LoadOrder.ACQUIRE) == 1) {
                x.load(LoadOrder.PLAIN);
              }
            });
    Violation v = only(p, MemoryModel.RC11);
    assertEquals(Violation.NO_DATA_RACE, v.property());
    assertTrue(
        v.message().contains("P1's plain load") && v.message().contains("P0's plain store"),
        v::message);
    assertEquals(Verdict.HOLDS, Explorer.explore(p, ExplorerOptions.of(MemoryModel.SC)).verdict());
    Result counted = Explorer.explore(p, ExplorerOptions.builder().races(Races.REPORT).build());
    assertEquals(Verdict.HOLDS, counted.verdict());
    assertTrue(counted.races());
  }

  @Test
  void deadlock_ofTwoLocks_isFoundAndReplayed() {
    Program p =
        program(
            "philosophers",
            s -> {
              Machine m = s.machine();
              LongCell left = m.longCell("left", 0);
              LongCell right = m.longCell("right", 0);
              philosopher(s, "a", left, right);
              philosopher(s, "b", right, left);
            });
    Violation v = only(p, MemoryModel.RC11);
    assertEquals(Violation.NO_DEADLOCK, v.property());
    assertEquals("no task can go on: a waits for right, b waits for left", v.message());
    assertInstanceOf(SimulationResult.Deadlocked.class, replay(p, v));
  }

  /** S: the store that is done last is not the last one in coherence order. */
  @Test
  void storeThatAnEarlierOneOverwrites_isExplained() {
    Program p =
        program(
            "S",
            s -> {
              LongCell x = s.machine().longCell("x", 0);
              LongCell y = s.machine().longCell("y", 0);
              LongCell seen = s.machine().longCell("seen", 0);
              s.task(
                  "P0",
                  () -> {
                    x.store(2, StoreOrder.RELAXED);
                    y.store(1, StoreOrder.RELAXED);
                  });
              s.task(
                  "P1",
                  () -> {
                    seen.store(y.load(LoadOrder.RELAXED), StoreOrder.RELAXED);
                    x.store(1, StoreOrder.RELAXED);
                  });
              s.afterwards(
                  () ->
                      PropertyViolation.require(
                          seen.load(LoadOrder.RELAXED) == 0 || x.load(LoadOrder.RELAXED) == 1,
                          "x is " + x.load(LoadOrder.RELAXED)));
            });
    String why = String.join("\n", only(p, MemoryModel.RC11).explanation());
    assertTrue(why.contains("task P1's relaxed store of x (CounterexampleTest.java:"), why);
    assertTrue(why.contains(" is overwritten by the 2 that task P0 stored before ("), why);
    assertTrue(why.contains("P1 has read y from P0 "), why);
  }

  /** The fence behind the load acquires for it; only the store is to blame. */
  @Test
  void fenceThatAcquires_isNotSaidToBeMissing() {
    Program p =
        litmus(
            "MP",
            (m, x, y, z) -> {
              x.store(1, StoreOrder.RELAXED);
              y.store(1, StoreOrder.RELAXED);
              m.fence(FenceOrder.RELEASE);
            },
            (m, x, y, z) -> {
              long seen = y.load(LoadOrder.RELAXED);
              m.fence(FenceOrder.ACQUIRE);
              PropertyViolation.require(seen == 0 || x.load(LoadOrder.RELAXED) == 1, "stale");
            });
    String why = String.join("\n", only(p, MemoryModel.RC11).explanation());
    assertTrue(why.contains("but that relaxed store does not release"), why);
    assertFalse(why.contains(" acquires"), why);
  }

  @Test
  void awaitAfterAllTasks_thatNothingEnds_saysWhatItWaitsFor() {
    Program p =
        program(
            "afterwards",
            s -> {
              LongCell x = s.machine().longCell("x", 0);
              s.task("a", () -> x.store(1, StoreOrder.RELAXED));
              s.afterwards(() -> x.await(value -> value == 9, LoadOrder.ACQUIRE));
            });
    Violation v = only(p, MemoryModel.RC11);
    assertEquals(Violation.NO_DEADLOCK, v.property());
    assertEquals("an await outside of tasks, on x, waits for ever", v.message());
  }

  private static Program twoMutexes() {
    return program(
        "two mutexes",
        s -> {
          WordMutex m = new WordMutex(s.machine(), "m");
          WordMutex n = new WordMutex(s.machine(), "n");
          LongCell go = s.machine().longCell("go", 0);
          LongCell x = s.machine().longCell("x", 0);
          s.task(
              "a",
              () -> {
                m.lock();
                go.await(v -> v == 1, LoadOrder.ACQUIRE);
                n.lock();
              });
          s.task(
              "b",
              () -> {
                n.lock();
                go.store(1, StoreOrder.RELEASE);
                x.await(v -> v == 1, LoadOrder.ACQUIRE);
                n.unlock();
              });
        });
  }

  /** Explorer and simulation say the same of who owns what, of a wait for a cell beside it too. */
  @Test
  void deadlock_ofMutexAndCell_saysWhoOwnsWhat() {
    Violation v = only(twoMutexes(), MemoryModel.SC);
    assertEquals(
        "no task can go on: a owns m and waits for n, owned by b; b owns n and waits for x",
        v.message());
    assertEquals(
        List.of("a owns m and waits for n, owned by b", "b owns n and waits for x, which is 0"),
        assertInstanceOf(SimulationResult.Deadlocked.class, replay(twoMutexes(), v)).waiting());
  }

  /** Of two orders with as few switches the one that stays with a task is shown. */
  @Test
  void order_staysWithATaskAsLongAsItCan() {
    Program p =
        litmus(
            "stays",
            (m, x, y, z) -> {
              x.store(1, StoreOrder.RELAXED);
              z.store(1, StoreOrder.RELAXED);
              y.await(v -> v == 1, LoadOrder.ACQUIRE);
              y.await(v -> v == 2, LoadOrder.ACQUIRE);
            },
            (m, x, y, z) -> {
              x.await(v -> v == 1, LoadOrder.ACQUIRE);
              y.store(1, StoreOrder.RELEASE);
            });
    Trace trace = only(p, MemoryModel.SC).trace();
    List<String> order =
        trace.steps().stream().filter(s -> s.kind().isEvent()).map(Step::words).toList();
    assertEquals("store relaxed z <- 1", order.get(1), () -> table(trace));
  }

  private static void philosopher(Setup s, String name, LongCell first, LongCell second) {
    s.task(
        name,
        () -> {
          take(first);
          take(second);
          second.store(0, StoreOrder.RELEASE);
          first.store(0, StoreOrder.RELEASE);
        });
  }

  private static void take(LongCell fork) {
    while (!fork.compareAndSet(0, 1, RmwOrder.ACQUIRE)) {
      fork.await(v -> v == 0, LoadOrder.RELAXED);
    }
  }

  @Test
  void exception_ofATask_isAViolation() {
    Program p =
        litmus(
            "divides by zero",
            (m, x, y, z) -> x.store(1, StoreOrder.RELAXED),
            (m, x, y, z) -> y.store(6 / x.load(LoadOrder.RELAXED), StoreOrder.RELAXED));
    Violation v = only(p, MemoryModel.SC);
    assertEquals(Violation.UNCAUGHT_EXCEPTION, v.property());
    assertEquals("P1 threw java.lang.ArithmeticException: / by zero", v.message());
    assertEquals(StepKind.FAILED, v.trace().steps().get(v.trace().steps().size() - 1).kind());
  }

  @Test
  void task_thatKeepsStateOutsideCells_isCaught() {
    int[] calls = new int[1];
    Program p =
        litmus(
            "counts its calls",
            (m, x, y, z) -> {
              x.store(calls[0]++, StoreOrder.RELAXED);
              y.load(LoadOrder.RELAXED);
            },
            (m, x, y, z) -> y.store(1, StoreOrder.RELAXED));
    Result result = Explorer.explore(p, ExplorerOptions.defaults());
    assertEquals(Violation.DETERMINISTIC_TASKS, result.violations().get(0).property());
    assertTrue(
        result.violations().get(0).message().contains("P0")
            && result.violations().get(0).message().contains("wrote ")
            && result.violations().get(0).message().contains(" where it had written "),
        () -> result.violations().get(0).message());
  }

  @Test
  void task_thatAssumesOtherwiseThanBefore_isCaught() {
    boolean[] called = new boolean[1];
    Program p =
        litmus(
            "changes its mind",
            (m, x, y, z) -> {
              x.load(LoadOrder.RELAXED);
              m.assume(!called[0]);
              called[0] = true;
              y.load(LoadOrder.RELAXED);
            },
            (m, x, y, z) -> y.store(1, StoreOrder.RELAXED));
    Result result = Explorer.explore(p, ExplorerOptions.defaults());
    assertEquals(Violation.DETERMINISTIC_TASKS, result.violations().get(0).property());
    assertTrue(
        result.violations().get(0).message().contains("stopped before a load of y"),
        () -> result.violations().get(0).message());
  }

  private record Entered(String who) implements Fact {
    @Override
    public String describe() {
      return who + " entered";
    }
  }

  private static final Property EXCLUSION =
      new Property() {
        @Override
        public String name() {
          return "mutual-exclusion";
        }

        @Override
        public Optional<String> violation(Execution x) {
          List<Execution.Noted<Entered>> all = x.factsOf(Entered.class);
          for (Execution.Noted<Entered> a : all) {
            for (Execution.Noted<Entered> b : all) {
              if (!a.equals(b) && !x.happensBefore(a, b) && !x.happensBefore(b, a)) {
                return Optional.of(a.fact().describe() + " beside " + b.fact().describe());
              }
            }
          }
          return Optional.empty();
        }
      };

  private static Program handOver(StoreOrder order) {
    return program(
        "hand-over",
        s -> {
          Machine m = s.machine();
          LongCell x = m.longCell("x", 0);
          s.property(EXCLUSION);
          s.task(
              "a",
              () -> {
                m.note(new Entered("a"));
                x.store(1, order);
              });
          s.task(
              "b",
              () -> {
                x.await(v -> v == 1, LoadOrder.ACQUIRE);
                m.note(new Entered("b"));
              });
        });
  }

  @Test
  void property_seesHappensBefore() {
    assertEquals(
        Verdict.HOLDS,
        Explorer.explore(handOver(StoreOrder.RELEASE), ExplorerOptions.defaults()).verdict());
    Violation v = only(handOver(StoreOrder.RELAXED), MemoryModel.RC11);
    assertEquals("mutual-exclusion", v.property());
    assertEquals("a entered beside b entered", v.message());
  }

  @Test
  void all_reportsOneOfEachCause() {
    Program p =
        litmus(
            "two ways to fail",
            (m, x, y, z) -> x.store(1, StoreOrder.RELAXED),
            (m, x, y, z) -> {
              long v = x.load(LoadOrder.RELAXED);
              PropertyViolation.require(v == 0, "saw one");
              PropertyViolation.require(y.load(LoadOrder.RELAXED) == 1, "saw zero");
            },
            (m, x, y, z) -> z.store(1, StoreOrder.RELAXED));
    Result result = Explorer.explore(p, ExplorerOptions.builder().all(true).build());
    assertEquals(
        List.of("saw one", "saw zero"),
        result.violations().stream().map(Violation::message).sorted().toList());
  }

  @Test
  void trace_hasSourceLines() {
    Violation v = only(lock(StoreOrder.RELAXED), MemoryModel.RC11);
    assertTrue(
        v.trace().steps().stream()
            .filter(s -> s.kind().isEvent())
            .allMatch(s -> String.valueOf(s.source()).startsWith("CounterexampleTest.java:")),
        () -> table(v.trace()));
    assertTrue(v.dot().startsWith("digraph execution {"));
  }

  private static String table(Trace trace) {
    return String.join("\n", TaskTable.withSources(trace, 120));
  }
}
