package org.latticeipc.explorer.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Races;
import org.latticeipc.explorer.result.Reduction;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Statistics;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.explorer.step.AwaitReduction;
import org.latticeipc.explorer.step.Revisits;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.model.MemoryModel;

/** What the reductions leave out, and when they see that they do not apply. */
class ReductionsTest {

  private static Program program(Consumer<Setup> build) {
    return Program.of("program", build.andThen(Setup::holdsOnlyCells));
  }

  private static void alike(Setup s, int tasks, IntFunction<Runnable> body) {
    TaskHandle[] handles = new TaskHandle[tasks];
    for (int i = 0; i < tasks; i++) {
      handles[i] = s.task("t" + (i + 1), body.apply(i));
    }
    s.interchangeable(handles);
  }

  private static Statistics explore(Program p, Reduction... reductions) {
    return Explorer.explore(p, ExplorerOptions.builder().reduce(reductions).build()).statistics();
  }

  /** Tasks that draw tickets and enter in that order. */
  private static Program tickets(int tasks) {
    return program(
        s -> {
          LongCell next = s.machine().longCell("next", 0);
          LongCell serving = s.machine().longCell("serving", 0);
          alike(
              s,
              tasks,
              i ->
                  () -> {
                    long mine = next.fetchAdd(1, RmwOrder.RELAXED);
                    serving.await(now -> now == mine, LoadOrder.ACQUIRE);
                    serving.store(mine + 1, StoreOrder.RELEASE);
                  });
        });
  }

  @Test
  void await_ticketLock_noBlockedExecution() {
    assertEquals(24, explore(tickets(4)).complete());
    assertTrue(explore(tickets(4)).blocked() > 0);
    Statistics reduced = explore(tickets(4), Reduction.AWAIT);
    assertEquals(24, reduced.complete());
    assertEquals(0, reduced.blocked());
  }

  private static void lock(Machine machine, LongCell cell) {
    machine.assume(cell.compareAndExchange(0, 1, RmwOrder.ACQ_REL, LoadOrder.ACQUIRE) == 0);
  }

  private static void section(Machine machine, LongCell cell) {
    lock(machine, cell);
    cell.store(0, StoreOrder.RELEASE);
  }

  /** Each task does the same with a lock, a cell that takes who succeeds in an exchange. */
  private static Program contenders(int n, BiConsumer<Machine, LongCell> body) {
    return program(
        s -> {
          LongCell lock = s.machine().longCell("lock", 0);
          for (int i = 0; i < n; i++) {
            s.task("t" + i, () -> body.accept(s.machine(), lock));
          }
        });
  }

  private static void sameWithoutBlocked(int complete, Program p) {
    assertEquals(complete, explore(p).complete());
    assertTrue(explore(p).blocked() > 0);
    Statistics reduced = explore(p, Reduction.AWAIT);
    assertEquals(complete, reduced.complete());
    assertEquals(0, reduced.blocked());
  }

  @Test
  void await_exchangesThatMustSucceed_noBlockedExecution() {
    sameWithoutBlocked(24, contenders(4, ReductionsTest::section));
    sameWithoutBlocked(
        36,
        contenders(
            3,
            (machine, lock) -> {
              lock.await(v -> v == 0, LoadOrder.RELAXED);
              section(machine, lock);
            }));
    sameWithoutBlocked(
        1056,
        contenders(
            4,
            (machine, lock) -> {
              if (machine.currentTask() > 1) {
                lock.load(LoadOrder.RELAXED);
              }
              section(machine, lock);
            }));
  }

  @Test
  void await_exchangesForDifferentValues_countsAreThoseWithoutReduction() {
    Program p =
        program(
            s -> {
              Machine machine = s.machine();
              LongCell x = machine.longCell("x", 0);
              for (int i = 0; i < 3; i++) {
                int turn = i;
                s.task(
                    "t" + i,
                    () -> {
                      long found =
                          x.compareAndExchange(turn, 9, RmwOrder.ACQ_REL, LoadOrder.RELAXED);
                      machine.assume(found == turn);
                      x.store(turn + 1L, StoreOrder.RELEASE);
                    });
              }
            });
    assertEquals(1, explore(p).complete());
    Statistics reduced = explore(p, Reduction.AWAIT);
    assertEquals(1, reduced.complete());
    assertEquals(0, reduced.blocked());
  }

