package org.latticeipc.explorer.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Reduction;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Statistics;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOp;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.model.MemoryModel;

/** Which attempts in vain are left out, and which are not. */
class VainAttemptsTest {

  private static Program program(Consumer<Setup> build) {
    return Program.of("program", build.andThen(Setup::holdsOnlyCells));
  }

  private static void alike(Setup s, int tasks, Runnable body) {
    for (int i = 0; i < tasks; i++) {
      s.task("t" + (i + 1), body);
    }
  }

  private static Result explore(Program p, MemoryModel model, Reduction... reductions) {
    return Explorer.explore(
        p, ExplorerOptions.builder().model(model).all(true).reduce(reductions).build());
  }

  private static Statistics counts(Program p, Reduction... reductions) {
    return explore(p, MemoryModel.RC11, reductions).statistics();
  }

  /** Takes one of what there is, or gives it back and stops. */
  private static void take(Machine machine, LongCell left) {
    if (left.fetchAdd(-1, RmwOrder.ACQUIRE) <= 0) {
      left.add(1, RmwOrder.RELAXED);
      machine.assume(false);
    }
  }

  private static Program permits(int permits, int tasks) {
    return program(
        s -> {
          LongCell left = s.machine().longCell("left", permits);
          alike(
              s,
              tasks,
              () -> {
                take(s.machine(), left);
                left.add(1, RmwOrder.RELEASE);
              });
        });
  }

  @Test
  void attempts_whoseTasksCouldHaveWaited_areLeftOut() {
    Statistics whole = counts(permits(1, 3));
    Statistics reduced = counts(permits(1, 3), Reduction.AWAIT);
    assertTrue(whole.blocked() > 0);
    assertEquals(whole.complete(), reduced.complete());
    assertEquals(0, reduced.blocked());
  }

  @Test
  void attempt_thatFailsAtTheEnd_stays() {
    Program held =
        program(
            s -> {
              LongCell left = s.machine().longCell("left", 1);
              s.task("holder", () -> take(s.machine(), left));
              s.task("other", () -> take(s.machine(), left));
            });
    assertEquals(2, counts(held).blocked());
    assertEquals(2, counts(held, Reduction.AWAIT).blocked());
  }

  /**
   * A task that sees less and then again all tells another one; in no execution without the attempt
   * does it see that.
   */
  private static Program noticed(boolean tells) {
    return program(
        s -> {
          LongCell left = s.machine().longCell("left", 0);
          LongCell told = s.machine().longCell("told", 0);
          s.task(
              "hears",
              () -> PropertyViolation.require(told.load(LoadOrder.ACQUIRE) == 0, "it was told"));
          s.task("tries", () -> take(s.machine(), left));
          s.task(
              "notices",
              () -> {
                long first = left.fetchAdd(0, RmwOrder.ACQ_REL);
                long second = left.fetchAdd(0, RmwOrder.ACQ_REL);
                if (tells && first < second) {
                  told.store(1, StoreOrder.RELEASE);
                }
              });
        });
  }

  @Test
  void attempt_thatIsNoticed_isExplored() {
    for (MemoryModel model : MemoryModel.values()) {
      assertEquals(Verdict.VIOLATED, explore(noticed(true), model).verdict(), model.toString());
      assertEquals(
          Verdict.VIOLATED,
          explore(noticed(true), model, Reduction.AWAIT).verdict(),
          model.toString());
    }
    Result untold = explore(noticed(false), MemoryModel.RC11, Reduction.AWAIT);
    assertEquals(Verdict.INCONCLUSIVE, untold.verdict(), "no execution is complete");
    assertEquals(List.of(), untold.violations());
  }

  @Test
  void attempts_onACellThatIsAlsoLoaded_stay() {
    Program loaded =
        program(
            s -> {
              LongCell left = s.machine().longCell("left", 1);
              alike(
                  s,
                  2,
                  () -> {
                    take(s.machine(), left);
                    left.add(1, RmwOrder.RELEASE);
                  });
              s.task("looks", () -> left.load(LoadOrder.RELAXED));
            });
    assertEquals(counts(loaded).blocked(), counts(loaded, Reduction.AWAIT).blocked());
    assertEquals(counts(loaded).complete(), counts(loaded, Reduction.AWAIT).complete());
  }

  @Test
  void attempts_thatLeaveAnotherValue_stay() {
    Program wrong =
        program(
            s -> {
              LongCell left = s.machine().longCell("left", 1);
              alike(
                  s,
                  2,
                  () -> {
                    if (left.fetchAdd(-1, RmwOrder.ACQUIRE) <= 0) {
                      left.add(2, RmwOrder.RELAXED);
                      s.machine().assume(false);
                    }
                    left.add(1, RmwOrder.RELEASE);
                  });
            });
    assertEquals(counts(wrong).blocked(), counts(wrong, Reduction.AWAIT).blocked());
  }

  @Test
  void exchange_thatWritesWhatItFound_isAnAttemptInVain() {
    Program flags =
        program(
            s -> {
              LongCell held = s.machine().longCell("held", 0);
              alike(
                  s,
                  3,
                  () -> {
                    s.machine().assume(held.exchange(1, RmwOrder.ACQUIRE) == 0);
                    held.modify(RmwOp.AND, 0, RmwOrder.RELEASE);
                  });
            });
    assertTrue(counts(flags).blocked() > 0);
    assertEquals(6, counts(flags, Reduction.AWAIT).complete());
    assertEquals(0, counts(flags, Reduction.AWAIT).blocked());
  }

  @Test
  void jobs_countTheSame() {
    for (int jobs : List.of(1, 2, 3)) {
      Result result =
          Explorer.explore(
              permits(2, 4), ExplorerOptions.builder().reduce(Reduction.AWAIT).jobs(jobs).build());
      assertEquals(counts(permits(2, 4), Reduction.AWAIT).blocked(), result.statistics().blocked());
      assertEquals(counts(permits(2, 4)).complete(), result.statistics().complete());
    }
  }
}
