package org.latticeipc.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.latticeipc.explorer.Shapes.program;
import static org.latticeipc.explorer.Shapes.reg;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latticeipc.explorer.result.CheckpointException;
import org.latticeipc.explorer.result.Estimate;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.TaskLimits;

/** Jobs, bounds, checkpoints, sampling: ways to run that must not change the answer. */
class RunningTest {
  /** Adders beside readers, with a reference cell and a spawned task. */
  private static Program mixed(int tasks) {
    return program(
        "mixed",
        s -> {
          Machine m = s.machine();
          LongCell x = m.longCell("x", 0);
          RefCell<String> y = m.refCell("y", "none");
          for (int i = 0; i < tasks; i++) {
            int id = i;
            s.task(
                "t" + i,
                () -> {
                  long v = x.fetchAdd(1, RmwOrder.ACQ_REL);
                  y.store("by " + id + " at " + v, StoreOrder.RELEASE);
                  reg(m, "v", v);
                  reg(m, "seen", x.load(LoadOrder.RELAXED));
                });
          }
          s.task(
              "parent",
              () ->
                  m.join(
                      m.spawn(
                          "child",
                          0,
                          () -> {
                            LongCell own = m.longCell("own", 7);
                            String text = y.load(LoadOrder.ACQUIRE);
                            reg(
                                m,
                                "len",
                                text == null ? -1 : text.length() + own.load(LoadOrder.RELAXED));
                          })));
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5})
  void jobs_anyNumber_sameCounts(int jobs) {
    Result one = Explorer.explore(mixed(4), ExplorerOptions.defaults());
    Result many = Explorer.explore(mixed(4), ExplorerOptions.builder().jobs(jobs).build());
    assertEquals(one.statistics().complete(), many.statistics().complete());
    assertEquals(one.statistics().blocked(), many.statistics().blocked());
    assertEquals(one.outcomes(), many.outcomes());
    assertTrue(one.statistics().complete() > 10_000, () -> one.statistics().toString());
  }

  private static Program racyCounter() {
    return program(
        "counter without lock",
        s -> {
          LongCell x = s.machine().longCell("x", 0);
          for (int i = 0; i < 4; i++) {
            s.task(
                "t" + i,
                () -> {
                  long v = x.load(LoadOrder.RELAXED);
                  x.store(v + 1, StoreOrder.RELAXED);
                });
          }
          s.afterwards(
              () ->
                  PropertyViolation.require(
                      x.load(LoadOrder.RELAXED) > 1, "three increments were lost"));
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void violation_anyNumberOfJobs_sameCounterexampleAndCounts(int jobs) {
    Result one = Explorer.explore(racyCounter(), ExplorerOptions.defaults());
    Result many = Explorer.explore(racyCounter(), ExplorerOptions.builder().jobs(jobs).build());
    assertEquals(Verdict.VIOLATED, many.verdict());
    assertEquals(one.violations(), many.violations());
    assertEquals(one.statistics().complete(), many.statistics().complete());
    assertEquals("assertion", many.violations().get(0).property());
  }

  @Test
  void budget_usedUp_isInconclusive() {
    ExplorerOptions options = ExplorerOptions.builder().budget(Duration.ofMillis(50)).build();
    Result result = Explorer.explore(mixed(6), options);
    assertEquals(Verdict.INCONCLUSIVE, result.verdict());
    assertTrue(result.statistics().seconds() < 5, () -> result.statistics().toString());
  }

  @Test
  void executions_bounded_isInconclusive() {
    ExplorerOptions options = ExplorerOptions.builder().maxExecutions(1000).build();
    assertEquals(Verdict.INCONCLUSIVE, Explorer.explore(mixed(4), options).verdict());
  }

  @Test
  void events_bounded_isInconclusive() {
    Program counting =
        program(
            "counting",
            s -> {
              LongCell x = s.machine().longCell("x", 0);
              s.task(
                  "t",
                  () -> {
                    for (int i = 0; i < 20; i++) {
                      x.store(i, StoreOrder.RELAXED);
                    }
                  });
            });
    ExplorerOptions options = ExplorerOptions.builder().maxEventsPerTask(10).build();
    Result result = Explorer.explore(counting, options);
    assertEquals(Verdict.INCONCLUSIVE, result.verdict());
    assertEquals(Verdict.HOLDS, Explorer.explore(counting, ExplorerOptions.defaults()).verdict());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void checkpoint_stoppedAndResumedAgainAndAgain_sameTotals(int jobs, @TempDir Path folder) {
    Result whole = Explorer.explore(mixed(4), ExplorerOptions.defaults());
    Path file = folder.resolve("state");
    long step = whole.statistics().complete() / 7;
    ExplorerOptions.Builder options =
        ExplorerOptions.builder()
            .jobs(jobs)
            .checkpoint(file)
            .checkpointEvery(Duration.ofMillis(1))
            .maxExecutions(step);
    Result part = Explorer.explore(mixed(4), options.build());
    int rounds = 1;
    while (part.verdict() == Verdict.INCONCLUSIVE) {
      assertTrue(Files.exists(file));
      rounds++;
      part =
          Explorer.explore(mixed(4), options.resume(file).maxExecutions(step * rounds + 1).build());
    }
    assertTrue(rounds > 3, "rounds " + rounds);
    assertEquals(whole.statistics().complete(), part.statistics().complete());
    assertEquals(whole.outcomes(), part.outcomes());
  }

  @Test
  void race_withAnEventTakenOverFromAnotherWorker_isFound() {
    Program program =
        program(
            "plain store beside updates",
            s -> {
              LongCell x = s.machine().longCell("x", 0);
              s.task(
                  "plain",
                  () -> {
                    x.store(1, StoreOrder.PLAIN);
                    x.fetchAdd(1, RmwOrder.SEQ_CST);
                  });
              s.task("adds", () -> x.fetchAdd(1, RmwOrder.ACQUIRE));
            });
    for (int i = 0; i < 300; i++) {
      Result result = Explorer.explore(program, ExplorerOptions.builder().jobs(3).build());
      assertEquals(Verdict.VIOLATED, result.verdict(), "round " + i);
      assertEquals(Violation.NO_DATA_RACE, result.violations().get(0).property());
    }
  }

  /** The plain store is in every graph, what races with it in those that are explored last. */
  @Test
  void race_withAnEventFromACheckpoint_isFound(@TempDir Path folder) {
    Program program =
        program(
            "late race",
            s -> {
              LongCell x = s.machine().longCell("x", 0);
              LongCell y = s.machine().longCell("y", 0);
              s.task("plain", () -> x.store(1, StoreOrder.PLAIN));
              s.task(
                  "reads",
                  () -> {
                    if (y.fetchAdd(1, RmwOrder.RELAXED) == 6) {
                      x.load(LoadOrder.RELAXED);
                    }
                  });
              for (int i = 0; i < 6; i++) {
                s.task("adds", () -> y.fetchAdd(1, RmwOrder.RELAXED));
              }
            });
    Path file = folder.resolve("state");
    ExplorerOptions.Builder options = ExplorerOptions.builder().checkpoint(file);
    Result part = Explorer.explore(program, options.maxExecutions(100).build());
    assertEquals(Verdict.INCONCLUSIVE, part.verdict());
    Result rest = Explorer.explore(program, ExplorerOptions.builder().resume(file).build());
    assertEquals(Verdict.VIOLATED, rest.verdict());
    assertEquals(Violation.NO_DATA_RACE, rest.violations().get(0).property());
  }

  @Test
  void checkpoint_ofAnotherProgram_isRefused(@TempDir Path folder) {
    Path file = folder.resolve("state");
    Explorer.explore(mixed(1), ExplorerOptions.builder().checkpoint(file).build());
    ExplorerOptions resume = ExplorerOptions.builder().resume(file).seed(7).build();
    CheckpointException refused =
        assertThrows(CheckpointException.class, () -> Explorer.explore(racyCounter(), resume));
    assertEquals(
        file
            + " is a checkpoint of another exploration: "
            + "program: found mixed, expected counter without lock; seed: found 0, expected 7"
            + "; resume it with what is found in it, or explore anew",
        refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void thread_interrupted_endsInconclusiveAndKeepsACheckpoint(int jobs, @TempDir Path folder) {
    Path file = folder.resolve("state");
    Thread explorer = Thread.currentThread();
    ExplorerOptions.Builder options = ExplorerOptions.builder().jobs(jobs).checkpoint(file);
    Result part = Explorer.explore(mixed(6), options.listener(p -> explorer.interrupt()).build());
    assertTrue(Thread.interrupted(), "the interruption is left for the caller");
    assertEquals(List.of("it was interrupted"), ((Result.Inconclusive) part).reasons());
    long done = part.statistics().complete();
    assertTrue(done > 0);
    ExplorerOptions more = options.listener(p -> {}).resume(file).maxExecutions(done + 1).build();
    Result resumed = Explorer.explore(mixed(6), more);
    assertTrue(resumed.statistics().complete() > done, () -> resumed.statistics().toString());
  }

  @Test
  void checkpoint_cutShort_isRefused(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("state");
    Explorer.explore(mixed(1), ExplorerOptions.builder().checkpoint(file).build());
    byte[] bytes = Files.readAllBytes(file);
    ExplorerOptions resume = ExplorerOptions.builder().resume(file).build();
    for (int n = 0; n < bytes.length; n += 7) {
      Files.write(file, java.util.Arrays.copyOf(bytes, n));
      assertThrows(CheckpointException.class, () -> Explorer.explore(mixed(1), resume));
    }
  }

  @Test
  void estimate_isNearTheCount() {
    double exact = Explorer.explore(mixed(3), ExplorerOptions.defaults()).statistics().complete();
    Estimate estimate = Explorer.estimate(mixed(3), ExplorerOptions.defaults(), 300);
    assertEquals(exact, estimate.complete(), exact / 10, estimate::toString);
    assertEquals(0, estimate.blocked(), estimate::toString);
    assertTrue(estimate.least() <= exact && exact <= estimate.most(), estimate::toString);
    assertTrue(estimate.most() < 2 * estimate.least(), estimate::toString);
  }

  @Test
  void sample_findsABug_orStaysInconclusive() {
    ExplorerOptions options = ExplorerOptions.builder().sample(2000).seed(5).build();
    assertEquals(Verdict.VIOLATED, Explorer.explore(racyCounter(), options).verdict());
    Result clean = Explorer.explore(mixed(2), options);
    assertEquals(Verdict.INCONCLUSIVE, clean.verdict());
    assertEquals(2000, clean.statistics().complete());
    assertEquals(clean.outcomes(), Explorer.explore(mixed(2), options).outcomes());
  }

  @Test
  void progress_reachesTheWhole() {
    AtomicInteger calls = new AtomicInteger();
    ExplorerOptions options =
        ExplorerOptions.builder()
            .listener(
                p -> {
                  calls.incrementAndGet();
                  assertTrue(p.fraction() >= 0 && p.fraction() <= 1);
                })
            .build();
    Result result =
        Explorer.explore(mixed(5), options.toBuilder().budget(Duration.ofSeconds(2)).build());
    assertTrue(calls.get() > 0);
    assertFalse(result.outcomes().isEmpty());
  }

  @Test
  void preemptions_bounded_visitsFewerAndIsInconclusive() {
    Program p =
        program(
            "two tasks of two steps",
            s -> {
              LongCell x = s.machine().longCell("x", 0);
              for (int i = 0; i < 2; i++) {
                s.task(
                    "t" + i,
                    () -> {
                      x.fetchAdd(1, RmwOrder.SEQ_CST);
                      x.fetchAdd(1, RmwOrder.SEQ_CST);
                    });
              }
            });
    long[] expected = {2, 4, 6};
    for (int bound = 0; bound <= 2; bound++) {
      ExplorerOptions options =
          ExplorerOptions.builder()
              .model(org.latticeipc.model.MemoryModel.SC)
              .preemptionBound(bound)
              .build();
      Result result = Explorer.explore(p, options);
      assertEquals(expected[bound], result.statistics().complete());
      assertEquals(bound < 2 ? Verdict.INCONCLUSIVE : Verdict.HOLDS, result.verdict());
    }
  }

  /** A program whose tasks throw the error the {@code nth} time one of them is called. */
  private static Program exhausting(int nth, VirtualMachineError error) {
    AtomicInteger calls = new AtomicInteger();
    return program(
        "exhausting",
        s -> {
          LongCell x = s.machine().longCell("x", 0);
          for (int i = 0; i < 5; i++) {
            s.task(
                "t" + i,
                () -> {
                  x.fetchAdd(1, RmwOrder.RELAXED);
                  if (calls.incrementAndGet() == nth) {
                    throw error;
                  }
                });
          }
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void jvm_exhausted_isInconclusiveAndKeepsNoCheckpoint(int jobs, @TempDir Path folder) {
    Path file = folder.resolve("c");
    for (VirtualMachineError error :
        List.of(new OutOfMemoryError("Java heap space"), new StackOverflowError())) {
      for (int nth : new int[] {1, 2, 50, 300}) {
        Result result =
            Explorer.explore(
                exhausting(nth, error),
                ExplorerOptions.builder().jobs(jobs).checkpoint(file).build());
        assertEquals(Verdict.INCONCLUSIVE, result.verdict());
        String reasons = ((Result.Inconclusive) result).reasons().toString();
        assertTrue(
            reasons.contains(
                error instanceof OutOfMemoryError
                    ? "memory ran out at a heap of "
                    : "the stack overflowed; give more"),
            reasons);
        assertTrue(result.outcomes().isEmpty(), "they may be what took the memory");
        // What the search was doing is lost, so a resumed one would leave it out.
        assertFalse(Files.exists(file));
      }
    }
  }

  @Test
  void jvm_exhaustedBySampling_isInconclusive() {
    Result result =
        Explorer.explore(
            exhausting(20, new OutOfMemoryError("Java heap space")),
            ExplorerOptions.builder().sample(100).build());
    assertEquals(Verdict.INCONCLUSIVE, result.verdict());
    assertTrue(((Result.Inconclusive) result).reasons().toString().contains("memory ran out"));
  }

  @Test
  void tasks_tooMany_isInconclusiveAtOnce() {
    Program many =
        program(
            "many",
            s -> {
              LongCell x = s.machine().longCell("x", 0);
              for (int i = 0; i <= TaskLimits.MOST_EXPLORED; i++) {
                s.task("t" + i, () -> x.fetchAdd(1, RmwOrder.RELAXED));
              }
            });
    Result result = Explorer.explore(many, ExplorerOptions.defaults());
    assertEquals(Verdict.INCONCLUSIVE, result.verdict());
    assertTrue(
        ((Result.Inconclusive) result).reasons().toString().contains("has 1001 tasks, and at most"),
        result.toString());
    ExplorerOptions sampled = ExplorerOptions.builder().sample(1_000_000).build();
    assertEquals(Verdict.INCONCLUSIVE, Explorer.explore(many, sampled).verdict());
    assertEquals(0, Explorer.estimate(many, ExplorerOptions.defaults(), 1_000_000).runs());
  }

  @Test
  void tasks_tooMany_areNotWalkedForACheckpointEither(@TempDir Path folder) {
    Program many =
        program(
            "many",
            s -> {
              for (int i = 0; i <= TaskLimits.MOST_EXPLORED; i++) {
                s.task("t" + i, () -> fail("a task of too many ran"));
              }
            });
    Result result =
        Explorer.explore(many, ExplorerOptions.builder().checkpoint(folder.resolve("c")).build());
    assertEquals(Verdict.INCONCLUSIVE, result.verdict());
  }

  private static void spawnAnother(Machine m) {
    m.spawn("another", 0, () -> spawnAnother(m));
  }

  @Test
  void spawning_withoutEnd_isCut() {
    Result result =
        Explorer.explore(
            program("spawning", s -> s.task("first", () -> spawnAnother(s.machine()))),
            ExplorerOptions.defaults());
    assertEquals(Verdict.INCONCLUSIVE, result.verdict());
    assertTrue(
        ((Result.Inconclusive) result)
            .reasons()
            .toString()
            .contains("was cut where it spawns one task more than 1000"),
        result.toString());
  }
}
