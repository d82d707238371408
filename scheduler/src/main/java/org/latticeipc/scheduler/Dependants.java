package org.latticeipc.scheduler;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What depends on a node: a list that grows until the node ends, then how it ended. Whoever adds a
 * dependant finds either an open list, and the node's end finds the dependant, or the end.
 */
final class Dependants {
  static final Dependants NONE = new Dependants(null, null, null);
  static final Dependants DONE = new Dependants(null, NodeStatus.DONE, null);

  private final @Nullable NodeList nodes;
  private final @Nullable NodeStatus end;
  private final @Nullable String reason;

  private Dependants(@Nullable NodeList nodes, @Nullable NodeStatus end, @Nullable String reason) {
    this.nodes = nodes;
    this.end = end;
    this.reason = reason;
  }

  /** The nodes; after the end of a node that was done, none. */
  @Nullable NodeList nodes() {
    return nodes;
  }

  /** How the node ended, or null if it has not. */
  @Nullable NodeStatus end() {
    return end;
  }

  /** Why what depends on the node will not run, or null. */
  @Nullable String reason() {
    return reason;
  }

  /** With one more; the same after the end. */
  Dependants with(DagNode node) {
    return end == null ? new Dependants(new NodeList(node, nodes), null, null) : this;
  }

  /** Failed or cancelled. Keeps the nodes, so that a cycle through them is still found. */
  Dependants ended(NodeStatus how, String why) {
    return end == null ? new Dependants(nodes, how, why) : this;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Dependants that
            && end == that.end
            && Objects.equals(reason, that.reason)
            && Objects.equals(nodes, that.nodes));
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(nodes) * 31 + (end == null ? 0 : end.ordinal() + 1);
  }

  @Override
  public String toString() {
    return end == null ? "open " + nodes : end + " " + nodes;
  }
}
