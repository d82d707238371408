package org.latticeipc.explorer.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.model.axioms.Event;

/**
 * One way a task could run if each read gave some value that a write of the program might have.
 *
 * @param reads for each event the value read, -1 if it reads nothing
 * @param writes for each event the value written, -1 if none
 * @param blocked whether the task ends waiting at its last read
 * @param joins 0 the task does not reach a join, 1 it passes it, 2 it waits at it
 */
record TaskRun(
    List<Event> events,
    List<Integer> reads,
    List<Integer> writes,
    Map<String, String> registers,
    boolean blocked,
    boolean spawned,
    int joins) {

  /** Every way the task could run. */
  static List<TaskRun> all(int task, List<Op> ops, int child, List<Set<Integer>> values) {
    List<TaskRun> found = new ArrayList<>();
    new Walk(task, ops, child, values, found).go(0, 0, new TreeMap<>(), false, 0);
    return found;
  }

  private static final class Walk {
    private final int task;
    private final List<Op> ops;
    private final int child;
    private final List<Set<Integer>> values;
    private final List<TaskRun> found;
    private final List<Event> events = new ArrayList<>();
    private final List<Integer> reads = new ArrayList<>();
    private final List<Integer> writes = new ArrayList<>();

    Walk(int task, List<Op> ops, int child, List<Set<Integer>> values, List<TaskRun> found) {
      this.task = task;
      this.ops = ops;
      this.child = child;
      this.values = values;
      this.found = found;
    }

    private void end(Map<String, String> registers, boolean blocked, boolean spawned, int joins) {
      found.add(
          new TaskRun(
              List.copyOf(events),
              List.copyOf(reads),
              List.copyOf(writes),
              new TreeMap<>(registers),
              blocked,
              spawned,
              joins));
    }

    private void with(Event event, int read, int write, Runnable rest) {
      events.add(event);
      reads.add(read);
      writes.add(write);
      rest.run();
      events.remove(events.size() - 1);
      reads.remove(reads.size() - 1);
      writes.remove(writes.size() - 1);
    }

    void go(int i, int last, TreeMap<String, String> registers, boolean spawned, int joins) {
      if (i >= ops.size()) {
        end(registers, false, spawned, joins);
        return;
      }
      Op op = ops.get(i);
      int n = events.size();
      if (op instanceof Op.IfOdd) {
        go(last % 2 != 0 ? i + 1 : i + 2, last, registers, spawned, joins);
      } else if (op instanceof Op.Spawn) {
        with(Event.spawn(task, n, child), -1, -1, () -> go(i + 1, last, registers, true, joins));
      } else if (op instanceof Op.Join) {
        if (!spawned) {
          go(i + 1, last, registers, false, joins);
          return;
        }
        end(registers, true, true, 2);
        with(Event.join(task, n, child), -1, -1, () -> go(i + 1, last, registers, true, 1));
      } else if (op instanceof Op.Fence f) {
        with(
            Event.fence(task, n, f.order()),
            -1,
            -1,
            () -> go(i + 1, last, registers, spawned, joins));
      } else if (op instanceof Op.Store s) {
        with(
            Event.store(task, n, s.cell(), s.order()),
            -1,
            s.dependent() ? last + 1 : s.value(),
            () -> go(i + 1, last, registers, spawned, joins));
      } else if (op instanceof Op.Choose c) {
        for (int v = 0; v < c.alternatives(); v++) {
          int chosen = v;
          with(
              Event.local(task, n),
              -1,
              -1,
              () -> go(i + 1, chosen, note(registers, i, chosen), spawned, joins));
        }
      } else {
        read(op, i, registers, spawned, joins);
      }
    }

    private void read(Op op, int i, TreeMap<String, String> before, boolean spawned, int joins) {
      int n = events.size();
      for (int v : values.get(cell(op))) {
        if (op instanceof Op.Await a && v < a.atLeast()) {
          LoadOrder weak = a.order() == LoadOrder.PLAIN ? LoadOrder.PLAIN : LoadOrder.RELAXED;
          with(
              Event.load(task, n, a.cell(), weak),
              v,
              -1,
              () -> {
                if (a.timed()) {
                  go(i + 1, 4, note(before, i, 4), spawned, joins);
                } else {
                  end(before, true, spawned, joins);
                }
              });
          continue;
        }
        int written = written(op, v);
        with(event(op, n, v), v, written, () -> go(i + 1, v, note(before, i, v), spawned, joins));
      }
    }

    private static TreeMap<String, String> note(TreeMap<String, String> before, int i, int v) {
      TreeMap<String, String> after = new TreeMap<>(before);
      after.put("r" + i, Integer.toString(v));
      return after;
    }

    private static int written(Op op, int v) {
      if (op instanceof Op.Add) {
        return v + 1;
      } else if (op instanceof Op.Exchange x) {
        return x.value();
      } else if (op instanceof Op.Cas c && c.expected() == v) {
        return c.desired();
      }
      return -1;
    }

    private Event event(Op op, int n, int v) {
      if (op instanceof Op.Load l) {
        return Event.load(task, n, l.cell(), l.order());
      } else if (op instanceof Op.Await a) {
        return Event.load(task, n, a.cell(), a.order());
      } else if (op instanceof Op.Add a) {
        return Event.update(task, n, a.cell(), a.order());
      } else if (op instanceof Op.Exchange x) {
        return Event.update(task, n, x.cell(), x.order());
      } else if (op instanceof Op.Cas c) {
        return c.expected() == v
            ? Event.update(task, n, c.cell(), c.success())
            : Event.load(task, n, c.cell(), c.failure());
      }
      throw new IllegalStateException("not a read: " + op);
    }
  }

  static int cell(Op op) {
    if (op instanceof Op.Load l) {
      return l.cell();
    } else if (op instanceof Op.Await a) {
      return a.cell();
    } else if (op instanceof Op.Add a) {
      return a.cell();
    } else if (op instanceof Op.Exchange x) {
      return x.cell();
    } else if (op instanceof Op.Cas c) {
      return c.cell();
    }
    throw new IllegalStateException("not a read: " + op);
  }
}
