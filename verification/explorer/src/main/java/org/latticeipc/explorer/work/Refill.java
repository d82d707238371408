package org.latticeipc.explorer.work;

import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Flags;
import org.latticeipc.explorer.graph.Signature;
import org.latticeipc.explorer.step.GraphExtender;

/**
 * Rebuilds a graph from a {@link WorkUnit}: events, rf and co are known, values come from calling
 * the tasks. A task that reads a write whose value is not known yet is left and called again later;
 * since po and rf have no cycle, every round gets further.
 */
public final class Refill {
  private final ExecutionGraph g;
  private final GraphExtender extender;
  private final boolean[] filled;
  private int left;

  public Refill(ExecutionGraph g, GraphExtender extender, WorkUnit unit) {
    this.g = g;
    this.extender = extender;
    this.filled = new boolean[unit.size()];
    this.left = unit.size();
    for (int e = 0; e < unit.size(); e++) {
      append(unit, e);
    }
    place(unit);
  }

  private void append(WorkUnit unit, int e) {
    int t = unit.field(e, 0);
    int signature = unit.field(e, 1);
    int loc = unit.field(e, 2);
    g.ensureTask(t);
    int type = Signature.type(signature);
    if (type == Signature.SPAWN || type == Signature.JOIN) {
      g.ensureTask(loc);
    } else if (loc >= 0) {
      g.ensureLocation(loc);
    }
    g.append(t, signature, loc);
    g.rf[e] = unit.field(e, 3);
    g.value[e] = unit.field(e, 5);
    if (type < Signature.STORE) {
      g.addReader(e);
      g.waits[e] = type == Signature.CAS && g.value[e] != 0;
      if (type == Signature.AWAIT || g.waits[e]) {
        extender.awaits().enter(loc);
      }
    } else if (type == Signature.SPAWN) {
      g.spawnedBy[loc] = e;
    } else if (type == Signature.ALLOCATION) {
      g.madeBy[loc] = e;
    }
  }

  private void place(WorkUnit unit) {
    boolean placed = true;
    for (int p = 1; placed; p++) {
      placed = false;
      for (int e = 0; e < unit.size(); e++) {
        if (unit.field(e, 4) == p) {
          g.insert(e, p);
          placed = true;
        }
      }
    }
  }

  /** Whether every event has its value. */
  public boolean isDone() {
    return left == 0;
  }

  /** How many events have none. */
  public int left() {
    return left;
  }

  /** Whether the event has its value and clocks. */
  public boolean has(int e) {
    return e < 0 || filled[e];
  }

  /**
   * Fills the read, and its write part if it has one.
   *
   * @return false if the value it reads is not known yet
   */
  public boolean read(int e, long a, long b, @Nullable Object x, @Nullable Object y) {
    int maker = g.madeBy[g.loc[e]];
    if (!has(g.rf[e]) || g.rf[e] < 0 && maker >= 0 && !has(maker) || !hasPartner(e)) {
      return false;
    }
    if (filled[e]) {
      return true;
    }
    g.first[e] = a;
    g.second[e] = b;
    g.firstObject[e] = x;
    g.secondObject[e] = y;
    done(e);
    int next = g.index[e] + 1;
    int t = g.task[e];
    if (g.waits[e] && next == g.length[t]) {
      extender.bindWaiting(e, g.rf[e]);
    } else {
      extender.bind(e, g.rf[e]);
    }
    extender.takenOver(e);
    if ((g.flags[e] & Flags.EXCLUSIVE) != 0 && next < g.length[t]) {
      int w = g.po[t][next];
      done(w);
      extender.values().fillWritePart(e, w);
    }
    return true;
  }

  /** Whether the event that symmetry puts into the prefix of this one, if any, has its clocks. */
  public boolean hasPartner(int e) {
    return has(extender.symmetry().partner(g, e));
  }

  /** Fills an event that reads nothing. */
  public void other(int e, long value, @Nullable Object reference) {
    if (!filled[e]) {
      done(e);
      g.setFlags(e, Signature.otherFlags(g.signature[e]));
      extender.takenOver(e);
      g.value[e] = value;
      g.reference[e] = reference;
    }
  }

  private void done(int e) {
    filled[e] = true;
    left--;
    extender.startClocks(e);
  }
}
