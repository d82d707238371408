package org.latticeipc.scheduler;

import org.jspecify.annotations.Nullable;
import org.latticeipc.ipc.LatticeChannel;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;

/**
 * The documented calls by their documented names, on one scheduler: 0 on success, else the negative
 * {@link DagError#code()}. No call throws.
 */
@SuppressWarnings({"MethodName", "checkstyle:MethodName"})
public final class DagApi {
  private final DagScheduler scheduler;

  /** The calls on the given scheduler. */
  public DagApi(DagScheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** {@code dag_node_init}: makes a node that only activates its channel or context. */
  public DagNode dag_node_init(String name) {
    return scheduler.node(name);
  }

  /** {@code dag_node_init} for a node with work of its own. */
  public DagNode dag_node_init(String name, NodeBody body) {
    return scheduler.node(name, body);
  }

  /** Sets the priority; higher runs first. */
  public int dag_node_set_priority(@Nullable DagNode node, long priority) {
    return node == null
        ? DagError.BAD_ARGUMENT.code()
        : scheduler.setPriority(node, priority).code();
  }

  /** Sets the channel whose peer the node's activation gives time to. */
  public int dag_node_set_channel(@Nullable DagNode node, @Nullable LatticeChannel channel) {
    return node == null || channel == null
        ? DagError.BAD_ARGUMENT.code()
        : scheduler.setChannel(node, channel).code();
  }

  /** Sets the context to which the activation of a node without a channel gives time. */
  public int dag_node_set_context(
      @Nullable DagNode node, Kernel kernel, Domain caller, @Nullable ExoCap context) {
    return node == null || context == null
        ? DagError.BAD_ARGUMENT.code()
        : scheduler.setContext(node, kernel, caller, context).code();
  }

  /** Makes {@code child} wait for {@code parent}. */
  public int dag_node_add_dep(@Nullable DagNode parent, @Nullable DagNode child) {
    return parent == null || child == null
        ? DagError.BAD_ARGUMENT.code()
        : scheduler.addDep(parent, child).code();
  }

  /** Lets the node run once all it depends on has. */
  public int dag_sched_submit(@Nullable DagNode node) {
    return node == null ? DagError.BAD_ARGUMENT.code() : scheduler.submit(node).code();
  }

  /** Works until all is quiet. */
  public int dag_sched_run() {
    return scheduler.run().code();
  }

  /** Gives time to the node's channel or context. */
  public int yield_to(@Nullable DagNode node) {
    return node == null ? DagError.BAD_ARGUMENT.code() : scheduler.yieldTo(node).code();
  }
}
