package org.latticeipc.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Progress;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Setup;

/** Where nothing is proved nothing holds, and what stands in the way is named with its place. */
class NothingProvedTest {
  private static final class Remarks implements Progress.Listener {
    private final List<String> texts = new ArrayList<>();

    @Override
    public void progress(Progress progress) {}

    @Override
    public synchronized void remark(String text) {
      texts.add(text);
    }
  }

  private final Remarks remarks = new Remarks();

  private Result explore(Consumer<Setup> build, Consumer<ExplorerOptions.Builder> more) {
    ExplorerOptions.Builder builder = ExplorerOptions.builder().listener(remarks);
    more.accept(builder);
    return Explorer.explore(Program.of("p", build), builder.build());
  }

  private static String reasons(Result result) {
    return result instanceof Result.Inconclusive open
        ? open.reasons().stream().collect(Collectors.joining("; "))
        : result + " " + result.violations();
  }

  @Test
  void boundedLoopOfReads_thatTheBoundCuts_isNoLivelock() {
    Result result =
        explore(
            s -> {
              LongCell x = s.machine().longCell("x", 0);
              s.task(
                  "a",
                  () -> {
                    for (int i = 0; i < 200; i++) {
                      x.load(LoadOrder.RELAXED);
                    }
                  });
            },
            o -> o.maxEventsPerTask(100));
    assertEquals(Verdict.INCONCLUSIVE, result.verdict());
    assertTrue(
        reasons(result)
            .matches(
                "task a goes round reads of x at NothingProvedTest.java:\\d+ that change nothing, up"
                    + " to the bound of 100 events: if it waits .* await; if it ends, raise .*"),
        () -> reasons(result));
  }

  @Test
  void spinForAnotherTask_isNamedEarly_andCostsLittle() {
    Result result =
        explore(
            s -> {
              LongCell f = s.machine().longCell("flag", 0);
              s.task(
                  "w",
                  () -> {
                    while (f.load(LoadOrder.ACQUIRE) == 0) {}
                  });
              s.task("s", () -> f.store(1, StoreOrder.RELEASE));
            },
            o -> {});
    assertTrue(reasons(result).startsWith("task w goes round reads of flag at NothingProvedTest"));
    assertEquals(1, remarks.texts.size(), remarks.texts::toString);
    assertTrue(remarks.texts.get(0).contains("for 1000 events by now"), remarks.texts::toString);
    assertTrue(result.statistics().complete() < 100, "once it is known, little is explored of it");
  }

  @Test
  void spin_anyJobs_sameCounts() {
    Consumer<Setup> lock =
        s -> {
          LongCell f = s.machine().longCell("lock", 0);
          for (String name : List.of("l", "r")) {
            s.task(
                name,
                () -> {
                  while (!f.compareAndSet(0, 1, RmwOrder.ACQUIRE)) {}
                  f.store(0, StoreOrder.RELEASE);
                });
          }
        };
    Result one = explore(lock, o -> o.maxEventsPerTask(300));
    Result two = explore(lock, o -> o.maxEventsPerTask(300).jobs(2));
    assertEquals(reasons(one), reasons(two));
    assertEquals(one.statistics().complete(), two.statistics().complete());
    assertEquals(one.statistics().blocked(), two.statistics().blocked());
  }

  /** A failed exchange changes nothing either; each execution ends with one that succeeds. */
  @Test
  void spinByExchanges_isNamedEarly() {
    explore(
        s -> {
          LongCell f = s.machine().longCell("lock", 0);
          for (String name : List.of("l", "r")) {
            s.task(
                name,
                () -> {
                  while (!f.compareAndSet(0, 1, RmwOrder.ACQUIRE)) {}
                  f.store(0, StoreOrder.RELEASE);
                });
          }
        },
        o -> o.maxEventsPerTask(1100));
    assertTrue(!remarks.texts.isEmpty(), "nothing was said");
    assertTrue(
        remarks.texts.get(0).contains(" has gone round reads of lock at NothingProvedTest.java:"),
        remarks.texts::toString);
  }

  @Test
  void computationThatNeverReturns_isStoppedAtTheBudget_andNamedWithItsPlace() {
    AtomicBoolean over = new AtomicBoolean();
    Result result =
        explore(
            s ->
                s.task(
                    "w",
                    () -> {
                      while (!over.get()) {
                        Thread.onSpinWait();
                      }
                    }),
            o -> o.budget(Duration.ofMillis(300)));
    over.set(true);
    assertEquals(Verdict.INCONCLUSIVE, result.verdict());
    assertTrue(reasons(result).contains("task w is at NothingProvedTest.java:"));
    assertTrue(result.statistics().seconds() < 5, "the budget ends it");
  }

