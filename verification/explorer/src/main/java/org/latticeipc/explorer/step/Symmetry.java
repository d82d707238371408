package org.latticeipc.explorer.step;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.latticeipc.explorer.declared.AlikeTasks;
import org.latticeipc.explorer.declared.DeclaredProgram;
import org.latticeipc.explorer.declared.ReductionLimits;
import org.latticeipc.explorer.declared.SearchContext;
import org.latticeipc.explorer.graph.CoherenceCycles;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Flags;
import org.latticeipc.explorer.graph.Signature;
import org.latticeipc.explorer.result.Reduction;

/**
 * Visits one of the executions that differ only in which of several interchangeable tasks does what
 * (Kokologiannakis, Marmanis, Vafeiadis: SPORE: Combining Symmetry and Partial Order Reduction,
 * PLDI 2024).
 *
 * <p>The tasks of a group are compared event by event. As long as two have read the same, they do
 * the same; at the first event at which they differ, the cell's coherence order says which comes
 * first. Only graphs in which this order is that of the tasks' numbers are visited: each class of
 * equivalent executions has exactly one. Pruning the others at once loses nothing because events
 * are added for the lowest task first and what is added maximally follows that order, provided that
 * a revisit which keeps an event also keeps the same event of the task before: its prefix is part
 * of the prefix.
 *
 * <p>Under weak models the coherence order of a cell may contradict (po | rf): a task reads the
 * later of two writes and thereby causes the earlier one. Then the order of tasks would be at odds
 * with cause and effect. A finished graph in which po, rf and the coherence orders of the cells
 * that interchangeable tasks read have a cycle ends all use of symmetry for the program.
 *
 * <p>A task that asks who it is, or does otherwise than another one that has read the same, is not
 * interchangeable: it is put among the {@link ReductionLimits} and the search starts anew. Confined
 * to one worker.
 */
public final class Symmetry {
  private static final int[] NOBODY = {};
  private static final int SAME = 0;
  private static final int UNPLACED = 1;
  private static final int IN_ORDER = 2;
  private static final int OUT_OF_ORDER = 3;
  private static final int DIFFERENT = 4;

  private final boolean reduces;
  private final ReductionLimits distinct;
  private final AlikeTasks alike;

  /** What of {@link #alike} is used. */
  private int version;

  private int[][] groups = new int[0][];

  /** The task found not to be interchangeable, -1 if none. */
  private int stranger = -1;

  private final CoherenceCycles cycles = new CoherenceCycles();

  /** Those of spawned tasks. */
  private final List<int[]> spawnedGroups = new ArrayList<>();

  Symmetry(SearchContext context) {
    this.reduces = context.options.reductions().contains(Reduction.SYMMETRY);
    this.distinct = context.distinct;
    this.alike = context.alike;
  }

  /**
   * The running task spawns one that is said to be as an earlier one.
   *
   * @param earlier 0 if nothing is said
   */
  public void spawned(int earlier, int child) {
    if (!reduces || distinct.contains(child)) {
      return;
    } else if (earlier == 0 ? alike.contains(child) : alike.isOther(earlier, child)) {
      stranger = child; // in another execution it was said otherwise
    } else if (earlier != 0) {
      alike.add(earlier, child);
    }
  }

  /** Takes over the groups that the program declared. */
  void use(DeclaredProgram declared) {
    groups = new int[declared.taskCount() + 1][];
    Arrays.fill(groups, NOBODY);
    spawnedGroups.clear();
    if (!reduces) {
      return;
    }
    declared.interchangeable().forEach(this::use);
    version = alike.version();
    for (int[] listed : alike.groups()) {
      int[] group = use(listed);
      if (group.length > 1) {
        spawnedGroups.add(group);
      }
    }
  }

  private int[] use(int[] listed) {
    int[] group = Arrays.stream(listed).filter(t -> !distinct.contains(t)).toArray();
    for (int t : group) {
      if (t >= groups.length) {
        int from = groups.length;
        groups = Arrays.copyOf(groups, t + 1);
        Arrays.fill(groups, from, groups.length, NOBODY);
      }
      groups[t] = group;
    }
    return group;
  }

