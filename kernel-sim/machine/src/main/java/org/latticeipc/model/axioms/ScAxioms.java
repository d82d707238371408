package org.latticeipc.model.axioms;

import java.util.Optional;

/**
 * Sequential consistency: some interleaving explains the execution, that is, po | rf | co | rb has
 * no cycle (Shasha and Snir, TOPLAS 1988). Of an update the cycle with the write in between, rb ;
 * co, is atomicity.
 */
final class ScAxioms implements Axioms {
  @Override
  public Optional<String> brokenAxiom(CandidateExecution execution) {
    Relations x = new Relations(execution);
    return x.order.union(x.rf).union(x.co).union(x.rb).isAcyclic()
        ? Optional.empty()
        : Optional.of("sequential consistency");
  }

  @Override
  public HappensBefore happensBefore(CandidateExecution execution) {
    return new HappensBefore(execution, new Relations(execution).happensBeforeByReading());
  }
}
