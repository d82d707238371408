package org.latticeipc.scheduler;

import org.jspecify.annotations.Nullable;

/**
 * What depends on a node, immutable: a list that grows until the node ends, then how it ended.
 * Whoever adds a dependant finds either an open list, and the node's end finds the dependant, or
 * the end.
 */
sealed interface Dependants {
  /** The nodes; after the end of a node that was done, none. */
  @Nullable NodeList nodes();

  /** How the node ended, or null if it has not. */
  default @Nullable NodeStatus end() {
    return null;
  }

  /** Why what depends on the node will not run, or null. */
  default @Nullable String reason() {
    return null;
  }

  /** With one more; the same after the end. */
  Dependants with(DagNode node);

  /** Failed or cancelled. Keeps the nodes, so that a cycle through them is still found. */
  default Dependants ended(NodeStatus how, String why) {
    return end() == null ? new Ended(nodes(), how, why) : this;
  }

  /** The node has not ended; nothing depends on it so far. */
  enum Nobody implements Dependants {
    /** The only one. */
    YET;

    @Override
    public @Nullable NodeList nodes() {
      return null;
    }

    @Override
    public Dependants with(DagNode node) {
      return new Open(node, null);
    }

    @Override
    public String toString() {
      return "open null";
    }
  }

  /** The node has not ended. The list is the state itself, so a node needs one object less. */
  final class Open extends NodeList implements Dependants {
    private Open(DagNode first, @Nullable Open rest) {
      super(first, rest);
    }

    @Override
    public NodeList nodes() {
      return this;
    }

    @Override
    public Dependants with(DagNode node) {
      return new Open(node, this);
    }

    @Override
    public String toString() {
      return "open " + super.toString();
    }
  }

  /** The node has ended. */
  record Ended(@Nullable NodeList nodes, NodeStatus end, @Nullable String reason)
      implements Dependants {
    /** The node was done. */
    static final Dependants DONE = new Ended(null, NodeStatus.DONE, null);

    @Override
    public Dependants with(DagNode node) {
      return this;
    }

    @Override
    public String toString() {
      return end + " " + (nodes == null ? null : NodeList.toList(nodes));
    }
  }
}
