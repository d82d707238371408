package org.latticeipc.explorer.model;

import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.machine.ReleaseSequences;

/**
 * RC11 (Lahav et al., PLDI 2017): release/acquire and acyclic psc.
 *
 * <p>psc is built only where something cheaper does not decide: psc lies within (po | rf | co |
 * fr)+, so an interleaving satisfies it; and where every access and fence is seq_cst the two are
 * the same. The read of a waiting task is weak but last in its task, so that without fences psc
 * never passes through it.
 */
public final class Rc11 extends ReleaseAcquire {
  private final PartialSc psc = new PartialSc();
  private final InterleavingCheck interleaving = new InterleavingCheck();

  public Rc11(ReleaseSequences sequences) {
    super(sequences);
  }

  @Override
  public boolean consistent(ExecutionGraph g) {
    if (g.scEvents < 2) {
      return true;
    }
    boolean ignoreWaiting = g.scFences == 0;
    if (interleaving.holds(g, ignoreWaiting)) {
      return true;
    }
    return (g.weakEvents > 0 || !ignoreWaiting) && psc.acyclic(g);
  }
}
