package org.latticeipc.scheduler;

/** The work of a node, run once by the worker that activates the node. */
@FunctionalInterface
public interface NodeBody {
  /** No work: activation is all. */
  NodeBody NOTHING = () -> {};

  /**
   * Does the work.
   *
   * @throws NodeFailure if the node failed and what depends on it must not run
   */
  void run() throws NodeFailure;
}