  /** The update that need not succeed could come between a release and who waits for it. */
  @Test
  void await_exchangesBesideOneThatNeedNotSucceed_countsAreThoseWithoutReduction() {
    Program p =
        program(
            s -> {
              Machine machine = s.machine();
              LongCell x = machine.longCell("x", 0);
              s.task("a", () -> lock(machine, x));
              s.task("b", () -> x.compareAndExchange(0, 3, RmwOrder.ACQ_REL, LoadOrder.ACQUIRE));
              s.task("c", () -> section(machine, x));
              s.task("d", () -> section(machine, x));
            });
    assertEquals(6, explore(p).complete());
    assertEquals(6, explore(p, Reduction.AWAIT).complete());
  }

  @Test
  void await_lockThatIsNeverReleased_tasksBehindItAreStillCalled() {
    Program p =
        program(
            s -> {
              Machine machine = s.machine();
              LongCell x = machine.longCell("x", 0);
              LongCell never = machine.longCell("never", 0);
              s.task(
                  "a",
                  () -> {
                    lock(machine, x);
                    never.await(v -> v == 1, LoadOrder.RELAXED);
                  });
              s.task("b", () -> section(machine, x));
            });
    Result result = Explorer.explore(p, ExplorerOptions.builder().reduce(Reduction.AWAIT).build());
    assertEquals(Violation.NO_DEADLOCK, result.violations().get(0).property());
  }

  @Test
  void awaitAndSymmetry_ticketLock_oneExecutionStandsForAll() {
    Statistics reduced = explore(tickets(5), Reduction.AWAIT, Reduction.SYMMETRY);
    assertEquals(1, reduced.complete());
    assertEquals(BigInteger.valueOf(120), reduced.standsFor());
    assertEquals(0, reduced.blocked());
  }

  @Test
  void awaitAndSymmetry_moreThanALongCounts_isExact() {
    Statistics reduced = explore(tickets(22), Reduction.AWAIT, Reduction.SYMMETRY);
    assertEquals(1, reduced.complete());
    assertEquals(new BigInteger("1124000727777607680000"), reduced.standsFor(), "22!");
  }

  @Test
  void await_raceWithTheAwaitItself_isStillFound() {
    Program p =
        program(
            s -> {
              LongCell x = s.machine().longCell("x", 0);
              s.task(
                  "a",
                  () -> {
                    x.store(1, StoreOrder.PLAIN);
                    x.store(1, StoreOrder.SEQ_CST);
                  });
              s.task("b", () -> x.await(v -> v > 1, LoadOrder.RELAXED));
            });
    ExplorerOptions options =
        ExplorerOptions.builder()
            .model(MemoryModel.SC)
            .races(Races.REPORT)
            .all(true)
            .reduce(Reduction.AWAIT)
            .build();
    assertTrue(Explorer.explore(p, options).races());
  }

  @Test
  void await_deadlock_isStillFound() {
    Program p =
        program(
            s -> {
              LongCell x = s.machine().longCell("x", 0);
              s.task("a", () -> x.await(v -> v == 2, LoadOrder.RELAXED));
              s.task("b", () -> x.store(1, StoreOrder.RELAXED));
            });
    Result result = Explorer.explore(p, ExplorerOptions.builder().reduce(Reduction.AWAIT).build());
    assertEquals(Violation.NO_DEADLOCK, result.violations().get(0).property());
  }

  /** Three tasks add 1; one of them then waits until all have, and reads once more. */
  private static Program sums() {
    return program(
        s -> {
          LongCell x = s.machine().longCell("x", 0);
          s.task(
              "a",
              () -> {
                x.fetchAdd(1, RmwOrder.RELAXED);
                x.load(LoadOrder.RELAXED);
                x.await(v -> v >= 2, LoadOrder.RELAXED);
                x.await(v -> v >= 1, LoadOrder.RELAXED);
              });
          s.task("b", () -> x.fetchAdd(1, RmwOrder.RELAXED));
          s.task("c", () -> x.fetchAdd(1, RmwOrder.RELAXED));
        });
  }

  private static long complete(Revisits revisits, Program p) {
    ExplorerOptions options = ExplorerOptions.builder().reduce(Reduction.AWAIT).build();
    return new Exploration(p, options, revisits).run().statistics().complete();
  }

