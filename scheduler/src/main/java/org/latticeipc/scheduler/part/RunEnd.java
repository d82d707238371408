package org.latticeipc.scheduler.part;

import org.latticeipc.ipc.lock.QuaternionSpinlock;

/** What a worker that finds all quiet waits for before it reports. */
public interface RunEnd {

  /**
   * Waits. An edge in the making holds a node back that nothing else may: its maker counts the node
   * down again, and nobody might call another run.
   *
   * @param edges the lock under which edges are made
   */
  void await(QuaternionSpinlock edges);

  /** Until all edges are made whose makers have arrived at the lock. */
  final class AfterEdges implements RunEnd {
    @Override
    public void await(QuaternionSpinlock edges) {
      edges.awaitEarlier();
    }
  }
}
