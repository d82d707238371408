package org.latticeipc.programs.genmc;

import static org.latticeipc.machine.LoadOrder.ACQUIRE;
import static org.latticeipc.machine.LoadOrder.RELAXED;
import static org.latticeipc.machine.LoadOrder.SEQ_CST;

import java.util.List;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.programs.parameter.BuiltIn;
import org.latticeipc.programs.parameter.Cells;
import org.latticeipc.programs.parameter.Parameter;

/**
 * Programs of GenMC's folders {@code saver}, {@code ipr}, {@code sr} and {@code liveness} that
 * spin. A loop on loads is an await; a pass of another loop that changed nothing is assumed away.
 */
public final class SaverSpins {
  private static final List<Parameter> WRITES = List.of(Parameter.n(42, 1, 100, "stores"));

  private SaverSpins() {}

  /** One program: the stores 1 to n of one task, and what the others do. */
  private interface Beside {
    void declare(Setup setup, Machine machine, LongCell x);
  }

  public static List<BuiltIn> all() {
    return List.of(
        upTo(
            "saver/spin+phi-header",
            1,
            RELAXED_STORES,
            (s, m, x) -> s.task("t", () -> x.await(v -> v != 0, SEQ_CST))),
        upTo(
            "saver/loop-peel",
            0,
            SC_STORES,
            (s, m, x) -> s.task("t", () -> m.assume(x.load(SEQ_CST) == 0))),
        upTo(
            "saver/loop-peel2",
            0,
            SC_STORES,
            (s, m, x) -> Cells.tasks(s, 2, i -> m.assume(x.load(SEQ_CST) == 0))),
        upTo(
            "saver/spin-plain+phi",
            0,
            SC_STORES,
            (s, m, x) -> s.task("t", () -> x.await(v -> v == 41, RELAXED))),
        upTo(
            "saver/assume-cas",
            0,
            SC_STORES,
            (s, m, x) -> s.task("t", () -> assumeCas(m, x, 41, 42))),
        upTo(
            "saver/assume-mult-paths",
            1,
            SC_STORES,
            (s, m, x) -> s.task("t", () -> m.assume(x.load(SEQ_CST) == 42))),
        upTo(
            "saver/assume-postdom",
            1,
            RELAXED_STORES,
            (s, m, x) -> s.task("t", () -> m.assume(x.load(RELAXED) == 42))),
        upTo(
            "saver/spin-2cas-join2",
            1,
            SC_STORES,
            (s, m, x) -> s.task("t", () -> loadAndCas(m, x, 17))),
        upTo(
            "saver/spin-dowhile1",
            1,
            RELAXED_STORES,
            (s, m, x) -> s.task("t", () -> doWhile(m, x))),
        upTo("saver/spin-cas-res", 0, SC_STORES, (s, m, x) -> s.task("t", () -> chooseCas(m, x))),
        upTo(
            "ipr/r+nw",
            1,
            SC_STORES,
            (s, m, x) -> s.task("t", () -> m.assume(x.load(SEQ_CST) == 42))),
        two("saver/assume-2vars", (m, x, y) -> m.assume(x.load(SEQ_CST) + y.load(SEQ_CST) == 84)),
        two(
            "saver/assume-conj",
            (m, x, y) -> m.assume(x.load(SEQ_CST) == 42 && y.load(SEQ_CST) == 42)),
        two(
            "saver/assume-disj",
            (m, x, y) -> m.assume(x.load(SEQ_CST) == 42 || y.load(SEQ_CST) == 42)),
        two(
            "saver/spin-2cas-samebranch",
            (m, x, y) ->
                m.assume(
                    x.compareAndSet(42, 17, RmwOrder.SEQ_CST)
                        || y.compareAndSet(42, 17, RmwOrder.SEQ_CST))),
        single(
            "saver/spin-cas1",
            "compare-and-exchange of 1 beside stores of 1 and 2",
            (s, m, x) -> {
              s.task("t", () -> assumeCas(m, x, 1, 42));
              s.task("one", () -> x.store(1, StoreOrder.SEQ_CST));
              s.task("two", () -> x.store(2, StoreOrder.SEQ_CST));
            }),
        single(
            "saver/spin-cas2",
            "three load and compare-and-exchange beside a store",
            (s, m, x) -> {
              Cells.alike(s, 3, () -> loadAndCas(m, x, 42));
              s.task("store", () -> x.store(1, StoreOrder.SEQ_CST));
            }),
        BuiltIn.holds(
            "saver/spin-cas3",
            "n tasks lock by compare-and-exchange",
            List.of(Parameter.n(3, 1, 7, "tasks")),
            (s, a) -> {
              LongCell x = s.machine().longCell("x", 0);
              Cells.alike(
                  s,
                  a.n(),
                  () -> {
                    assumeCas(s.machine(), x, 0, 1);
                    x.store(0, StoreOrder.SEQ_CST);
                  });
            }),
        single(
            "saver/spin-cas5",
            "retried compare-and-exchange beside a store",
            (s, m, x) -> {
              s.task("t", () -> retry(x, x.load(SEQ_CST), RmwOrder.SEQ_CST, SEQ_CST));
              s.task("store", () -> x.store(1, StoreOrder.SEQ_CST));
            }),
        single(
            "saver/spin-cas7",
            "retried compare-and-exchange of a wrong guess",
            (s, m, x) -> {
              s.task("t", () -> retry(x, x.load(SEQ_CST) + 1, RmwOrder.SEQ_CST, SEQ_CST));
              s.task("store", () -> x.store(1, StoreOrder.SEQ_CST));
            }),
        single(
            "saver/spin-cas8",
            "retried acquire-release compare-and-exchange",
            (s, m, x) -> {
              s.task("t", () -> retry(x, x.load(SEQ_CST), RmwOrder.ACQ_REL, ACQUIRE));
              s.task("store", () -> x.store(1, StoreOrder.SEQ_CST));
            }),
        single(
            "saver/spin-cas6",
            "compare-and-exchange that gives up at 42",
            (s, m, x) -> {
              s.task(
                  "t",
                  () -> {
                    if (!x.compareAndSet(1, 42, RmwOrder.SEQ_CST)) {
                      m.assume(x.load(SEQ_CST) == 42);
                    }
                  });
              s.task("store", () -> x.store(42, StoreOrder.SEQ_CST));
            }),
        single(
            "saver/spin-counter",
            "four polls and a load beside a store",
            (s, m, x) -> {
              s.task(
                  "t",
                  () -> {
                    for (int i = 0; i < 4 && x.load(RELAXED) != 42; i++) {
                      m.yieldCpu();
                    }
                    x.load(SEQ_CST);
                  });
              s.task("store", () -> x.store(17, StoreOrder.SEQ_CST));
            }),
        single(
            "saver/spin-no-bisim",
            "await of a store",
            (s, m, x) -> {
              s.task("t", () -> x.await(v -> v != 0, SEQ_CST));
              s.task("store", () -> x.store(42, StoreOrder.SEQ_CST));
            }),
        single(
            "liveness/spinloop",
            "await of a store",
            (s, m, x) -> {
              s.task("t", () -> x.await(v -> v != 0, SEQ_CST));
              s.task("store", () -> x.store(42, StoreOrder.SEQ_CST));
            }),
        BuiltIn.holds(
            "ipr/ncas+fai",
            "n tasks assume to find 1 beside an addition",
            List.of(Parameter.n(3, 1, 6, "tasks")),
            (s, a) -> {
              LongCell x = s.machine().longCell("x", 0);
              Cells.alike(s, a.n(), () -> assumeCas(s.machine(), x, 1, 1));
              s.task("adds", () -> x.fetchAdd(1, RmwOrder.SEQ_CST));
            }),
        BuiltIn.holds(
            "sr/conf-loop-small",
            "three that set and one that clears by retries",
            List.of(),
            (s, a) -> conflicts(s, false)),
        BuiltIn.holds(
            "sr/conf-loop",
            "conf-loop-small with twice as many that clear",
            List.of(),
            (s, a) -> conflicts(s, true)));
  }

