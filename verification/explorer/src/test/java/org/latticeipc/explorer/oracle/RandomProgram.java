package org.latticeipc.explorer.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Register;
import org.latticeipc.machine.program.Setup;

/**
 * A small random program. The last task is a child that the first one spawns, if {@code
 * spawnsChild}; the rest are declared. The first {@code alike} tasks do the same.
 */
record RandomProgram(List<List<Op>> tasks, int cells, boolean spawnsChild, boolean pure, int alike)
    implements Program {

  /** Which operations a program is made of. */
  enum Flavour {
    ACCESSES,
    UPDATES,
    FENCES,
    SEQ_CST,
    WAITS,

    /** Waits for cells that only one task, or only read-modify-writes, write. */
    ORDERED_WAITS,
    PLAIN,
    SPAWNS,
    MIXED
  }

  @Override
  public String name() {
    return "random";
  }

  @Override
  public void build(Setup setup) {
    Machine m = setup.machine();
    LongCell[] cell = new LongCell[cells];
    for (int i = 0; i < cells; i++) {
      cell[i] = m.longCell("x" + i, 0);
    }
    List<TaskHandle> handles = new ArrayList<>();
    int declared = spawnsChild ? tasks.size() - 1 : tasks.size();
    for (int t = 0; t < declared; t++) {
      List<Op> ops = tasks.get(t);
      handles.add(setup.task("t" + (t + 1), () -> run(m, cell, ops)));
    }
    if (alike > 0) {
      setup.interchangeable(handles.subList(0, alike).toArray(new TaskHandle[0]));
    }
    if (pure) {
      setup.holdsOnlyCells();
    }
  }

  void run(Machine m, LongCell[] cell, List<Op> ops) {
    long last = 0;
    @Nullable TaskHandle child = null;
    for (int i = 0; i < ops.size(); i++) {
      Op op = ops.get(i);
      if (op instanceof Op.IfOdd) {
        i += last % 2 != 0 ? 0 : 1;
      } else if (op instanceof Op.Spawn) {
        child = m.spawn("child", 0, () -> run(m, cell, tasks.get(tasks.size() - 1)));
      } else if (op instanceof Op.Join) {
        if (child != null) {
          m.join(child);
        }
      } else if (op instanceof Op.Fence fence) {
        m.fence(fence.order());
      } else if (op instanceof Op.Store store) {
        cell[store.cell()].store(store.dependent() ? last + 1 : store.value(), store.order());
      } else {
        last = read(m, cell, op);
        m.note(Register.of("r" + i, last));
      }
    }
  }

  private static long read(Machine m, LongCell[] cell, Op op) {
    if (op instanceof Op.Load load) {
      return cell[load.cell()].load(load.order());
    } else if (op instanceof Op.Add add) {
      return cell[add.cell()].fetchAdd(1, add.order());
    } else if (op instanceof Op.Exchange exchange) {
      return cell[exchange.cell()].exchange(exchange.value(), exchange.order());
    } else if (op instanceof Op.Cas cas) {
      return cell[cas.cell()].compareAndExchange(
          cas.expected(), cas.desired(), cas.success(), cas.failure());
    } else if (op instanceof Op.Await await) {
      return await.timed()
          ? cell[await.cell()].await(v -> v >= await.atLeast(), await.order(), 5).orElse(4)
          : cell[await.cell()].await(v -> v >= await.atLeast(), await.order());
    } else if (op instanceof Op.Choose choose) {
      return m.choose("c", choose.alternatives());
    }
    throw new IllegalStateException("not a read: " + op);
  }

  /** The program of a seed; the same on every machine. */
  static RandomProgram of(long seed, Flavour flavour, int maxEvents) {
    SplittableRandom random = new SplittableRandom(seed);
    int cells = 1 + random.nextInt(flavour == Flavour.MIXED ? 3 : 2);
    int count = 2 + random.nextInt(3);
    int budget = maxEvents;
    boolean spawns = flavour == Flavour.SPAWNS && count >= 2;
    List<List<Op>> tasks = new ArrayList<>();
    for (int t = 0; t < count; t++) {
      int left = count - t - 1;
      int size = 1 + random.nextInt(Math.max(1, Math.min(4, budget - left)));
      budget -= size;
      List<Op> ops = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        ops.add(
            flavour == Flavour.ORDERED_WAITS
                ? orderedWait(random, t, count, cells)
                : op(random, flavour, cells));
      }
      tasks.add(ops);
    }
    if (spawns) {
      List<Op> first = tasks.get(0);
      int at = random.nextInt(first.size() + 1);
      first.add(at, new Op.Spawn());
      if (random.nextBoolean()) {
        first.add(at + 1 + random.nextInt(first.size() - at), new Op.Join());
      }
    }
    return new RandomProgram(tasks, cells, spawns, random.nextInt(4) > 0, 0);
  }

  /** Two or three tasks that do the same, and up to two others. */
  static RandomProgram symmetric(long seed, Flavour flavour, int maxEvents) {
    SplittableRandom random = new SplittableRandom(seed);
    int alike = 2 + random.nextInt(2);
    RandomProgram parts = of(seed, flavour, maxEvents / alike + 2);
    List<List<Op>> tasks = new ArrayList<>();
    List<Op> same = parts.tasks().get(0);
    for (int i = 0; i < alike; i++) {
      tasks.add(same.subList(0, Math.min(same.size(), Math.max(1, maxEvents / alike))));
    }
    for (int others = random.nextInt(3), i = 1; i <= others && i < parts.tasks().size(); i++) {
      List<Op> other = parts.tasks().get(i);
      tasks.add(other.subList(0, Math.min(other.size(), 2)));
    }
    return new RandomProgram(tasks, parts.cells(), false, parts.pure(), alike);
  }

  private static Op op(SplittableRandom r, Flavour flavour, int cells) {
    int cell = r.nextInt(cells);
    int dice = r.nextInt(100);
    return switch (flavour) {
      case ACCESSES, SEQ_CST, PLAIN -> access(r, flavour, cell);
      case UPDATES -> dice < 55 ? update(r, flavour, cell) : access(r, flavour, cell);
      case FENCES ->
          dice < 30 ? new Op.Fence(pick(r, FenceOrder.values())) : access(r, flavour, cell);
      case WAITS ->
          dice < 35
              ? new Op.Await(cell, 1 + r.nextInt(2), r.nextInt(4) == 0, load(r, flavour))
              : dice < 55 ? update(r, flavour, cell) : access(r, flavour, cell);
      case ORDERED_WAITS -> throw new IllegalArgumentException("made by orderedWait");
      case SPAWNS -> dice < 20 ? update(r, flavour, cell) : access(r, flavour, cell);
      case MIXED -> mixed(r, flavour, cell, dice);
    };
  }

  private static Op orderedWait(SplittableRandom r, int task, int tasks, int cells) {
    int cell = r.nextInt(cells);
    int dice = r.nextInt(100);
    if (dice < 35) {
      return new Op.Await(cell, 1 + r.nextInt(2), r.nextInt(8) == 0, load(r, Flavour.WAITS));
    } else if (dice < 50) {
      return new Op.Load(cell, load(r, Flavour.WAITS));
    } else if (dice < 55) {
      return new Op.Fence(pick(r, FenceOrder.values()));
    } else if (cell % 2 == 0) {
      return dice < 65
          ? new Op.Cas(
              cell,
              r.nextInt(3),
              1 + r.nextInt(2),
              pick(r, RmwOrder.values()),
              load(r, Flavour.WAITS))
          : new Op.Add(cell, pick(r, RmwOrder.values()));
    }
    return task == cell % tasks
        ? new Op.Store(cell, r.nextInt(3), r.nextInt(4) == 0, store(r, Flavour.WAITS))
        : new Op.Await(cell, 1 + r.nextInt(2), false, load(r, Flavour.WAITS));
  }

  private static Op mixed(SplittableRandom r, Flavour flavour, int cell, int dice) {
    if (dice < 12) {
      return new Op.Fence(pick(r, FenceOrder.values()));
    } else if (dice < 22) {
      return new Op.Await(cell, 1 + r.nextInt(2), r.nextBoolean(), load(r, flavour));
    } else if (dice < 30) {
      return new Op.Choose(2);
    } else if (dice < 38) {
      return new Op.IfOdd();
    }
    return dice < 60 ? update(r, flavour, cell) : access(r, flavour, cell);
  }

  private static Op access(SplittableRandom r, Flavour flavour, int cell) {
    return r.nextBoolean()
        ? new Op.Load(cell, load(r, flavour))
        : new Op.Store(cell, 1 + r.nextInt(3), r.nextInt(4) == 0, store(r, flavour));
  }

  private static Op update(SplittableRandom r, Flavour flavour, int cell) {
    RmwOrder order = flavour == Flavour.SEQ_CST ? RmwOrder.SEQ_CST : pick(r, RmwOrder.values());
    return switch (r.nextInt(4)) {
      case 0 -> new Op.Exchange(cell, 1 + r.nextInt(2), order);
      case 1 -> new Op.Cas(cell, r.nextInt(3), 1 + r.nextInt(2), order, load(r, flavour));
      default -> new Op.Add(cell, order);
    };
  }

  private static LoadOrder load(SplittableRandom r, Flavour flavour) {
    if (flavour == Flavour.SEQ_CST && r.nextInt(4) > 0) {
      return LoadOrder.SEQ_CST;
    }
    LoadOrder order = pick(r, LoadOrder.values());
    return order == LoadOrder.PLAIN && flavour != Flavour.PLAIN ? LoadOrder.RELAXED : order;
  }

  private static StoreOrder store(SplittableRandom r, Flavour flavour) {
    if (flavour == Flavour.SEQ_CST && r.nextInt(4) > 0) {
      return StoreOrder.SEQ_CST;
    }
    StoreOrder order = pick(r, StoreOrder.values());
    return order == StoreOrder.PLAIN && flavour != Flavour.PLAIN ? StoreOrder.RELAXED : order;
  }

  private static <T> T pick(SplittableRandom r, T[] values) {
    return values[r.nextInt(values.length)];
  }
}
