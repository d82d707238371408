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
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.programs.parameter.Arguments;
import org.latticeipc.programs.parameter.BuiltIn;
import org.latticeipc.programs.parameter.Cells;
import org.latticeipc.programs.parameter.Parameter;
import org.latticeipc.programs.parameter.TwoCells;

/**
 * Further programs of GenMC's folder {@code saver}. A pass of a loop that changed nothing is
 * assumed away; a loop that can only repeat such passes ends in {@code assume(false)}, so that the
 * program has no complete execution, as published.
 */
public final class SaverLoops {
  private static final List<Parameter> STORES = List.of(Parameter.n(42, 1, 100, "stores"));

  private SaverLoops() {}

  private interface Body {
    void declare(Setup setup, Machine machine, LongCell x, LongCell y, int n);
  }

  public static List<BuiltIn> all() {
    return List.of(
        sized(
            "saver/IRIW-iter",
            "two writers, two readers that want opposite orders",
            SaverLoops::iriw),
        sized("saver/assume-2vars-cond", "an assumption on two cells", SaverLoops::twoCells),
        sized(
            "saver/assume-cas2", "an assumption on a compare-and-exchange", SaverLoops::foundByCas),
        sized(
            "saver/assume-nonclear-path",
            "a load between a load and its assumption",
            SaverLoops::path),
        sized("saver/assume-not-postdom", "an assumption in a branch", SaverLoops::branch),
        BuiltIn.holds(
            "saver/assume-exp",
            "an assumption beside 8 cells stored and loaded n times",
            List.of(Parameter.n(1, 1, 4, "stores to each cell")),
            SaverLoops::independent),
        TwoCells.program(
            "saver/help-cas", "one helps the compare-and-exchange of another", SaverLoops::helped),
        BuiltIn.holds(
            "saver/local-dec",
            "a task counts a local variable and adds 1 in each pass",
            List.of(new Parameter("loop", 1, 1, 6, "how it is written")),
            SaverLoops::localLoop),
        TwoCells.program("saver/no-inline", "an assumption on four cells", SaverLoops::fourCells),
        sized(
            "saver/spin-2cas-const",
            "endless compare-and-exchange of 0",
            SaverLoops::endlessOfZero),
        TwoCells.program(
            "saver/spin-2cas-join", "compare-and-exchange of a loaded value", SaverLoops::alone),
        TwoCells.program(
            "saver/spin-2cas", "endless compare-and-exchange", SaverLoops::endlessAlone),
        TwoCells.program(
            "saver/spin-2cas-se", "compare-and-exchange until 42 is there", SaverLoops::untilThere),
        sized(
            "saver/spin-cas-onebranch", "compare-and-exchange in a branch", SaverLoops::oneBranch),
        BuiltIn.holds(
            "saver/spin-cas-res-invalid",
            "retried compare-and-exchange beside stores, both bounded",
            List.of(new Parameter("unroll", 3, 1, 12, "passes of each loop")),
            SaverLoops::bounded),
        TwoCells.program(
            "saver/spin-cas-res-invalid2",
            "compare-and-exchange as long as it succeeds",
            SaverLoops::whileItSucceeds),
        TwoCells.program(
            "saver/spin-cas4", "compare-and-exchange of the value last seen", SaverLoops::lastSeen),
        BuiltIn.holds(
            "saver/spin-fai-fail",
            "two add 1 and take it back until they find 0, one looks",
            List.of(new Parameter("unroll", 1, 1, 3, "passes of each loop")),
            SaverLoops::addAndTakeBack),
        TwoCells.program(
            "saver/spin-fai1", "three endlessly add and take back", SaverLoops::zeroNetEffect),
        TwoCells.program(
            "saver/spin-fai2", "two endlessly take and put back, then look", SaverLoops::andLook),
        TwoCells.program(
            "saver/spin-load", "a load repeated until 17 is there", SaverLoops::repeatedLoad),
        BuiltIn.holds(
            "saver/spin-lock",
            "two fill an array under a mutex, one looks whether it is full",
            List.of(Parameter.n(4, 1, 6, "places of the array")),
            SaverLoops::fillAndLook),
        TwoCells.program(
            "saver/spin-nonnatural", "a loop entered at one of two places", SaverLoops::twoEntries),
        TwoCells.program(
            "saver/spin-plain+se", "a loop that stores what it waits for", SaverLoops::selfServing),
        TwoCells.program(
            "saver/spin-samecas", "two waits that could have side effects", SaverLoops::waitTwice));
  }