  private static final StoreOrder RELAXED_STORES = StoreOrder.RELAXED;
  private static final StoreOrder SC_STORES = StoreOrder.SEQ_CST;

  private static BuiltIn single(String name, String summary, Beside body) {
    return BuiltIn.holds(
        name,
        summary,
        List.of(),
        (s, a) -> body.declare(s, s.machine(), s.machine().longCell("x", 0)));
  }

  /** A task stores 42 numbers in a row: from {@code first} on. */
  private static BuiltIn upTo(String name, int first, StoreOrder order, Beside body) {
    return single(
        name,
        "a spin or assumption beside 42 stores",
        (s, m, x) -> {
          s.task(
              "stores",
              () -> {
                for (int i = 0; i < 42; i++) {
                  x.store(first + i, order);
                }
              });
          body.declare(s, m, x);
        });
  }

  private interface OnTwo {
    void run(Machine machine, LongCell x, LongCell y);
  }

  /** A task stores 1 to n in two cells in turn. */
  private static BuiltIn two(String name, OnTwo body) {
    return BuiltIn.holds(
        name,
        "an assumption beside 42 stores to each of two cells",
        WRITES,
        (s, a) -> {
          LongCell x = s.machine().longCell("x", 0);
          LongCell y = s.machine().longCell("y", 0);
          s.task(
              "stores",
              () -> {
                for (int i = 1; i <= a.n(); i++) {
                  x.store(i, StoreOrder.SEQ_CST);
                  y.store(i, StoreOrder.SEQ_CST);
                }
              });
          s.task("t", () -> body.run(s.machine(), x, y));
        });
  }

