package org.latticeipc.litmus;

import java.util.Optional;
import org.latticeipc.litmus.condition.Quantifier;
import org.latticeipc.litmus.condition.Question;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Property;

/**
 * That no final state is what a litmus test is there to rule out: one that satisfies the
 * proposition of {@code exists} or {@code ~exists}, one that does not satisfy that of {@code
 * forall}. A test of which it does not hold forbids nothing.
 *
 * @param question what the test asks
 */
public record AnswerStays(Question question) implements Property {
  @Override
  public String name() {
    return LitmusResult.CONDITION;
  }

  @Override
  public Optional<String> violation(Execution execution) {
    long[] state = question.slots().read(execution);
    boolean wanted = question.quantifier() == Quantifier.FORALL;
    return question.filter().holds(state) && question.proposition().holds(state) != wanted
        ? Optional.of("the final state is " + question.show(state))
        : Optional.empty();
  }
}
