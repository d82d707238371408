package org.latticeipc.programs.structure;

import static org.latticeipc.machine.LoadOrder.PLAIN;
import static org.latticeipc.machine.LoadOrder.RELAXED;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.programs.parameter.Arguments;
import org.latticeipc.programs.parameter.Bound;
import org.latticeipc.programs.parameter.BuiltIn;
import org.latticeipc.programs.parameter.Parameter;

/** Programs in which tasks share one stack, queue or deque. */
public final class Structures {
  private static final Parameter UNROLL = new Parameter("unroll", 3, 1, 64, "passes of a loop");

  private Structures() {}

  /** All programs of this family. */
  public static List<BuiltIn> all() {
    return List.of(
        BuiltIn.holds(
            "treiber-stack",
            "Treiber's stack over an array",
            users(2, 1, 0),
            Structures::treiberStack),
        BuiltIn.holds(
            "treiber-stack-dynamic",
            "Treiber's stack of allocated nodes",
            users(2, 1, 0),
            Structures::dynamicStack),
        BuiltIn.holds(
            "ms-queue",
            "queue of Michael and Scott over an array",
            bounded(0, 0, 2),
            Structures::msQueue),
        BuiltIn.holds(
            "ms-queue-dynamic",
            "queue of Michael and Scott of allocated nodes",
            users(0, 0, 2),
            Structures::dynamicQueue),
        BuiltIn.holds(
            "fcombiner-async",
            "n tasks have their work done by flat combining",
            List.of(Parameter.n(2, 1, 4, "tasks")),
            Structures::flatCombiner),
        BuiltIn.holds(
            "mpmc-queue",
            "bounded queue of many producers and consumers",
            bounded(1, 1, 0),
            Structures::mpmcQueue),
        BuiltIn.holds(
            "hw-queue", "queue of Herlihy and Wing", bounded(0, 0, 2), Structures::hwQueue),
        BuiltIn.holds(
            "hwqueue-ra",
            "queue of Herlihy and Wing, four tasks that take turns",
            List.of(),
            (s, a) -> hwQueueOfFour(s)),
        BuiltIn.racy(
            "chase-lev",
            "deque of an owner and n thieves",
            List.of(Parameter.n(1, 0, 3, "thieves")),
            Structures::chaseLev),
        BuiltIn.racy(
            "dq", "deque of an owner and two thieves", List.of(), (s, a) -> deque(s, false)),
        BuiltIn.racy("dq-opt", "dq with weaker orders", List.of(), (s, a) -> deque(s, true)),
        BuiltIn.holds(
            "qu", "queue whose operations give up", List.of(), (s, a) -> tryQueue(s, false)),
        BuiltIn.racy("qu-opt", "qu with weaker orders", List.of(), (s, a) -> tryQueue(s, true)),
        BuiltIn.holds(
            "stc", "stack whose operations give up", List.of(), (s, a) -> tryStack(s, false)),
        BuiltIn.holds("stc-opt", "stc with weaker orders", List.of(), (s, a) -> tryStack(s, true)),
        BuiltIn.racy(
            "buf_ring",
            "ring buffer of n producing consumers",
            List.of(Parameter.n(3, 1, 4, "tasks")),
            Structures::ring));
  }

  private static List<Parameter> users(int writers, int readers, int both) {
    return List.of(
        new Parameter("writers", writers, 0, 4, "tasks that add"),
        new Parameter("readers", readers, 0, 4, "tasks that take"),
        new Parameter("rdwr", both, 0, 4, "tasks that add, then take"));
  }

  private static List<Parameter> bounded(int writers, int readers, int both) {
    return Stream.concat(users(writers, readers, both).stream(), Stream.of(UNROLL)).toList();
  }

  /** Declares the users, numbered from 0: those that add, those that take, those that do both. */
  private static void users(Setup setup, Arguments a, IntConsumer add, IntConsumer take) {
    int user = 0;
    for (int i = 0; i < a.get("writers"); i++, user++) {
      int id = user;
      setup.task("writer" + id, Bound.task(() -> add.accept(id)));
    }
    for (int i = 0; i < a.get("readers"); i++, user++) {
      int id = user;
      setup.task("reader" + id, Bound.task(() -> take.accept(id)));
    }
    for (int i = 0; i < a.get("rdwr"); i++, user++) {
      int id = user;
      setup.task(
          "both" + id,
          Bound.task(
              () -> {
                add.accept(id);
                take.accept(id);
              }));
    }
  }

  private static int count(Arguments a) {
    return a.get("writers") + a.get("readers") + a.get("rdwr");
  }

  private static void treiberStack(Setup setup, Arguments a) {
    TreiberStack stack = new TreiberStack(setup.machine(), count(a));
    LongCell[] x = marks(setup, count(a));
    users(
        setup,
        a,
        id -> {
          x[id].store(id + 42, StoreOrder.RELAXED);
          stack.push(id, id);
        },
        id -> look(x, stack.pop()));
  }

  private static void dynamicStack(Setup setup, Arguments a) {
    DynamicStack stack = new DynamicStack(setup.machine());
    LongCell[] x = marks(setup, count(a));
    users(
        setup,
        a,
        id -> {
          x[id].store(id + 42, StoreOrder.RELAXED);
          stack.push(id);
        },
        id -> look(x, stack.pop()));
  }

  private static LongCell[] marks(Setup setup, int users) {
    LongCell[] result = new LongCell[users];
    for (int i = 0; i < users; i++) {
      result[i] = setup.machine().longCell("x" + i, 0);
    }
    return result;
  }