  private static void assumeCas(Machine machine, LongCell x, long expected, long desired) {
    machine.assume(x.compareAndExchange(expected, desired, RmwOrder.SEQ_CST, SEQ_CST) == expected);
  }

  private static void loadAndCas(Machine machine, LongCell x, long desired) {
    assumeCas(machine, x, x.load(SEQ_CST), desired);
  }

  private static void doWhile(Machine machine, LongCell x) {
    if (x.load(ACQUIRE) != 42) {
      machine.assume(x.load(RELAXED) == 0);
    }
  }

  private static void chooseCas(Machine machine, LongCell x) {
    assumeCas(machine, x, x.load(SEQ_CST) == 42 ? 0 : 1, 42);
  }

  private static void retry(LongCell x, long guess, RmwOrder success, LoadOrder failure) {
    long expected = guess;
    long found = x.compareAndExchange(expected, 42, success, failure);
    while (found != expected) {
      expected = found;
      found = x.compareAndExchange(expected, 42, success, failure);
    }
  }

  private static void conflicts(Setup setup, boolean twice) {
    Machine machine = setup.machine();
    LongCell x = machine.longCell("x", 0);
    if (!twice) {
      clearsFound(setup, x, "clears 42 first");
      Cells.alike(setup, 3, () -> loadAndCas(machine, x, 42));
      clears(setup, x, "clears last");
      return;
    }
    TaskHandle first = clears(setup, x, "clears first");
    TaskHandle foundFirst = clearsFound(setup, x, "clears 42 first");
    Cells.alike(setup, 3, () -> loadAndCas(machine, x, 42));
    setup.interchangeable(first, clears(setup, x, "clears last"));
    setup.interchangeable(foundFirst, clearsFound(setup, x, "clears 42 last"));
  }

  private static TaskHandle clears(Setup setup, LongCell x, String name) {
    return setup.task(name, () -> loadAndCas(setup.machine(), x, 0));
  }

  private static TaskHandle clearsFound(Setup setup, LongCell x, String name) {
    return setup.task(name, () -> x.compareAndExchange(42, 0, RmwOrder.SEQ_CST, SEQ_CST));
  }
}
