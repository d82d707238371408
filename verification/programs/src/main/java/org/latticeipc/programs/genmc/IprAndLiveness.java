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
import org.latticeipc.programs.parameter.Bound;
import org.latticeipc.programs.parameter.BuiltIn;
import org.latticeipc.programs.parameter.Cells;
import org.latticeipc.programs.parameter.Parameter;
import org.latticeipc.programs.parameter.TwoCells;

/** Further programs of GenMC's folders {@code ipr} and {@code liveness}. */
public final class IprAndLiveness {
  private IprAndLiveness() {}

  public static List<BuiltIn> all() {
    return List.of(
        TwoCells.program(
            "ipr/ax+ry+wx+wy",
            "an assumption, a load and the stores that both want",
            (s, m, x, y) -> assumptionAndLoad(s, m, x, y, true)),
        TwoCells.program(
            "ipr/ry+ax+wx+wy",
            "ipr/ax+ry+wx+wy in another order of tasks",
            (s, m, x, y) -> assumptionAndLoad(s, m, x, y, false)),
        TwoCells.program(
            "ipr/lock-inplace2",
            "an addition under a mutex and one before it",
            IprAndLiveness::adds),
        TwoCells.program(
            "ipr/lock-inplace3", "three lock what they hold already", IprAndLiveness::lockTwice),
        TwoCells.program(
            "ipr/lock-nested",
            "two locks, and assumptions on who came first",
            IprAndLiveness::nested),
        TwoCells.program(
            "ipr/lockrev-in-place",
            "stores under and beside a mutex",
            IprAndLiveness::storesAndMutex),
        TwoCells.program(
            "ipr/ry+awx+2rmwx+rmwxwy",
            "compare-and-exchanges that need each other",
            IprAndLiveness::exchanges),
        TwoCells.program(
            "liveness/doubleloop",
            "a loop that waits for one of two cells",
            IprAndLiveness::oneOfTwo),
        TwoCells.program(
            "liveness/dsa-live", "hand-over of a lock that starts held", IprAndLiveness::handOver),
        TwoCells.program(
            "liveness/wb-maximals+dsa",
            "a waiter is woken through a pointer to what it waits on",
            IprAndLiveness::wakeByPointer),
        BuiltIn.holds(
            "liveness/lamport-deadlock-safe",
            "two tasks in turn, one of which gives way",
            List.of(new Parameter("unroll", 2, 1, 4, "passes of each loop")),
            IprAndLiveness::givingWay));
  }

  private static void assumptionAndLoad(
      Setup s, Machine m, LongCell x, LongCell y, boolean assumptionFirst) {
    Runnable assumes = () -> m.assume(x.load(SEQ_CST) == 1);
    Runnable loads = () -> y.load(SEQ_CST);
    s.task("t1", assumptionFirst ? assumes : loads);
    s.task("t2", assumptionFirst ? loads : assumes);
    s.task("t3", () -> x.store(1, StoreOrder.SEQ_CST));
    s.task("t4", () -> y.store(1, StoreOrder.SEQ_CST));
  }

  private static void adds(Setup s, Machine m, LongCell x, LongCell mutex) {
    s.task(
        "before",
        () -> {
          x.fetchAdd(1, RmwOrder.SEQ_CST);
          Cells.lock(m, mutex);
          Cells.unlock(mutex);
        });
    s.task(
        "under",
        () -> {
          Cells.lock(m, mutex);
          x.fetchAdd(1, RmwOrder.SEQ_CST);
          Cells.unlock(mutex);
        });
  }

  private static void lockTwice(Setup s, Machine m, LongCell first, LongCell second) {
    LongCell third = m.longCell("l3", 0);
    LongCell[][] orders = {
      {third, first, first, third}, {second, third, third, second}, {second, first, first, second}
    };
    Cells.tasks(
        s,
        3,
        i -> {
          for (LongCell mutex : orders[i]) {
            Cells.lock(m, mutex);
          }
        });
  }

  private static void nested(Setup s, Machine m, LongCell x, LongCell y) {
    LongCell data = m.longCell("na", 0);
    LongCell count = m.longCell("c", 0);
    LongCell flag = m.longCell("a", 0);
    Cells.alike(
        s,
        2,
        () -> {
          m.assume(count.fetchAdd(1, RmwOrder.SEQ_CST) < 2);
          Cells.lock(m, y);
          data.store(1, StoreOrder.PLAIN);
          Cells.unlock(y);
        });
    s.task(
        "inner",
        () -> {
          Cells.lock(m, y);
          m.assume(count.fetchAdd(1, RmwOrder.SEQ_CST) == 3);
          flag.store(1, StoreOrder.SEQ_CST);
          Cells.lock(m, x);
          Cells.unlock(x);
          Cells.unlock(y);
        });
    s.task(
        "outer",
        () -> {
          Cells.lock(m, x);
          m.assume(count.fetchAdd(1, RmwOrder.SEQ_CST) == 2);
          m.assume(flag.load(SEQ_CST) == 1);
          Cells.unlock(x);
        });
  }

