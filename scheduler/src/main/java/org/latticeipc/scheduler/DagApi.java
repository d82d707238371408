package org.latticeipc.scheduler;

import org.latticeipc.kernel.Domain;
import org.latticeipc.kernel.ExoCap;
import org.latticeipc.kernel.Kernel;

/**
 * The documented calls by their documented names, on one scheduler: 0 on success, else the negative
 * {@link DagError#code()}.
 */
@SuppressWarnings({"checkstyle:MethodName", "MemberName"})
public final class DagApi {
  private final DagScheduler scheduler;

  /** The calls on the given scheduler. */
  public DagApi(DagScheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** Makes a node that only activates its channel or context. */
  public DagNode dag_node_init(String name) {
    return scheduler.node(name);
  }

  /** Makes a node with work of its own. */
  public DagNode dag_node_init(String name, NodeBody body) {
    return scheduler.node(name, body);
  }

  /** Sets the priority; higher runs first. */
  public int dag_node_set_priority(DagNode node, long priority) {
    return scheduler.setPriority(node, priority).code();
  }

  /** Sets the context to which the node's activation gives time. */
  public int dag_node_set_context(DagNode node, Kernel kernel, Domain caller, ExoCap context) {
    return scheduler.setContext(node, kernel, caller, context).code();
  }

  /** Makes {@code child} wait for {@code parent}. */
  public int dag_node_add_dep(DagNode parent, DagNode child) {
    return scheduler.addDep(parent, child).code();
  }

  /** Lets the node run once all it depends on has. */
  public int dag_sched_submit(DagNode node) {
    return scheduler.submit(node).code();
  }

  /** Works until all is quiet. */
  public int dag_sched_run() {
    return scheduler.run().code();
  }

  /** Gives time to the node's channel or context. */
  public int yield_to(DagNode node) {
    return scheduler.yieldTo(node).code();
  }
}
