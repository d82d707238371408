package org.latticeipc.scheduler;

import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.AllocationId;

/**
 * One node of a graph, a {@code dag_node}: a name and work. What can change about it is in the
 * scheduler's cell. Made by {@link DagScheduler#node}; equal by the allocation it was made with.
 */
public final class DagNode {
  private final AllocationId allocation;
  private final int number;
  private final String name;
  private final NodeBody body;

  DagNode(AllocationId allocation, int number, String name, NodeBody body) {
    this.allocation = allocation;
    this.number = number;
    this.name = name;
    this.body = body;
  }

  /** Its place among the nodes of its scheduler, counting from 0 in the order of making. */
  public int number() {
    return number;
  }

  /** For people; need not be unique. */
  public String name() {
    return name;
  }

  NodeBody body() {
    return body;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DagNode that
        && number == that.number
        && allocation.equals(that.allocation);
  }

  @Override
  public int hashCode() {
    return allocation.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