  private static Revisits judgingWaits(boolean maximal) {
    return new Revisits() {
      @Override
      public boolean waitedMaximally(ExecutionGraph g, int e, int a, AwaitReduction waits) {
        return maximal;
      }
    };
  }

  @Test
  void await_whatWaitedIsTested_visitsEachOnce() {
    assertEquals(24, explore(sums()).complete());
    assertEquals(24, complete(new Revisits(), sums()));
  }

  @Test
  void await_whatWaitedIsAlwaysMaximal_visitsSomeTwice() {
    Program p =
        program(
            s -> {
              LongCell x = s.machine().longCell("x", 0);
              s.task(
                  "a",
                  () -> {
                    x.fetchAdd(1, RmwOrder.ACQUIRE);
                    x.await(v -> v >= 1, LoadOrder.SEQ_CST);
                  });
              s.task("b", () -> x.fetchAdd(1, RmwOrder.ACQ_REL));
              s.task("c", () -> x.fetchAdd(1, RmwOrder.SEQ_CST));
            });
    assertEquals(12, complete(new Revisits(), p));
    assertTrue(complete(judgingWaits(true), p) > 12);
  }

  @Test
  void await_whatWaitedIsNeverMaximal_losesSome() {
    assertTrue(complete(judgingWaits(false), sums()) < 24);
  }

  @Test
  void await_writersInNoOrder_countsAreThoseWithoutReduction() {
    Program p =
        program(
            s -> {
              LongCell x = s.machine().longCell("x", 0);
              s.task("a", () -> x.await(v -> v > 0, LoadOrder.RELAXED));
              s.task("b", () -> x.store(1, StoreOrder.RELAXED));
              s.task("c", () -> x.store(2, StoreOrder.RELAXED));
            });
    assertEquals(explore(p).complete(), explore(p, Reduction.AWAIT).complete());
  }

  @Test
  void symmetry_tasksThatStoreDifferentValues_areNotExchanged() {
    Program p =
        program(
            s -> {
              LongCell x = s.machine().longCell("x", 0);
              alike(s, 3, i -> () -> x.store(i, StoreOrder.RELAXED));
            });
    assertNotReduced(p, 6);
  }

  @Test
  void symmetry_taskThatAsksItsNumber_isNotExchanged() {
    Program p =
        program(
            s -> {
              LongCell x = s.machine().longCell("x", 0);
              alike(
                  s,
                  3,
                  i -> () -> x.fetchAdd(s.machine().currentTask() > 0 ? 1 : 2, RmwOrder.RELAXED));
            });
    assertNotReduced(p, 6);
  }

  private static void assertNotReduced(Program p, long count) {
    Statistics reduced = explore(p, Reduction.SYMMETRY);
    assertEquals(count, explore(p).complete());
    assertEquals(count, reduced.complete());
    assertEquals(BigInteger.valueOf(count), reduced.standsFor());
  }

  @Test
  void symmetry_coherenceAgainstCausality_isNotUsed() {
    Program p =
        program(
            s -> {
              LongCell x = s.machine().longCell("x", 0);
              LongCell y = s.machine().longCell("y", 0);
              alike(
                  s,
                  2,
                  i ->
                      () -> {
                        x.load(LoadOrder.RELAXED);
                        y.store(1, StoreOrder.RELAXED);
                      });
              s.task(
                  "reader",
                  () -> {
                    y.load(LoadOrder.RELAXED);
                    x.store(1, StoreOrder.RELAXED);
                  });
              s.task("writer", () -> x.store(2, StoreOrder.RELAXED));
            });
    assertNotReduced(p, 84);
  }

  @Test
  void symmetry_violation_isStillFound() {
    Program p =
        program(
            s -> {
              LongCell x = s.machine().longCell("x", 0);
              alike(
                  s,
                  3,
                  i ->
                      () -> {
                        long seen = x.load(LoadOrder.RELAXED);
                        x.store(seen + 1, StoreOrder.RELAXED);
                      });
              s.afterwards(
                  () -> PropertyViolation.require(x.load(LoadOrder.PLAIN) == 3, "one was lost"));
            });
    Result result =
        Explorer.explore(p, ExplorerOptions.builder().reduce(Reduction.SYMMETRY).build());
    assertEquals(1, result.violations().size());
    assertNotEquals(0, result.violations().get(0).trace().steps().size());
  }
}
