package org.latticeipc.explorer.share;

/**
 * Explores programs by many processes, one after the other. A service: who wants one looks for it,
 * since it comes in a jar of its own. Whoever has one closes it; until then it may keep its place
 * on the cluster. Confined to one thread.
 */
public interface ClusterEngine extends AutoCloseable {
  /**
   * Explores to the end or to a bound while the calling thread waits; an interruption ends it as a
   * bound does. The answer is that of one machine.
   *
   * @throws ClusterException if there is no such cluster, or it cannot do this
   * @throws org.latticeipc.explorer.result.CheckpointException if a checkpoint cannot be used or
   *     written
   */
  ClusterAnswer explore(ClusterRequest request) throws ClusterException;

  @Override
  void close();
}