  @Test
  void setUpThatNeverReturns_isStoppedAtTheBudget() {
    AtomicBoolean over = new AtomicBoolean();
    Result result =
        explore(
            s -> {
              while (!over.get()) {
                Thread.onSpinWait();
              }
            },
            o -> o.budget(Duration.ofMillis(100)));
    over.set(true);
    assertTrue(reasons(result).contains("code outside of tasks is at NothingProvedTest.java:"));
  }

  @Test
  void interruption_alsoEndsAComputationThatNeverReturns() {
    AtomicBoolean over = new AtomicBoolean();
    Thread explorer = Thread.currentThread();
    Result result =
        explore(
            s ->
                s.task(
                    "w",
                    () -> {
                      explorer.interrupt();
                      while (!over.get()) {
                        Thread.onSpinWait();
                      }
                    }),
            o -> {});
    over.set(true);
    assertTrue(Thread.interrupted(), "the caller's flag stays");
    assertTrue(reasons(result).contains("it was interrupted"), () -> reasons(result));
  }

  @Test
  void noAccess_orNoCompleteExecution_isNothingExplored() {
    Result none = explore(s -> s.task("t", () -> {}), o -> {});
    assertEquals("no task accessed a cell, so nothing was explored", reasons(none));
    Result blocked =
        explore(
            s -> {
              LongCell x = s.machine().longCell("x", 0);
              s.task("t", () -> s.machine().assume(x.load(LoadOrder.RELAXED) == 1));
            },
            o -> {});
    assertEquals("no execution was complete, so nothing was checked", reasons(blocked));
  }

  @Test
  void threadOfATask_mayNotAccessCells() {
    Result result =
        explore(
            s -> {
              LongCell x = s.machine().longCell("x", 0);
              s.task(
                  "l",
                  () -> {
                    Thread thread = new Thread(() -> x.store(1, StoreOrder.RELAXED), "helper");
                    thread.setUncaughtExceptionHandler((t, e) -> {});
                    thread.start();
                    join(thread);
                  });
            },
            o -> {});
    Violation found = result.violations().get(0);
    assertEquals(Violation.DETERMINISTIC_TASKS, found.property());
    assertTrue(found.message().startsWith("while task l ran, thread helper, which is no task"));
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void taskDeclaredInATask_isRefused() {
    Result result = explore(s -> s.task("l", () -> s.task("late", () -> {})), o -> {});
    Violation found = result.violations().get(0);
    assertTrue(found.message().startsWith("l threw java.lang.IllegalStateException: task 'late'"));
  }

  @Test
  void cellOfAnotherExploration_orOfAnEarlierExecution_isRefused() {
    List<LongCell> kept = new ArrayList<>();
    Program keeps =
        Program.of(
            "keeps",
            s -> {
              if (kept.isEmpty()) {
                kept.add(s.machine().longCell("kept", 0));
              }
              LongCell first = kept.get(0);
              s.task("l", () -> first.store(1, StoreOrder.RELAXED));
              s.task("r", () -> first.load(LoadOrder.RELAXED));
            });
    assertEquals(
        "set-up makes cell kept in one build and not in another; make the same cells and tasks anew"
            + " in each build of the program",
        reasons(Explorer.explore(keeps, ExplorerOptions.defaults())));
    Result again = Explorer.explore(keeps, ExplorerOptions.defaults());
    assertTrue(
        again.violations().get(0).message().contains("cell kept belongs to another exploration"));
  }

  @Test
  void cellThatAnotherExecutionsTaskMade_isRefused() {
    List<LongCell> leaked = new ArrayList<>();
    Result result =
        explore(
            s -> {
              LongCell x = s.machine().longCell("x", 0);
              s.task("r", () -> x.store(leaked.size(), StoreOrder.RELAXED));
              s.task(
                  "l",
                  () -> {
                    leaked.add(s.machine().longCell("own", 0));
                    x.store(leaked.get(0).load(LoadOrder.RELAXED), StoreOrder.RELAXED);
                  });
            },
            o -> {});
    assertInstanceOf(Result.Violated.class, result);
  }
}
