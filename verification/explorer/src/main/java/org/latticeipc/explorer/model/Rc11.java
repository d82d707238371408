package org.latticeipc.explorer.model;

import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.machine.ReleaseSequences;

/** RC11 (Lahav et al., PLDI 2017): release/acquire and acyclic psc. */
public final class Rc11 extends ReleaseAcquire {
  private final PartialSc psc = new PartialSc();

  public Rc11(ReleaseSequences sequences) {
    super(sequences);
  }

  @Override
  public boolean consistent(ExecutionGraph g) {
    return g.scEvents < 2 || psc.acyclic(g);
  }
}
