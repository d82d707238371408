package org.latticeipc.explorer.work;

import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.latticeipc.explorer.file.BoundedInput;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Signature;
import org.latticeipc.explorer.step.AwaitReduction;
import org.latticeipc.explorer.step.Frontier;
import org.latticeipc.explorer.step.SearchFrame;

/**
 * A piece of work that any worker, in this process or another, can take over: some alternatives and
 * the graph they belong to, reduced to what the tasks cannot tell when they are called again.
 *
 * <pre>
 * for each event, in order of addition: task, signature, location, rf, place in co, detail
 * </pre>
 *
 * <p>The detail of a choice is its alternative, that of a compare-and-exchange is 1 if it waits.
 *
 * @param events six numbers an event
 * @param items the alternatives, first pushed first
 * @param weights theirs
 * @param revisited see {@link SearchFrame}
 * @param revisitor see {@link SearchFrame}
 */
public record WorkUnit(int[] events, long[] items, double[] weights, int revisited, int revisitor) {
  static final int FIELDS = 6;

  /** Every unit has so many bytes, or more. */
  static final int LEAST_BYTES = 4 * Integer.BYTES;

  /** The root: no event and nothing pending but to run. */
  public static final WorkUnit ROOT = new WorkUnit(new int[0], new long[0], new double[0], -1, -1);

  /** The items {@code from} to {@code to - 1} of a frame. */
  public static WorkUnit of(SearchFrame frame, AwaitReduction awaits, int from, int to) {
    long[] items = new long[to - from];
    double[] weights = new double[to - from];
    int last = -1;
    for (int i = from; i < to; i++) {
      items[i - from] = frame.frontier.get(i);
      weights[i - from] = frame.frontier.weight(i);
      last = Math.max(last, Frontier.event(items[i - from]));
    }
    return new WorkUnit(
        events(frame.graph, awaits, last), items, weights, frame.revisited, frame.revisitor);
  }

  private static int[] events(ExecutionGraph g, AwaitReduction awaits, int last) {
    int[] data = new int[(last + 1) * FIELDS];
    for (int e = 0; e <= last; e++) {
      int at = e * FIELDS;
      data[at] = g.task[e];
      data[at + 1] = g.signature[e];
      data[at + 2] = g.loc[e];
      data[at + 3] = awaits.rfUpTo(g, e, last);
      data[at + 4] = place(g, e, last);
      data[at + 5] = detail(g, e);
    }
    return data;
  }

  private static int detail(ExecutionGraph g, int e) {
    if (Signature.type(g.signature[e]) == Signature.CAS) {
      return g.waits[e] ? 1 : 0;
    }
    return (int) g.value[e];
  }

  /** The place of a write among the writes that are kept. */
  private static int place(ExecutionGraph g, int e, int last) {
    if (g.pos[e] < 0) {
      return ExecutionGraph.UNPLACED;
    }
    int place = 1;
    int[] co = g.co[g.loc[e]];
    for (int p = 1; p < g.pos[e]; p++) {
      if (co[p] <= last) {
        place++;
      }
    }
    return place;
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(events.length);
    for (int number : events) {
      out.writeInt(number);
    }
    out.writeInt(items.length);
    for (int i = 0; i < items.length; i++) {
      out.writeLong(items[i]);
      out.writeDouble(weights[i]);
    }
    out.writeInt(revisited);
    out.writeInt(revisitor);
  }

  /** Writes how many there are, and them. */
  static void writeAll(DataOutputStream out, List<WorkUnit> units) throws IOException {
    out.writeInt(units.size());
    for (WorkUnit unit : units) {
      unit.write(out);
    }
  }

  /** Reads what {@link #writeAll} wrote. */
  static List<WorkUnit> readAll(BoundedInput in) throws IOException {
    List<WorkUnit> units = new ArrayList<>();
    for (int n = in.readCount(LEAST_BYTES); n > 0; n--) {
      units.add(read(in));
    }
    return units;
  }

  static WorkUnit read(BoundedInput in) throws IOException {
    int[] events = new int[in.readCount(Integer.BYTES)];
    for (int i = 0; i < events.length; i++) {
      events[i] = in.readInt();
    }
    int n = in.readCount(Long.BYTES + Double.BYTES);
    long[] items = new long[n];
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      items[i] = in.readLong();
      weights[i] = in.readDouble();
    }
    return new WorkUnit(events, items, weights, in.readInt(), in.readInt());
  }

  /** How many bytes it is when it is written. */
  long bytes() {
    return LEAST_BYTES + 4L * events.length + 16L * items.length;
  }

  /** How much of the whole tree it is, which weighs 1. */
  double weight() {
    double sum = size() == 0 ? 1 : 0;
    for (double weight : weights) {
      sum += weight;
    }
    return sum;
  }

  /** The same graph with the items {@code from} to {@code to - 1} only. */
  WorkUnit part(int from, int to) {
    return new WorkUnit(
        events,
        Arrays.copyOfRange(items, from, to),
        Arrays.copyOfRange(weights, from, to),
        revisited,
        revisitor);
  }

  /** This and a unit of the same graph whose items are done before. */
  WorkUnit after(WorkUnit earlier) {
    int own = items.length;
    long[] all = Arrays.copyOf(items, own + earlier.items.length);
    double[] theirs = Arrays.copyOf(weights, all.length);
    System.arraycopy(earlier.items, 0, all, own, earlier.items.length);
    System.arraycopy(earlier.weights, 0, theirs, own, earlier.items.length);
    return new WorkUnit(events, all, theirs, revisited, revisitor);
  }

  /** How many events the graph has. */
  public int size() {
    return events.length / FIELDS;
  }

  int field(int event, int field) {
    return events[event * FIELDS + field];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WorkUnit that
        && Arrays.equals(events, that.events)
        && Arrays.equals(items, that.items);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(events) * 31 + Arrays.hashCode(items);
  }
}