  private static BuiltIn sized(String name, String summary, Body body) {
    return BuiltIn.holds(
        name,
        summary,
        STORES,
        (s, a) ->
            body.declare(
                s, s.machine(), s.machine().longCell("x", 0), s.machine().longCell("y", 0), a.n()));
  }

  private static void count(Setup s, LongCell cell, int first, int times, StoreOrder order) {
    s.task(
        "counts",
        () -> {
          for (int i = 0; i < times; i++) {
            cell.store(first + i, order);
          }
        });
  }

  private static void iriw(Setup s, Machine m, LongCell x, LongCell y, int n) {
    count(s, x, 1, n, StoreOrder.RELEASE);
    s.task(
        "counts y",
        () -> {
          for (int i = 1; i <= n; i++) {
            y.store(i, StoreOrder.RELEASE);
          }
        });
    s.task(
        "x first",
        () -> {
          m.assume(x.load(ACQUIRE) == n);
          m.assume(y.load(ACQUIRE) == 0);
        });
    s.task(
        "y first",
        () -> {
          m.assume(y.load(ACQUIRE) == 0);
          m.assume(x.load(ACQUIRE) == n);
        });
  }

  private static void twoCells(Setup s, Machine m, LongCell x, LongCell y, int n) {
    s.task(
        "counts",
        () -> {
          for (int i = 1; i <= n; i++) {
            x.store(i, StoreOrder.SEQ_CST);
            y.store(i, StoreOrder.SEQ_CST);
          }
        });
    s.task(
        "t",
        () -> {
          long found = x.load(SEQ_CST);
          long left = found != 0 ? found - n : -1;
          m.assume(y.load(SEQ_CST) == n && left == 0);
        });
  }

  private static void foundByCas(Setup s, Machine m, LongCell x, LongCell y, int n) {
    count(s, x, 0, n, StoreOrder.SEQ_CST);
    s.task(
        "t", () -> m.assume(x.compareAndExchange(n - 1L, n, RmwOrder.SEQ_CST, SEQ_CST) == n - 1L));
  }

  private static void path(Setup s, Machine m, LongCell x, LongCell y, int n) {
    count(s, x, 1, n, StoreOrder.RELAXED);
    s.task(
        "t",
        () -> {
          long found = x.load(RELAXED);
          y.load(RELAXED);
          m.assume(found == n);
        });
  }

  private static void branch(Setup s, Machine m, LongCell x, LongCell y, int n) {
    count(s, x, 1, n, StoreOrder.RELAXED);
    s.task("t", () -> m.assume(x.load(RELAXED) == n));
  }

  private static void independent(Setup s, Arguments a) {
    LongCell x = s.machine().longCell("x", 0);
    LongCell[] cells = Cells.array(s.machine(), "a", 8);
    count(s, x, 1, 42, StoreOrder.SEQ_CST);
    s.task("assumes", () -> s.machine().assume(x.load(SEQ_CST) == 42));
    s.task(
        "stores",
        () -> {
          for (int i = 0; i < a.n(); i++) {
            for (LongCell cell : cells) {
              cell.store(i, StoreOrder.RELAXED);
            }
          }
        });
    s.task(
        "loads",
        () -> {
          for (LongCell cell : cells) {
            cell.load(RELAXED);
          }
        });
  }

  /** The helper's own success is what the annotation of the original leaves out: it waits. */
  private static void helped(Setup s, Machine m, LongCell x, LongCell y) {
    s.task("helped", () -> x.compareAndExchange(0, 42, RmwOrder.RELAXED, RELAXED));
    s.task("helping", () -> x.await(value -> value != 0, RELAXED));
  }

