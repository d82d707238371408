package org.latticeipc.explorer.model;

import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Signature;
import org.latticeipc.machine.ReleaseSequences;

/**
 * RC11 (Lahav et al., PLDI 2017): release/acquire and acyclic psc.
 *
 * <p>psc is built only where something cheaper does not decide. Where every access and fence is
 * seq_cst and there is neither spawn nor join, psc and sequential consistency are the same, and
 * sc's floors are exact. Elsewhere an interleaving satisfies psc, since psc lies within (po | rf |
 * co | fr)+. The read of a waiting task is weak but last in its task, so that without fences psc
 * never passes through it.
 */
public final class Rc11 extends ReleaseAcquire {
  private final PartialSc psc = new PartialSc();
  private final InterleavingCheck interleaving = new InterleavingCheck();
  private final SequentialConsistency sequential = new SequentialConsistency();

  public Rc11(ReleaseSequences sequences) {
    super(sequences);
  }

  @Override
  public int readFloor(ExecutionGraph g, int e, boolean exclusive) {
    return isSequential(g, e)
        ? sequential.readFloor(g, e, exclusive)
        : super.readFloor(g, e, exclusive);
  }

  /** Whether the graph with {@code e} is consistent exactly if it is sequentially consistent. */
  private static boolean isSequential(ExecutionGraph g, int e) {
    return g.weakEvents == 0
        && g.waitingReads == 0
        && g.scEvents > 0
        && Signature.isAlwaysSeqCst(g.signature[e]);
  }

  @Override
  public boolean consistent(ExecutionGraph g, int e) {
    if (g.scEvents < 2 || isSequential(g, e)) {
      return true;
    }
    boolean ignoreWaiting = g.scFences == 0;
    if (interleaving.holds(g, ignoreWaiting)) {
      return true;
    }
    return (g.weakEvents > 0 || !ignoreWaiting) && psc.acyclic(g);
  }
}