  private int[] group(int t) {
    return t < groups.length ? groups[t] : NOBODY;
  }

  /** Whether something was found that the reduction does not apply to. */
  public boolean hasFoundStranger() {
    return stranger >= 0;
  }

  /** Adds what was found, if anything, to what is left alone. */
  public boolean exclude() {
    if (stranger < 0) {
      return reduces && version != alike.version();
    }
    distinct.add(stranger);
    stranger = -1;
    return true;
  }

  /** Whether the finished graph is one under which the tasks have an order; notes it if not. */
  public boolean appliesTo(ExecutionGraph g) {
    for (int[] group : spawnedGroups) {
      if (!SpawnedAlike.isTreatedAlike(g, group)) {
        for (int t : group) {
          distinct.add(t);
          stranger = t;
        }
        return false;
      }
    }
    boolean any = false;
    for (int t = 1; t < groups.length; t++) {
      any |= groups[t].length > 0;
      isInOrder(g, t);
    }
    if (any && cycles.exist(g, e -> group(g.task[e]).length > 0)) {
      for (int t = 1; t < groups.length; t++) {
        if (groups[t].length > 0) {
          distinct.add(t);
          stranger = t;
        }
      }
    }
    return stranger < 0;
  }

  /** The task asked for something that tells it from others. */
  public void asksWhoItIs(int t) {
    if (group(t).length > 0) {
      stranger = t;
    }
  }

  /**
   * The event of the group's task before that is the same as {@code e}, whose predecessors in po
   * are in the graph, or at which the two may first differ; -1 if there is none.
   */
  public int partner(ExecutionGraph g, int e) {
    int t = g.task[e];
    int[] group = group(t);
    if (group.length == 0 || group[0] == t) {
      return -1;
    }
    int before = 0;
    while (group[before + 1] != t) {
      before++;
    }
    int s = group[before];
    int i = g.index[e];
    if (length(g, s) <= i || g.po[s][i] > e) {
      return -1;
    }
    for (int j = 0; j < i; j++) {
      if (!sameKind(g, g.po[s][j], g.po[t][j]) || order(g, g.po[s][j], g.po[t][j]) != SAME) {
        return -1;
      }
    }
    return g.po[s][i];
  }

  /**
   * Makes the prefix of the event that is the same in the task before part of that of the event.
   */
  void join(ExecutionGraph g, int e) {
    int partner = partner(g, e);
    if (partner < 0) {
      return;
    }
    boolean both = (g.flags[partner] & Flags.EXCLUSIVE) != 0;
    g.joinPorf(e, both ? g.po[g.task[partner]][g.index[partner] + 1] : partner);
  }

  /** Whether the graph is the one of its class that is visited, as far as the event's task goes. */
  boolean allows(ExecutionGraph g, int e) {
    return isInOrder(g, g.task[e]);
  }

  /** How many events of the task there are, which may not have been spawned. */
  private static int length(ExecutionGraph g, int t) {
    return g.exists(t) ? g.length[t] : 0;
  }

  private boolean isInOrder(ExecutionGraph g, int t) {
    for (int other : group(t)) {
      if (other != t && !inOrder(g, Math.min(t, other), Math.max(t, other))) {
        return false;
      }
    }
    return true;
  }

  /**
   * How many executions exchanging interchangeable tasks makes of a finished one, itself included.
   */
  public BigInteger classSize(ExecutionGraph g) {
    BigInteger size = BigInteger.ONE;
    for (int t = 1; t < groups.length; t++) {
      int[] group = groups[t];
      if (group.length > 0 && group[0] == t) {
        int alike = 1;
        for (int i = 1; i < group.length; i++) {
          alike = didTheSame(g, group[i - 1], group[i]) ? alike + 1 : 1;
          size = size.multiply(BigInteger.valueOf(i + 1)).divide(BigInteger.valueOf(alike));
        }
      }
    }
    return size;
  }