  private static void localLoop(Setup s, Arguments a) {
    LongCell data = s.machine().longCell("data", 0);
    int passes = 2;
    s.task(
        "t",
        () -> {
          int left = a.get("loop") == 2 ? passes + 1 : passes;
          switch (a.get("loop")) {
            case 1:
              while (left-- > 0) {
                data.fetchAdd(1, RmwOrder.SEQ_CST);
              }
              break;
            case 2:
              while (--left > 0) {
                data.fetchAdd(1, RmwOrder.SEQ_CST);
              }
              break;
            case 3:
              while (left > 0) {
                data.fetchAdd(1, RmwOrder.SEQ_CST);
                left--;
              }
              break;
            default:
              for (int i = 0; i < left; i++) {
                data.fetchAdd(1, RmwOrder.SEQ_CST);
              }
          }
        });
    s.afterwards(() -> PropertyViolation.require(data.load(SEQ_CST) == passes, "a pass was lost"));
  }

  private static void fourCells(Setup s, Machine m, LongCell x, LongCell y) {
    LongCell[] cells = Cells.array(m, "a", 4);
    s.task(
        "stores",
        () -> {
          for (LongCell cell : cells) {
            cell.store(1, StoreOrder.SEQ_CST);
            cell.store(2, StoreOrder.SEQ_CST);
          }
        });
    s.task(
        "t",
        () -> {
          for (LongCell cell : cells) {
            m.assume(cell.load(SEQ_CST) == 2);
          }
        });
  }

  private static void endlessOfZero(Setup s, Machine m, LongCell x, LongCell y, int n) {
    count(s, x, 0, n, StoreOrder.SEQ_CST);
    s.task(
        "t",
        () -> {
          while (true) {
            m.assume(x.compareAndSet(0, 17, RmwOrder.SEQ_CST));
          }
        });
  }

  private static void alone(Setup s, Machine m, LongCell x, LongCell y) {
    s.task("t", () -> swap(x, x.load(SEQ_CST)));
  }

  private static long swap(LongCell x, long expected) {
    return x.compareAndExchange(expected, expected == 42 ? 42 : 17, RmwOrder.SEQ_CST, SEQ_CST);
  }

  private static void endlessAlone(Setup s, Machine m, LongCell x, LongCell y) {
    s.task(
        "t",
        () -> {
          long expected = x.load(SEQ_CST);
          while (true) {
            long found = swap(x, expected);
            m.assume(found != expected || found != 17);
            expected = found;
          }
        });
  }

  private static void untilThere(Setup s, Machine m, LongCell x, LongCell y) {
    s.task(
        "t",
        () -> {
          long expected = x.load(SEQ_CST);
          while (swap(x, expected) == expected) {
            if (expected == 42) {
              return;
            }
          }
          m.assume(false);
        });
    s.task("stores", () -> x.store(42, StoreOrder.SEQ_CST));
  }

  private static void oneBranch(Setup s, Machine m, LongCell x, LongCell y, int n) {
    s.task(
        "t",
        () -> {
          m.assume(y.load(SEQ_CST) != 42);
          m.assume(x.compareAndSet(17, 42, RmwOrder.RELAXED));
        });
    count(s, x, 1, n, StoreOrder.RELAXED);
  }

  private static void bounded(Setup s, Arguments a) {
    LongCell x = s.machine().longCell("x", 0);
    int passes = a.get("unroll");
    s.task(
        "t",
        () -> {
          long expected = 0;
          for (int i = 0; i < passes; i++) {
            long found = x.compareAndExchange(expected, 42, RmwOrder.SEQ_CST, SEQ_CST);
            if (found == expected) {
              return;
            }
            expected = found;
          }
        });
    count(s, x, 0, passes, StoreOrder.SEQ_CST);
  }

  private static void whileItSucceeds(Setup s, Machine m, LongCell x, LongCell y) {
    s.task(
        "t",
        () -> {
          long expected = x.load(SEQ_CST);
          while (x.compareAndSet(expected, 42, RmwOrder.SEQ_CST)) {
            m.yieldCpu();
          }
        });
    s.task("stores", () -> x.store(1, StoreOrder.SEQ_CST));
  }

