package org.latticeipc.programs.genmc;

import static org.latticeipc.machine.LoadOrder.RELAXED;

import java.util.List;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.programs.parameter.Arguments;
import org.latticeipc.programs.parameter.BuiltIn;
import org.latticeipc.programs.parameter.Cells;
import org.latticeipc.programs.parameter.Parameter;

/** Programs of GenMC's folder {@code synthetic} in which tasks update a few counters. */
public final class Counters {
  private static final Parameter TASKS = Parameter.n(3, 1, 32, "tasks");
  private static final List<Parameter> N = List.of(TASKS);

  private Counters() {}

  public static List<BuiltIn> all() {
    return List.of(
        BuiltIn.holds("ainc", "n tasks each add 1 to one cell", N, (s, a) -> adders(s, a.n(), 1)),
        BuiltIn.holds(
            "sr/ainc",
            "ainc with identical tasks",
            List.of(Parameter.n(2, 1, 32, "tasks")),
            (s, a) -> adders(s, a.n(), 1)),
        BuiltIn.holds("binc", "n tasks each add 1 to two cells", N, (s, a) -> adders(s, a.n(), 2)),
        BuiltIn.holds(
            "cinc", "n tasks each add 1 to three cells", N, (s, a) -> adders(s, a.n(), 3)),
        BuiltIn.holds(
            "rinc",
            "n tasks each add 1 to one cell",
            List.of(Parameter.n(2, 1, 32, "tasks")),
            (s, a) -> adders(s, a.n(), 1)),
        BuiltIn.holds("wainc", "a store beside n tasks that add 1", N, Counters::storeAndAdders),
        BuiltIn.holds("inc", "n tasks each load a cell and store it increased", N, Counters::inc),
        BuiltIn.holds("ninc", "n tasks each load a cell and store it increased", N, Counters::inc),
        BuiltIn.holds(
            "rw", "n tasks each load a cell and store their number", N, Counters::loadAndStore),
        BuiltIn.holds(
            "litmus/wrw",
            "a store beside n tasks that each load and store",
            List.of(Parameter.n(2, 1, 16, "tasks that load and store")),
            Counters::wrw),
        BuiltIn.holds("cas", "n tasks each try to replace 0 by their number", N, Counters::cas),
        BuiltIn.holds(
            "casrot",
            "n tasks each try to replace the previous number by their own",
            N,
            Counters::casrot),
        BuiltIn.holds("casw", "n tasks each try to replace 0 by 1, then store", N, Counters::casw),
        BuiltIn.holds(
            "wcas", "a store of 2 beside n tasks that try to replace 2 by 3", N, Counters::wcas));
  }

  private static void adders(Setup setup, int tasks, int cells) {
    LongCell[] counters = Cells.array(setup.machine(), "x", cells);
    Cells.alike(
        setup,
        tasks,
        () -> {
          for (LongCell counter : counters) {
            counter.fetchAdd(1, RmwOrder.RELAXED);
          }
        });
  }

  private static void storeAndAdders(Setup setup, Arguments arguments) {
    LongCell x = setup.machine().longCell("x", 0);
    setup.task("writer", () -> x.store(42, StoreOrder.RELEASE));
    Cells.alike(setup, arguments.n(), () -> x.fetchAdd(1, RmwOrder.RELAXED));
  }

  private static void inc(Setup setup, Arguments arguments) {
    LongCell x = setup.machine().longCell("x", 0);
    Cells.tasks(
        setup, arguments.n(), i -> x.store(x.load(RELAXED) + (1L << i), StoreOrder.RELEASE));
  }

  private static void loadAndStore(Setup setup, Arguments arguments) {
    LongCell x = setup.machine().longCell("x", 0);
    Cells.tasks(setup, arguments.n(), i -> readThenWrite(x, i));
  }

  private static void wrw(Setup setup, Arguments arguments) {
    LongCell x = setup.machine().longCell("x", 0);
    setup.task("writer", () -> x.store(1, StoreOrder.RELEASE));
    Cells.tasks(setup, arguments.n(), i -> readThenWrite(x, i + 2L));
  }

  private static void readThenWrite(LongCell x, long value) {
    x.load(RELAXED);
    x.store(value, StoreOrder.RELEASE);
  }

  private static void cas(Setup setup, Arguments arguments) {
    Machine machine = setup.machine();
    LongCell x = machine.longCell("x", 0);
    Cells.tasks(setup, arguments.n(), i -> x.compareAndSet(0, i + 1L, RmwOrder.RELAXED));
  }

  private static void casrot(Setup setup, Arguments arguments) {
    LongCell x = setup.machine().longCell("x", 0);
    Cells.tasks(setup, arguments.n(), i -> x.compareAndSet(i, i + 1L, RmwOrder.RELAXED));
  }

  private static void casw(Setup setup, Arguments arguments) {
    LongCell x = setup.machine().longCell("x", 0);
    Cells.tasks(
        setup,
        arguments.n(),
        i -> {
          x.compareAndSet(0, 1, RmwOrder.RELAXED);
          x.store(i + 3L, StoreOrder.RELEASE);
        });
  }

  private static void wcas(Setup setup, Arguments arguments) {
    LongCell x = setup.machine().longCell("x", 0);
    setup.task("writer", () -> x.store(2, StoreOrder.RELEASE));
    Cells.alike(setup, arguments.n(), () -> x.compareAndSet(2, 3, RmwOrder.RELAXED));
  }
}
