package org.latticeipc.explorer.model;

import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Signature;
import org.latticeipc.machine.ReleaseSequences;

/**
 * RC11 (Lahav et al., PLDI 2017): release/acquire and acyclic psc.
 *
 * <p>Where every access and fence is seq_cst and there is neither spawn nor join, psc and
 * sequential consistency are the same, and sc's floors are exact; elsewhere {@link PartialSc} looks
 * for a cycle.
 */
public final class Rc11 extends ReleaseAcquire {
  private final PartialSc psc;
  private final SequentialConsistency sequential = new SequentialConsistency();

  public Rc11(ReleaseSequences sequences) {
    super(sequences);
    psc = new PartialSc(sequences);
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
    return g.scEvents < 2 || isSequential(g, e) || psc.acyclic(g, e);
  }
}
