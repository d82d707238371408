package org.latticeipc.explorer.task;

import java.util.Arrays;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.LooseWrites;

/**
 * What the cells of a finished execution end with. A cell without coherence order may end with any
 * write that happens before no other one; all combinations for the cells that are looked at come up
 * one after the other.
 */
final class FinalValues {
  private static final int UNASKED = -1;

  private ExecutionGraph g = new ExecutionGraph();

  /** The places of this combination's last writes, by cell. */
  private int[] chosen = new int[0];

  /** In the order in which cells with a choice were asked for: the cell. */
  private int[] asked = new int[4];

  /** And the place its choice went on with, kept from one combination to the next. */
  private int[] plan = new int[4];

  private int askedCount;
  private int planned;
  private boolean isNext;

  /** Begins with a graph, or goes to the combination that {@link #next} announced. */
  void begin(ExecutionGraph graph) {
    g = graph;
    planned = isNext ? planned : 0;
    isNext = false;
    forget();
    int known = chosen.length;
    if (known < g.locations) {
      chosen = Arrays.copyOf(chosen, g.co.length);
      Arrays.fill(chosen, known, chosen.length, UNASKED);
    }
  }

  /** The execution is judged. */
  void forget() {
    for (int i = 0; i < askedCount; i++) {
      chosen[asked[i]] = UNASKED;
    }
    askedCount = 0;
  }

  /** The place of the write that the cell ends with. */
  int place(int loc) {
    if (!g.loose[loc]) {
      return g.coLength[loc] - 1;
    }
    if (chosen[loc] == UNASKED) {
      chosen[loc] = choose(loc);
    }
    return chosen[loc];
  }

  private int choose(int loc) {
    if (askedCount == asked.length) {
      asked = Arrays.copyOf(asked, askedCount * 2);
      plan = Arrays.copyOf(plan, askedCount * 2);
    }
    if (askedCount == planned) {
      plan[planned++] = after(loc, -1);
    }
    asked[askedCount] = loc;
    return plan[askedCount++];
  }

  /** The next place from which the cell may end, or -1. */
  private int after(int loc, int place) {
    for (int p = place + 1; p < g.coLength[loc]; p++) {
      if (LooseWrites.mayBeLast(g, loc, p)) {
        return p;
      }
    }
    return -1;
  }

  /** Goes to the next combination, if there is one. */
  boolean next() {
    planned = askedCount;
    while (planned > 0) {
      int place = after(asked[planned - 1], plan[planned - 1]);
      if (place >= 0) {
        plan[planned - 1] = place;
        isNext = true;
        return true;
      }
      planned--;
    }
    return false;
  }

  /** Puts the writes of a copy of the graph into orders that end as this combination does. */
  void settle(ExecutionGraph copy) {
    for (int loc = 0; loc < copy.locations; loc++) {
      if (copy.loose[loc]) {
        boolean known = loc < chosen.length && chosen[loc] != UNASKED;
        LooseWrites.settle(copy, loc, known ? chosen[loc] : LooseWrites.lastPlace(copy, loc));
      }
    }
  }
}