  private static void lastSeen(Setup s, Machine m, LongCell x, LongCell y) {
    s.task(
        "t",
        () -> {
          if (!x.compareAndSet(x.load(SEQ_CST), 42, RmwOrder.SEQ_CST)) {
            y.load(SEQ_CST);
            m.assume(false);
          }
        });
    s.task(
        "stores",
        () -> {
          x.store(1, StoreOrder.SEQ_CST);
          y.store(1, StoreOrder.SEQ_CST);
        });
  }

  private static void addAndTakeBack(Setup s, Arguments a) {
    LongCell x = s.machine().longCell("x", 0);
    Cells.alike(
        s,
        2,
        () -> {
          for (int i = 0; i < a.get("unroll"); i++) {
            if (x.fetchAdd(1, RmwOrder.SEQ_CST) == 0) {
              return;
            }
            x.fetchAdd(-1, RmwOrder.SEQ_CST);
          }
        });
    s.task(
        "looks",
        () -> {
          x.load(SEQ_CST);
          x.load(SEQ_CST);
        });
  }

  private static void zeroNetEffect(Setup s, Machine m, LongCell x, LongCell y) {
    Cells.tasks(
        s,
        3,
        i -> {
          x.fetchAdd(i == 2 ? -1 : 1, RmwOrder.RELAXED);
          x.fetchAdd(i == 2 ? 1 : -1, RmwOrder.RELAXED);
          m.assume(false);
        });
  }

  private static void andLook(Setup s, Machine m, LongCell unused, LongCell y) {
    LongCell x = m.longCell("full", 42);
    Cells.alike(
        s,
        2,
        () -> {
          x.fetchAdd(-1, RmwOrder.RELAXED);
          x.fetchAdd(1, RmwOrder.RELAXED);
          m.assume(x.load(RELAXED) == 42);
          m.assume(false);
        });
  }

  private static void repeatedLoad(Setup s, Machine m, LongCell x, LongCell y) {
    s.task(
        "t",
        () -> {
          long found = x.load(SEQ_CST);
          x.compareAndExchange(found, 42, RmwOrder.SEQ_CST, SEQ_CST);
          m.assume(found == 17);
        });
    s.task("stores", () -> x.store(17, StoreOrder.SEQ_CST));
  }

  private static void fillAndLook(Setup s, Arguments a) {
    Machine m = s.machine();
    LongCell mutex = m.longCell("l", 0);
    LongCell[] places = Cells.array(m, "a", a.n());
    s.task(
        "looks",
        () -> {
          Cells.lock(m, mutex);
          for (LongCell place : places) {
            m.assume(place.load(LoadOrder.PLAIN) != 0);
          }
          Cells.unlock(mutex);
        });
    for (int task = 0; task < 2; task++) {
      int from = task * a.n() / 2;
      int to = (task + 1) * a.n() / 2;
      s.task(
          "fills" + task,
          () -> {
            for (int i = from; i < to; i++) {
              Cells.lock(m, mutex);
              places[i].store(1, StoreOrder.PLAIN);
              Cells.unlock(mutex);
            }
          });
    }
  }

  private static void twoEntries(Setup s, Machine m, LongCell x, LongCell y) {
    s.task(
        "t",
        () -> {
          if (x.load(RELAXED) == 0 && x.load(SEQ_CST) != 42) {
            m.assume(x.load(RELAXED) == 25);
          }
        });
  }

  private static void selfServing(Setup s, Machine m, LongCell x, LongCell y) {
    s.task(
        "t",
        () -> {
          while (true) {
            m.assume(x.load(RELAXED) != 42);
            x.store(42, StoreOrder.RELAXED);
          }
        });
    count(s, x, 0, 2, StoreOrder.SEQ_CST);
  }

  private static void waitTwice(Setup s, Machine m, LongCell x, LongCell y) {
    s.task(
        "t",
        () -> {
          m.assume(x.load(RELAXED) == 0);
          m.assume(x.load(RELAXED) == 0);
        });
    s.task("stores", () -> x.store(42, StoreOrder.SEQ_CST));
  }
}