  private boolean didTheSame(ExecutionGraph g, int s, int t) {
    if (length(g, s) != length(g, t)) {
      return false;
    }
    for (int i = 0; i < length(g, s); i++) {
      if (compare(g, g.po[s][i], g.po[t][i]) != SAME) {
        return false;
      }
    }
    return true;
  }

  private boolean inOrder(ExecutionGraph g, int s, int t) {
    int n = Math.min(length(g, s), length(g, t));
    for (int i = 0; i < n; i++) {
      int relation = compare(g, g.po[s][i], g.po[t][i]);
      if (relation != SAME) {
        return relation != OUT_OF_ORDER;
      }
    }
    return true;
  }

  /** Compares the events at which tasks are that did the same before. */
  private int compare(ExecutionGraph g, int a, int b) {
    int relation = sameKind(g, a, b) && sameOperands(g, a, b) ? order(g, a, b) : DIFFERENT;
    if (relation == DIFFERENT) {
      stranger = g.task[b];
    }
    return relation;
  }

  private static boolean sameKind(ExecutionGraph g, int a, int b) {
    return g.signature[a] == g.signature[b] && sameCell(g, a, b);
  }

  /** Compares events of one kind. */
  private static int order(ExecutionGraph g, int a, int b) {
    int type = Signature.type(g.signature[a]);
    switch (type) {
      case Signature.CHOICE:
        return g.value[a] == g.value[b] ? SAME : g.value[a] > g.value[b] ? IN_ORDER : OUT_OF_ORDER;
      case Signature.FENCE, Signature.ALLOCATION:
        return SAME;
      case Signature.SPAWN, Signature.JOIN:
        return DIFFERENT;
      case Signature.STORE, Signature.RMW_WRITE:
        return g.loc[a] == g.loc[b] ? order(g.pos[a], g.pos[b]) : SAME;
      default:
        return readOrder(g, a, b);
    }
  }

  private static int readOrder(ExecutionGraph g, int a, int b) {
    int u = g.rf[a];
    int v = g.rf[b];
    if (g.loc[a] == g.loc[b]) {
      return u == v ? SAME : order(g.place(u), g.place(v));
    }
    boolean same = u < 0 && v < 0 || u >= 0 && v >= 0 && correspond(g, u, v, g.task[a], g.task[b]);
    return same ? SAME : DIFFERENT;
  }

  private static int order(int p, int q) {
    if (p < 0 || q < 0) {
      return UNPLACED;
    }
    return p < q ? IN_ORDER : OUT_OF_ORDER;
  }

  /** Whether the events are the n-th of the two tasks. */
  private static boolean correspond(ExecutionGraph g, int u, int v, int s, int t) {
    return g.task[u] == s && g.task[v] == t && g.index[u] == g.index[v];
  }

  /** Whether the cells are one, or made by the two tasks with corresponding events. */
  private static boolean sameCell(ExecutionGraph g, int a, int b) {
    int x = g.loc[a];
    int y = g.loc[b];
    int type = Signature.type(g.signature[a]);
    if (x == y || type == Signature.ALLOCATION || type == Signature.SPAWN) {
      return true;
    } else if (type == Signature.JOIN || x < 0 || y < 0) {
      return type == Signature.JOIN;
    }
    int u = g.madeBy[x];
    int v = g.madeBy[y];
    return u >= 0 && v >= 0 && correspond(g, u, v, g.task[a], g.task[b]);
  }

  private static boolean sameOperands(ExecutionGraph g, int a, int b) {
    switch (Signature.type(g.signature[a])) {
      case Signature.STORE, Signature.ALLOCATION:
        return g.value[a] == g.value[b] && Objects.equals(g.reference[a], g.reference[b]);
      case Signature.RMW, Signature.CAS:
        return g.first[a] == g.first[b]
            && g.second[a] == g.second[b]
            && Objects.equals(g.firstObject[a], g.firstObject[b])
            && Objects.equals(g.secondObject[a], g.secondObject[b]);
      case Signature.CHOICE:
        return g.first[a] == g.first[b];
      default:
        return true;
    }
  }
}
