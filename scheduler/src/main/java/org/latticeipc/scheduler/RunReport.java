package org.latticeipc.scheduler;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.ipc.algebra.Octonion;

/**
 * What became of the nodes of a scheduler at one moment.
 *
 * @param nodes every node in order of number
 * @param fingerprint product of the tokens of the channels that were activated, in the order of
 *     activation, failed attempts included; tells the order of channels, not of nodes
 * @param refused why the run did not take place, or null
 */
public record RunReport(List<NodeReport> nodes, Octonion fingerprint, @Nullable DagError refused) {

  /**
   * What became of one node.
   *
   * @param node the node
   * @param status where it is
   * @param reason why it failed, was cancelled or is bound to be, else null
   */
  public record NodeReport(DagNode node, NodeStatus status, @Nullable String reason) {}

  /** The nodes with one status. */
  public List<NodeReport> with(NodeStatus status) {
    return nodes.stream().filter(n -> n.status() == status).toList();
  }

  /** 0 if every submitted node is done, else the code of what is wrong. */
  public int code() {
    if (refused != null) {
      return refused.code();
    }
    boolean stalled = false;
    for (NodeReport each : nodes) {
      NodeStatus status = each.status();
      if (status == NodeStatus.FAILED || status == NodeStatus.CANCELLED) {
        return DagError.NODES_FAILED.code();
      }
      // After a run none is ready; a wrong part may leave one.
      stalled |= status == NodeStatus.WAITING || status == NodeStatus.READY;
    }
    return stalled ? DagError.NODES_STALLED.code() : 0;
  }
}