  private static void look(LongCell[] marks, long popped) {
    if (popped != 0) {
      PropertyViolation.require(
          marks[(int) popped].load(RELAXED) == popped + 42, "popped before it was pushed");
    }
  }

  private static void msQueue(Setup setup, Arguments a) {
    MsQueue queue = new MsQueue(setup.machine(), count(a), a.get("unroll"));
    users(setup, a, id -> queue.enqueue(id, id * 10L), id -> queue.dequeue());
  }

  private static void dynamicQueue(Setup setup, Arguments a) {
    DynamicQueue queue = new DynamicQueue(setup.machine());
    users(setup, a, id -> queue.enqueue(id * 10L), id -> queue.dequeue());
  }

  private static void mpmcQueue(Setup setup, Arguments a) {
    MpmcQueue queue = new MpmcQueue(setup.machine(), a.get("unroll"));
    queue.write();
    users(setup, a, id -> queue.write(), id -> queue.readAll());
  }

  /** Each task draws a number, then has it added to a set; the set is a sum of plain accesses. */
  private static void flatCombiner(Setup setup, Arguments a) {
    LongCell set = setup.machine().longCell("set", 0);
    LongCell numbers = setup.machine().longCell("gtid", 0);
    LongCell[] called = marks(setup, a.n());
    Runnable[] work = new Runnable[a.n()];
    for (int i = 0; i < a.n(); i++) {
      LongCell times = called[i];
      work[i] =
          () -> {
            set.store(set.load(PLAIN) + 1, StoreOrder.PLAIN);
            times.store(times.load(PLAIN) + 1, StoreOrder.PLAIN);
          };
    }
    FlatCombiner combiner = new FlatCombiner(setup.machine(), work);
    for (int i = 0; i < a.n(); i++) {
      int user = i;
      setup.task(
          "t" + i,
          () -> {
            numbers.fetchAdd(1, RmwOrder.SEQ_CST);
            combiner.request(user);
            PropertyViolation.require(called[user].load(PLAIN) == 1, "work not done once");
          });
    }
  }

  private static void hwQueue(Setup setup, Arguments a) {
    HwQueue queue = new HwQueue(setup.machine(), a.get("unroll"));
    users(setup, a, id -> queue.enqueue(id * 10L), id -> queue.dequeue());
  }

  private static void hwQueueOfFour(Setup setup) {
    HwQueue queue = new HwQueue(setup.machine(), 1);
    setup.task(
        "t1",
        () -> {
          queue.add(1);
          queue.sweep();
        });
    setup.task(
        "t2",
        () -> {
          queue.add(2);
          queue.add(3);
        });
    setup.task(
        "t3",
        () -> {
          queue.sweep();
          queue.add(4);
        });
    setup.task(
        "t4",
        () -> {
          queue.sweep();
          queue.sweep();
        });
  }

  private static void chaseLev(Setup setup, Arguments a) {
    Deque deque = new Deque(setup.machine(), false);
    setup.task(
        "owner",
        () -> {
          long count = pushes(deque, 5, 1);
          pops(deque, 3);
          pushes(deque, 2, count);
        });
    for (int i = 0; i < a.n(); i++) {
      setup.task("thief" + i, deque::steal);
    }
  }

  private static long pushes(Deque deque, int times, long first) {
    long count = first;
    for (int i = 0; i < times; i++) {
      if (deque.push(count)) {
        count++;
      }
    }
    return count;
  }

  private static void pops(Deque deque, int times) {
    for (int i = 0; i < times; i++) {
      deque.pop();
    }
  }

  private static void deque(Setup setup, boolean weak) {
    Deque deque = new Deque(setup.machine(), weak);
    setup.task(
        "owner",
        () -> {
          long count = pushes(deque, 2, 1);
          pops(deque, 1);
          pushes(deque, 1, count);
        });
    setup.task(
        "thief1",
        () -> {
          deque.steal();
          deque.steal();
        });
    setup.task("thief2", deque::steal);
  }

  private static void tryQueue(Setup setup, boolean weak) {
    TryQueue queue = new TryQueue(setup.machine(), 2, weak);
    setup.task(
        "initialises",
        () -> {
          queue.initialise();
          queue.tryEnqueue(0, 1);
        });
    setup.task(
        "enqueues",
        () -> {
          if (queue.isInitialised()) {
            queue.tryEnqueue(1, 1);
          }
        });
    setup.task(
        "dequeues",
        () -> {
          if (queue.isInitialised()) {
            queue.tryDequeue();
          }
        });
  }

  private static void tryStack(Setup setup, boolean weak) {
    TryStack stack = new TryStack(setup.machine(), 3, weak);
    setup.task(
        "pushes first",
        () -> {
          long second = stack.tryPush(1, 1) ? 2 : 1;
          stack.tryPush(2, second);
          stack.tryPop();
        });
    setup.task(
        "pops first",
        () -> {
          stack.tryPop();
          stack.tryPush(3, 1);
        });
  }

  private static void ring(Setup setup, Arguments a) {
    RingBuffer ring = new RingBuffer(setup.machine());
    LongCell[] messages = marks(setup, a.n());
    for (int i = 0; i < a.n(); i++) {
      int id = i;
      setup.task(
          "t" + i,
          () -> {
            messages[id].store(0xBEEF, StoreOrder.PLAIN);
            if (!ring.enqueue(id + 1L)) {
              messages[id].store(0xDEAD, StoreOrder.PLAIN);
            }
            long taken = ring.dequeue();
            if (taken != 0) {
              PropertyViolation.require(
                  messages[(int) taken - 1].load(PLAIN) == 0xBEEF, "taken before it was filled");
            }
          });
    }
  }
}
