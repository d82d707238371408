package org.latticeipc.model.axioms;

import java.util.Optional;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.model.ReleaseSequences;

/**
 * A memory model as a set of axioms on whole executions. Stateless; any thread may call it. One
 * judgement costs O(n³/64) for n events.
 */
public interface Axioms {

  /** The name of an axiom that the execution breaks, or empty if the model allows it. */
  Optional<String> brokenAxiom(CandidateExecution execution);

  /** The model's happens-before, on which its data races are defined. */
  HappensBefore happensBefore(CandidateExecution execution);

  /** Whether the model allows the execution. */
  default boolean allows(CandidateExecution execution) {
    return brokenAxiom(execution).isEmpty();
  }

  /**
   * The axioms of a model.
   *
   * @param sequences which release sequences {@code ra} and {@code rc11} have; {@code jmm} has
   *     those of C++20, the others have none
   */
  static Axioms of(MemoryModel model, ReleaseSequences sequences) {
    if (model == MemoryModel.SC) {
      return new ScAxioms();
    } else if (model == MemoryModel.TSO) {
      return new TsoAxioms();
    } else if (model == MemoryModel.RA) {
      return new RaAxioms(sequences);
    } else if (model == MemoryModel.JMM) {
      return new JmmAxioms();
    }
    return new Rc11Axioms(sequences);
  }
}
