package org.latticeipc.scheduler;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.latticeipc.ipc.algebra.Octonion;
import org.latticeipc.machine.value.IntList;
import org.latticeipc.machine.value.PersistentVector;
import org.latticeipc.scheduler.part.DagGraph;

/**
 * The whole state of a scheduler, immutable: graph, life of each node, and what can run.
 *
 * @param version counts the changes
 * @param nodes by number
 * @param ready an entry for each READY node, and void ones; derived from the nodes, so it does not
 *     count for equality
 * @param readyCount how many nodes are READY
 * @param runners tasks that have taken a node and not finished it, null for none
 * @param heightsValid whether the heights are critical paths; if not, the next take works them out
 * @param fingerprint product of the tokens of the channels activated, in order
 */
record DagState(
    long version,
    PersistentVector<NodeState> nodes,
    @Nullable ReadyHeap ready,
    int readyCount,
    @Nullable IntList runners,
    boolean heightsValid,
    Octonion fingerprint)
    implements DagGraph {

  private static final int NODES_SHOWN = 16;
  static final DagState EMPTY =
      new DagState(0, PersistentVector.empty(), null, 0, null, true, Octonion.ONE);

  NodeState at(int number) {
    return nodes.get(number);
  }

  boolean knows(DagNode node) {
    return node.number() < nodes.size() && at(node.number()).node().equals(node);
  }

  /** Whether nothing runs and nothing can. */
  boolean isQuiet() {
    return readyCount == 0 && runners == null;
  }

  @Override
  public int size() {
    return nodes.size();
  }

  @Override
  public String name(int node) {
    return at(node).node().name();
  }

  @Override
  public int[] parents(int node) {
    return IntList.toArray(at(node).parents());
  }

  @Override
  public int[] children(int node) {
    return IntList.toArray(at(node).children());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof DagState that
            && version == that.version
            && readyCount == that.readyCount
            && heightsValid == that.heightsValid
            && fingerprint.equals(that.fingerprint)
            && Objects.equals(runners, that.runners)
            && nodes.equals(that.nodes));
  }

  @Override
  public int hashCode() {
    return Long.hashCode(version);
  }

  /** One line for traces: the first nodes with their status. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("v" + version + ":");
    for (int i = 0; i < Math.min(size(), NODES_SHOWN); i++) {
      text.append(' ').append(name(i)).append('=').append(at(i).status());
    }
    return size() > NODES_SHOWN
        ? text.append(" and ").append(size() - NODES_SHOWN).append(" more").toString()
        : text.toString();
  }
}
