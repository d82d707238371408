package org.latticeipc.model.axioms;

import java.util.Optional;
import org.latticeipc.model.ReleaseSequences;

/**
 * RC11 without its axiom on sequentially consistent accesses (PLDI 2017, definition 1, conditions
 * coherence, atomicity and no-thin-air). What is sequentially consistent counts as release and
 * acquire; relaxed stays relaxed.
 */
class RaAxioms implements Axioms {
  private final ReleaseSequences sequences;

  RaAxioms(ReleaseSequences sequences) {
    this.sequences = sequences;
  }

  @Override
  public final Optional<String> brokenAxiom(CandidateExecution execution) {
    Relations x = new Relations(execution);
    Relation hb = x.happensBefore(sequences);
    Relation eco = x.eco();
    // Of two-part updates hb ; eco would also forbid that an update reads a write it precedes.
    if (!hb.then(eco.orSame()).isIrreflexive() || !eco.isIrreflexive()) {
      return Optional.of("coherence");
    } else if (!x.rb.then(x.co).isIrreflexive()) {
      return Optional.of("atomicity");
    } else if (!x.order.union(x.rf).isAcyclic()) {
      return Optional.of("no-thin-air");
    }
    return brokenBeyondCoherence(x, hb);
  }

  /** What a stronger model adds; nothing here. */
  Optional<String> brokenBeyondCoherence(Relations x, Relation hb) {
    return Optional.empty();
  }

  @Override
  public final HappensBefore happensBefore(CandidateExecution execution) {
    return new HappensBefore(execution, new Relations(execution).happensBefore(sequences));
  }
}
