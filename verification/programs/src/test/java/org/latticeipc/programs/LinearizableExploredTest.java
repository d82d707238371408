package org.latticeipc.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.machine.property.Called;
import org.latticeipc.machine.property.CounterModel;
import org.latticeipc.machine.property.Linearizable;
import org.latticeipc.machine.property.Returned;

/** Linearizability judged by the explorer: a counter that is one, and its must-fail twin. */
class LinearizableExploredTest {
  private record Counter(boolean atomic) implements Program {
    @Override
    public String name() {
      return atomic ? "counter" : "counter that loads, then stores";
    }

    @Override
    public void build(Setup setup) {
      LongCell x = setup.machine().longCell("x", 0);
      for (int i = 0; i < 3; i++) {
        setup.task("t" + i, () -> increment(setup.machine(), x));
      }
      setup.property(new Linearizable<>("counter", new CounterModel()));
    }

    private void increment(Machine machine, LongCell x) {
      machine.note(new Called("counter", "increment", ""));
      long before;
      if (atomic) {
        before = x.fetchAdd(1, RmwOrder.ACQ_REL);
      } else {
        before = x.load(LoadOrder.ACQUIRE);
        x.store(before + 1, StoreOrder.RELEASE);
      }
      machine.note(new Returned("counter", Long.toString(before)));
    }
  }

  private static Result explore(boolean atomic) {
    return Explorer.explore(new Counter(atomic), ExplorerOptions.defaults());
  }

  @Test
  void fetchAdd_isLinearizable() {
    assertEquals(Verdict.HOLDS, explore(true).verdict());
  }

  @Test
  void loadThenStore_isNot() {
    Result result = explore(false);
    assertEquals(Verdict.VIOLATED, result.verdict());
    assertEquals("linearizable", result.violations().get(0).property());
  }
}
