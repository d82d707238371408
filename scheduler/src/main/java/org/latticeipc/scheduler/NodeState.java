package org.latticeipc.scheduler;

import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.value.IntList;

/**
 * All that changes about a node, immutable.
 *
 * @param node the node
 * @param status where it is in its life
 * @param pending how many of its dependencies are not done
 * @param parents numbers of what it depends on, null for none
 * @param children numbers of what depends on it, null for none
 * @param explicit the priority that was set, or null for the default
 * @param height nodes on the longest path from here on: its critical path, the default priority
 * @param stamp counts how often it was made ready or not ready; entries of others are void
 * @param target what is given time on activation, or null
 * @param reason why it failed, was cancelled, or is bound to be
 */
record NodeState(
    DagNode node,
    NodeStatus status,
    int pending,
    @Nullable IntList parents,
    @Nullable IntList children,
    @Nullable Long explicit,
    int height,
    int stamp,
    @Nullable ActivationTarget target,
    @Nullable String reason) {

  static NodeState of(DagNode node) {
    return new NodeState(node, NodeStatus.NEW, 0, null, null, null, 1, 0, null, null);
  }

  long priority() {
    return explicit == null ? height : explicit;
  }

  NodeState with(NodeStatus newStatus) {
    return new NodeState(
        node, newStatus, pending, parents, children, explicit, height, stamp, target, reason);
  }

  NodeState ended(NodeStatus newStatus, @Nullable String why) {
    return new NodeState(
        node, newStatus, pending, parents, children, explicit, height, stamp, target, why);
  }

  NodeState withPending(int newPending) {
    return new NodeState(
        node, status, newPending, parents, children, explicit, height, stamp, target, reason);
  }

  NodeState withParent(int parent, int newPending) {
    return new NodeState(
        node,
        status,
        newPending,
        IntList.plus(parents, parent),
        children,
        explicit,
        height,
        stamp,
        target,
        reason);
  }

  NodeState withChild(int child) {
    return new NodeState(
        node,
        status,
        pending,
        parents,
        IntList.plus(children, child),
        explicit,
        height,
        stamp,
        target,
        reason);
  }

  NodeState withExplicit(long priority) {
    return new NodeState(
        node, status, pending, parents, children, priority, height, stamp, target, reason);
  }

  NodeState withHeight(int newHeight) {
    return new NodeState(
        node, status, pending, parents, children, explicit, newHeight, stamp, target, reason);
  }

  NodeState restamped(NodeStatus newStatus) {
    return new NodeState(
        node, newStatus, pending, parents, children, explicit, height, stamp + 1, target, reason);
  }

  NodeState withTarget(ActivationTarget newTarget) {
    return new NodeState(
        node, status, pending, parents, children, explicit, height, stamp, newTarget, reason);
  }
}
