package org.latticeipc.explorer.witness;

import java.util.Arrays;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Flags;
import org.latticeipc.explorer.graph.Signature;
import org.latticeipc.explorer.graph.TaskState;

/**
 * An order of a graph's events that extends po and rf (under sc also co and fr) and switches
 * between tasks as seldom as possible.
 *
 * <p>Exact by dynamic programming over how far each task is, as long as there are at most {@link
 * #MAX_STATES} such vectors times tasks; greedy beyond. The parts of a read-modify-write stay
 * together. If a task failed, going to it at the end counts too. Of orders with as few switches the
 * one that stays longest with each task, then the lower task: the order is a function of the graph.
 */
public final class Linearisation {
  /** Bound of the exact search. */
  static final int MAX_STATES = 2_000_000;

  /** Bound of the exact search where it is done for each execution. */
  private static final int MAX_STATES_EACH = 50_000;

  private final ExecutionGraph g;
  private final boolean coherenceToo;
  private final boolean countPreemptions;
  private final int tasks;
  private int[] order = new int[0];
  private boolean exact;
  private boolean anyFailed;

  private Linearisation(ExecutionGraph g, boolean coherenceToo, boolean countPreemptions) {
    this.g = g;
    this.countPreemptions = countPreemptions;
    this.coherenceToo = coherenceToo;
    this.tasks = g.stride;
    for (int t = 1; t < tasks; t++) {
      anyFailed |= g.exists(t) && g.state[t] == TaskState.FAILED;
    }
  }

  /** Linearises the graph. */
  static Linearisation of(ExecutionGraph g, boolean coherenceToo) {
    Linearisation linearisation = new Linearisation(g, coherenceToo, false);
    linearisation.solve(MAX_STATES);
    return linearisation;
  }

  /** Whether an order exists that also extends co and fr: whether sc allows the graph. */
  static boolean isSequential(ExecutionGraph g) {
    Linearisation linearisation = new Linearisation(g, true, false);
    int[] done = new int[linearisation.tasks];
    int n = 0;
    for (boolean moved = true; moved; ) {
      moved = false;
      for (int t = 1; t < linearisation.tasks; t++) {
        int run = g.exists(t) ? linearisation.run(done, t) : 0;
        n += run;
        moved |= run > 0;
      }
    }
    return n == g.size;
  }

  /** Event numbers in order. */
  int[] order() {
    return order;
  }

  /** Whether no order has fewer switches. */
  boolean fewest() {
    return exact;
  }

  /**
   * The least number of preemptions with which the graph, under sc, can come about: switches away
   * from a task that could have gone on. Beyond a bound on the search an upper estimate.
   */
  public static int preemptions(ExecutionGraph g) {
    Linearisation linearisation = new Linearisation(g, true, true);
    linearisation.solve(MAX_STATES_EACH);
    return linearisation.preemptions();
  }

  /** With how few context switches the graph can come about, or a few more beyond a bound. */
  public static int switches(ExecutionGraph g) {
    Linearisation linearisation = new Linearisation(g, isSequential(g), false);
    linearisation.solve(MAX_STATES_EACH);
    int switches = 0;
    for (int i = 1; i < linearisation.order.length; i++) {
      switches += g.task[linearisation.order[i]] == g.task[linearisation.order[i - 1]] ? 0 : 1;
    }
    int last = linearisation.order.length - 1;
    boolean failsElsewhere =
        linearisation.anyFailed
            && last >= 0
            && g.state[g.task[linearisation.order[last]]] != TaskState.FAILED;
    return switches + (failsElsewhere ? 1 : 0);
  }

  private int preemptions() {
    int[] done = new int[tasks];
    int count = 0;
    for (int i = 0; i < order.length; i++) {
      int t = g.task[order[i]];
      int last = i == 0 ? t : g.task[order[i - 1]];
      if (t != last && wantsToGoOn(done, last)) {
        count++;
      }
      done[t]++;
    }
    return count;
  }

  private void solve(int maxStates) {
    long states = 1;
    for (int t = 1; t < tasks; t++) {
      states *= g.length[t] + 1L;
      if (states * tasks > maxStates) {
        exact = false;
        greedy();
        return;
      }
    }
    exact = true;
    search((int) states);
  }

  /** How many events the task can do next at once, 0 if it cannot go on. */
  private int steps(int[] done, int t) {
    if (done[t] == g.length[t]) {
      return 0;
    }
    int e = g.po[t][done[t]];
    if (!isReady(e, done)) {
      return 0;
    }
    boolean pair = (g.flags[e] & (Flags.READ | Flags.EXCLUSIVE)) == (Flags.READ | Flags.EXCLUSIVE);
    if (pair && done[t] + 1 < g.length[t]) {
      return isReady(g.po[t][done[t] + 1], done) ? 2 : 0;
    }
    return 1;
  }

