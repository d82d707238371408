package org.latticeipc.litmus;

import java.util.List;
import java.util.Optional;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.litmus.condition.Quantifier;
import org.latticeipc.litmus.condition.Question;
import org.latticeipc.litmus.program.LitmusProgram;
import org.latticeipc.litmus.program.LitmusTest;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Property;
import org.latticeipc.trace.Reason;
import org.latticeipc.trace.Trace;

/**
 * One execution that shows a test's answer: that of its first fault; else one that satisfies the
 * proposition, or for {@code forall} one that does not, if there is one.
 *
 * @param violation the execution, as the violation of the fault's property, or of the property that
 *     there is no witness
 */
public record Witness(Violation violation) {
  private static final String NAME = "litmus-witness";

  /** The final state as herd7 prints it, or what is wrong. */
  public String state() {
    return violation.message();
  }

  /** The execution step by step, which the simulation can replay. */
  public Trace trace() {
    return violation.trace();
  }

  /** In plain words, why the execution is possible. */
  public List<String> explanation() {
    return violation.explanation();
  }

  /** The explanation with the steps that each sentence speaks of. */
  public List<Reason> reasons() {
    return violation.reasons();
  }

  /** The execution graph in Graphviz form. */
  public String dot() {
    return violation.dot();
  }

  /** The property that it breaks, with what is wrong; empty if it just satisfies the condition. */
  public Optional<Violation> violates() {
    return violation.property().equals(NAME) ? Optional.empty() : Optional.of(violation);
  }

  /** The witness of a result; empty if no execution can be one. */
  public static Optional<Witness> of(LitmusResult result) {
    Optional<Violation> fault =
        result.faults().stream().flatMap(f -> f.witness().stream()).findFirst();
    return fault.isPresent() ? fault.map(Witness::new) : find(result.test(), result.options());
  }

  /** Looks for a witness of the condition; empty if no execution can be one. */
  public static Optional<Witness> find(LitmusTest test, LitmusOptions options) {
    boolean forAll = test.question().quantifier() == Quantifier.FORALL;
    Optional<Witness> found = find(test, options, !forAll);
    return found.isEmpty() && forAll ? find(test, options, true) : found;
  }

  private static Optional<Witness> find(LitmusTest test, LitmusOptions options, boolean satisfies) {
    LitmusProgram program =
        LitmusProgram.exploring(test, options.rounds()).with(new Shown(test.question(), satisfies));
    return Explorer.explore(
            program,
            LitmusRunner.explorerOptions(options).jobs(1).all(true).outcomes(false).build())
        .violations()
        .stream()
        .filter(violation -> violation.property().equals(NAME))
        .findFirst()
        .map(Witness::new);
  }

  /** The property that no execution is a witness; a witness breaks it. */
  private record Shown(Question question, boolean satisfies) implements Property {
    @Override
    public String name() {
      return NAME;
    }

    @Override
    public Optional<String> violation(Execution execution) {
      long[] state = question.slots().read(execution);
      boolean shows =
          question.filter().holds(state) && question.proposition().holds(state) == satisfies;
      return shows ? Optional.of(question.show(state)) : Optional.empty();
    }
  }
}
