package org.latticeipc.explorer.step;

import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Signature;
import org.latticeipc.explorer.graph.TaskState;

/**
 * Whether a task treats those alike that it spawned alike. Between the first and the last spawn,
 * and between the first and the last join of the group, it does nothing that a member could tell,
 * and it joins all of them or none. Then exchanging members makes one execution of another: a
 * member has the same past, but for what it does not look at, whichever of the spawns is its own,
 * and whoever comes after the joins has the same past, whichever ended first.
 */
final class SpawnedAlike {
  private SpawnedAlike() {}

  /**
   * Looks at a graph in which no task can go on.
   *
   * @param group the tasks, as far as they are in the graph
   */
  static boolean isTreatedAlike(ExecutionGraph g, int[] group) {
    int parent = -1;
    int firstSpawn = Integer.MAX_VALUE;
    int lastSpawn = -1;
    int spawned = 0;
    for (int t : group) {
      if (g.exists(t) && g.spawnedBy[t] >= 0) {
        int e = g.spawnedBy[t];
        if (parent >= 0 && g.task[e] != parent) {
          return false;
        }
        parent = g.task[e];
        firstSpawn = Math.min(firstSpawn, g.index[e]);
        lastSpawn = Math.max(lastSpawn, g.index[e]);
        spawned++;
      }
    }
    return spawned < 2
        || isQuiet(g, group, parent, firstSpawn, lastSpawn, Signature.SPAWN)
            && areJoinedTogether(g, group, parent, spawned);
  }

  private static boolean areJoinedTogether(ExecutionGraph g, int[] group, int parent, int spawned) {
    int first = -1;
    int last = -1;
    int joined = 0;
    for (int i = 0; i < g.length[parent]; i++) {
      int e = g.po[parent][i];
      if (Signature.type(g.signature[e]) == Signature.JOIN && contains(group, g.loc[e])) {
        first = first < 0 ? i : first;
        last = i;
        joined++;
      }
    }
    if (others(g, group, parent)) {
      return false;
    } else if (joined == 0) {
      return true;
    }
    boolean joinsTheRest =
        g.state[parent] == TaskState.JOINING && contains(group, g.joining[parent]);
    return (joined == spawned || joinsTheRest)
        && isQuiet(
            g, group, parent, first, joinsTheRest ? g.length[parent] - 1 : last, Signature.JOIN);
  }

  /** Whether another task than the one that spawned them joins a member. */
  private static boolean others(ExecutionGraph g, int[] group, int parent) {
    for (int e = 0; e < g.size; e++) {
      boolean joins = Signature.type(g.signature[e]) == Signature.JOIN;
      if (joins && g.task[e] != parent && contains(group, g.loc[e])) {
        return true;
      }
    }
    return false;
  }

  /** Whether the parent does nothing from one event to another that a member could tell. */
  private static boolean isQuiet(
      ExecutionGraph g, int[] group, int parent, int from, int to, int kind) {
    for (int i = from; i <= to; i++) {
      int e = g.po[parent][i];
      int type = Signature.type(g.signature[e]);
      boolean ofGroup = type == kind && contains(group, g.loc[e]);
      boolean isAccess = type <= Signature.RMW_WRITE && type != Signature.FENCE;
      if (!ofGroup && (!isAccess || isUsedByMember(g, group, g.loc[e]))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUsedByMember(ExecutionGraph g, int[] group, int location) {
    for (int e = 0; e < g.size; e++) {
      int type = Signature.type(g.signature[e]);
      boolean isAccess = type != Signature.SPAWN && type != Signature.JOIN;
      if (isAccess && g.loc[e] == location && contains(group, g.task[e])) {
        return true;
      }
    }
    return false;
  }

  private static boolean contains(int[] group, int task) {
    for (int t : group) {
      if (t == task) {
        return true;
      }
    }
    return false;
  }
}
