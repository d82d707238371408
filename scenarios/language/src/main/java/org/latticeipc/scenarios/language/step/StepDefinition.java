package org.latticeipc.scenarios.language.step;

import org.latticeipc.scenarios.format.Shape;
import org.latticeipc.scenarios.format.Value;
import org.latticeipc.scenarios.language.execution.Action;

/**
 * One kind of step.
 *
 * @param name the word in the file
 * @param shape what may be said about it
 * @param compiler turns what was said into an action; reports undefined names to the scope
 */
public record StepDefinition(String name, Shape.Fields shape, Compiler compiler) {

  /** Turns the body of a step into its action. */
  @FunctionalInterface
  public interface Compiler {
    Action compile(Value body, SymbolTable scope);
  }
}