  private static void storesAndMutex(Setup s, Machine m, LongCell x, LongCell mutex) {
    s.task("beside", () -> x.store(42, StoreOrder.RELAXED));
    s.task(
        "stores",
        () -> {
          Cells.lock(m, mutex);
          x.store(1, StoreOrder.RELAXED);
          Cells.unlock(mutex);
        });
    s.task(
        "looks",
        () -> {
          Cells.lock(m, mutex);
          x.store(2, StoreOrder.RELAXED);
          x.load(RELAXED);
          Cells.unlock(mutex);
        });
  }

  private static void exchanges(Setup s, Machine m, LongCell x, LongCell y) {
    s.task("loads", () -> y.load(SEQ_CST));
    s.task("assumes", () -> m.assume(x.compareAndSet(0, 1, RmwOrder.SEQ_CST)));
    s.task(
        "adds",
        () -> {
          if (x.compareAndSet(0, 1, RmwOrder.SEQ_CST)) {
            x.fetchAdd(1, RmwOrder.SEQ_CST);
            x.fetchAdd(1, RmwOrder.SEQ_CST);
          }
        });
    s.task(
        "resets",
        () -> {
          if (x.compareAndSet(2, 0, RmwOrder.SEQ_CST)) {
            y.store(1, StoreOrder.SEQ_CST);
          }
        });
  }

  private static void oneOfTwo(Setup s, Machine m, LongCell x, LongCell y) {
    s.task(
        "waits",
        () -> {
          if (x.load(SEQ_CST) == 0) {
            m.assume(y.load(SEQ_CST) != 0);
          }
        });
    s.task("y", () -> storeUnless(x, y));
    s.task("x", () -> storeUnless(y, x));
  }

  private static void storeUnless(LongCell other, LongCell own) {
    if (other.load(SEQ_CST) == 0) {
      own.store(1, StoreOrder.SEQ_CST);
    }
  }

  private static void handOver(Setup s, Machine m, LongCell x, LongCell y) {
    LongCell held = m.longCell("lock", 1);
    s.task(
        "owner",
        () -> {
          x.store(1, StoreOrder.PLAIN);
          held.store(0, StoreOrder.SEQ_CST);
        });
    s.task(
        "next",
        () -> {
          held.await(value -> value == 0, SEQ_CST);
          m.assume(held.exchange(1, RmwOrder.SEQ_CST) == 0);
          PropertyViolation.require(x.load(LoadOrder.PLAIN) == 1, "entered before the owner left");
        });
  }

  private static void wakeByPointer(Setup s, Machine m, LongCell locked, LongCell next) {
    s.task(
        "waits",
        () -> {
          locked.store(1, StoreOrder.RELAXED);
          next.store(1, StoreOrder.RELEASE);
          locked.await(value -> value == 0, RELAXED);
        });
    s.task(
        "wakes",
        () -> {
          // Acquire makes the waiter's own store precede the one that wakes it in coherence order.
          next.await(value -> value != 0, ACQUIRE);
          locked.store(0, StoreOrder.RELAXED);
        });
    s.afterwards(
        () -> PropertyViolation.require(locked.load(RELAXED) == 0, "the waiter was never woken"));
  }

  private static void givingWay(Setup s, Arguments a) {
    Machine m = s.machine();
    LongCell x = m.longCell("x", 0);
    LongCell[] wants = Cells.array(m, "p", 2);
    int passes = a.get("unroll");
    s.task(
        "insists",
        () -> {
          wants[0].store(0, StoreOrder.SEQ_CST);
          for (int i = 0; i < passes; i++) {
            wants[0].store(1, StoreOrder.SEQ_CST);
            m.assume(wants[1].load(SEQ_CST) == 0);
            x.store(1, StoreOrder.SEQ_CST);
            wants[0].store(0, StoreOrder.SEQ_CST);
          }
        });
    s.task(
        "gives way",
        Bound.task(
            () -> {
              wants[1].store(0, StoreOrder.SEQ_CST);
              for (int i = 0; i < passes; i++) {
                wants[1].store(1, StoreOrder.SEQ_CST);
                giveWay(m, wants, new Bound(passes));
                x.store(2, StoreOrder.SEQ_CST);
                wants[1].store(0, StoreOrder.SEQ_CST);
              }
            }));
  }

  private static void giveWay(Machine m, LongCell[] wants, Bound bound) {
    while (isWanted(wants[0], bound)) {
      wants[1].store(0, StoreOrder.SEQ_CST);
      m.assume(wants[0].load(SEQ_CST) == 0);
      wants[1].store(1, StoreOrder.SEQ_CST);
    }
  }

  private static boolean isWanted(LongCell wants, Bound bound) {
    bound.pass();
    return wants.load(SEQ_CST) != 0;
  }
}