  /** Whether the task is neither at its end nor waiting, so that leaving it is a preemption. */
  private boolean wantsToGoOn(int[] done, int t) {
    if (done[t] == g.length[t]) {
      return false;
    }
    int e = g.po[t][done[t]];
    boolean waits =
        (g.flags[e] & (Flags.JOIN | Flags.WAITING)) != 0
            || Signature.type(g.signature[e]) == Signature.AWAIT;
    return !waits || steps(done, t) > 0;
  }

  private boolean isReady(int e, int[] done) {
    int t = g.task[e];
    for (int u = 1; u < tasks; u++) {
      if (u != t && g.porf[e * g.stride + u] > done[u]) {
        return false;
      }
    }
    if (!coherenceToo || (g.flags[e] & Flags.WRITE) == 0 || g.pos[e] < 0) {
      return true;
    }
    int loc = g.loc[e];
    for (int p = 1; p < g.pos[e]; p++) {
      if (!isDone(g.co[loc][p], done)) {
        return false;
      }
    }
    for (int i = 0; i < g.readCount[loc]; i++) {
      int r = g.reads[loc][i];
      if (g.place(g.rf[r]) < g.pos[e] && g.task[r] != t && !isDone(r, done)) {
        return false;
      }
    }
    return true;
  }

  private boolean isDone(int e, int[] done) {
    return g.index[e] < done[g.task[e]];
  }

  private void search(int states) {
    int[] weight = new int[tasks];
    int product = 1;
    for (int t = 1; t < tasks; t++) {
      weight[t] = product;
      product *= g.length[t] + 1;
    }
    short[] cost = new short[states * tasks];
    Arrays.fill(cost, Short.MAX_VALUE);
    for (int last = 1; last < tasks; last++) {
      boolean failsElsewhere = anyFailed && g.state[last] != TaskState.FAILED;
      cost[(states - 1) * tasks + last] = (short) (failsElsewhere ? 1 : 0);
    }
    int[] done = new int[tasks];
    for (int state = states - 2; state >= 0; state--) {
      place(done, state, weight);
      int free = free(done);
      for (int t = 1; t < tasks; t++) {
        int steps = steps(done, t);
        if (steps > 0) {
          relax(cost, state, cost[(state + steps * weight[t]) * tasks + t], t, free);
        }
      }
    }
    follow(cost, weight, states - 1);
  }

  /** How far each task is in a state. */
  private void place(int[] done, int state, int[] weight) {
    for (int t = 1; t < tasks; t++) {
      done[t] = state / weight[t] % (g.length[t] + 1);
    }
  }

  /** Tasks, as bits, to switch away from which costs nothing. */
  private int free(int[] done) {
    int free = 0;
    for (int t = 1; t < tasks; t++) {
      free |= countPreemptions && !wantsToGoOn(done, t) ? 1 << t : 0;
    }
    return free;
  }

  private static int switching(int last, int t, int free) {
    return last == t || last == 0 || (free >> last & 1) != 0 ? 0 : 1;
  }

  /** From a state, whoever came last, task t may go on, and it costs so much from there on. */
  private void relax(short[] cost, int state, short onwards, int t, int free) {
    if (onwards == Short.MAX_VALUE) {
      return;
    }
    for (int last = 0; last < tasks; last++) {
      int all = onwards + switching(last, t, free);
      if (all < cost[state * tasks + last]) {
        cost[state * tasks + last] = (short) all;
      }
    }
  }

  /** Goes along a cheapest way; stays with a task as long as that is on one. */
  private void follow(short[] cost, int[] weight, int finish) {
    order = new int[g.size];
    int[] done = new int[tasks];
    int n = 0;
    int last = 0;
    for (int state = 0; state != finish; ) {
      place(done, state, weight);
      int free = free(done);
      int best = 0;
      for (int t = 1; t < tasks; t++) {
        int steps = steps(done, t);
        boolean cheapest =
            steps > 0
                && switching(last, t, free) + cost[(state + steps * weight[t]) * tasks + t]
                    == cost[state * tasks + last];
        if (cheapest && (best == 0 || t == last)) {
          best = t;
        }
      }
      int steps = steps(done, best);
      for (int i = 0; i < steps; i++) {
        order[n++] = g.po[best][done[best] + i];
      }
      state += steps * weight[best];
      last = best;
    }
  }

  /** Stays with a task as long as it can go on, then takes the one that can go on the longest. */
  private void greedy() {
    order = new int[g.size];
    int[] done = new int[tasks];
    int n = 0;
    while (n < g.size) {
      int best = 1;
      int longest = 0;
      for (int t = 1; t < tasks; t++) {
        int run = run(done.clone(), t);
        if (run > longest) {
          best = t;
          longest = run;
        }
      }
      for (int i = 0; i < longest; i++) {
        order[n++] = g.po[best][done[best]++];
      }
      if (longest == 0) {
        throw new IllegalStateException("the graph has a cycle");
      }
    }
  }

  private int run(int[] done, int t) {
    int from = done[t];
    for (int steps = steps(done, t); steps > 0; steps = steps(done, t)) {
      done[t] += steps;
    }
    return done[t] - from;
  }
}
