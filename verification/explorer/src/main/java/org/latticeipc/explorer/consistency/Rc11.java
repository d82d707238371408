package org.latticeipc.explorer.consistency;

import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.model.ReleaseSequences;

/** RC11 (Lahav et al., PLDI 2017): release/acquire, and no cycle of psc. */
public final class Rc11 extends ReleaseAcquire {
  private final PartialSc psc;

  public Rc11(ReleaseSequences text) {
    super(text);
    psc = new PartialSc(text);
  }

  @Override
  public boolean consistent(ExecutionGraph g, int e) {
    return g.scEvents < 2 || psc.acyclic(g, e);
  }
}
