package org.latticeipc.explorer.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.step.AwaitReduction;
import org.latticeipc.explorer.step.Revisits;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;

/** The must-fail twin of the test for maximal addition: without it counts are visibly wrong. */
class BrokenRevisitsTest {

  /** Two readers of two cells beside two writers of both: 16 executions. */
  private static final Program IRIW =
      Program.of(
          "IRIW",
          s -> {
            LongCell x = s.machine().longCell("x", 0);
            LongCell y = s.machine().longCell("y", 0);
            s.task("r1", () -> read(x, y));
            s.task("r2", () -> read(y, x));
            s.task("w1", () -> x.store(1, StoreOrder.RELEASE));
            s.task("w2", () -> y.store(1, StoreOrder.RELEASE));
            s.holdsOnlyCells();
          });

  private static void read(LongCell first, LongCell second) {
    first.load(LoadOrder.ACQUIRE);
    second.load(LoadOrder.ACQUIRE);
  }

  private static long complete(Revisits revisits) {
    return new Exploration(IRIW, ExplorerOptions.defaults(), revisits)
        .run()
        .statistics()
        .complete();
  }

  @Test
  void maximalAddition_tested_visitsEachOnce() {
    assertEquals(16, complete(new Revisits()));
  }

  @Test
  void maximalAddition_notTested_visitsSomeTwice() {
    Revisits everything =
        new Revisits() {
          @Override
          public boolean maximallyAdded(ExecutionGraph g, int e, int a, AwaitReduction awaits) {
            return true;
          }
        };
    assertTrue(complete(everything) > 16);
  }

  @Test
  void maximalAddition_neverGranted_losesSome() {
    Revisits nothing =
        new Revisits() {
          @Override
          public boolean maximallyAdded(ExecutionGraph g, int e, int a, AwaitReduction awaits) {
            return false;
          }
        };
    assertTrue(complete(nothing) < 16);
  }
}
