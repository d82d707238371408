package org.latticeipc.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Setup;

class LongTaskTest {
  private record Loads(int count) implements Program {
    @Override
    public String name() {
      return "loads";
    }

    @Override
    public void build(Setup setup) {
      LongCell x = setup.machine().longCell("x", 7);
      setup.task(
          "loads",
          () -> {
            for (int i = 0; i < count; i++) {
              if (x.load(LoadOrder.RELAXED) != 7) {
                throw new IllegalStateException("lost value at load " + i);
              }
            }
          });
    }
  }

  @Test
  void graphThatOutgrowsItsArrays_whileALoadIsAdded_keepsItsValues() {
    Result result = Explorer.explore(new Loads(200), ExplorerOptions.defaults());
    assertEquals(Verdict.HOLDS, result.verdict(), () -> result.violations().toString());
    assertEquals(1, result.statistics().complete());
  }
}
