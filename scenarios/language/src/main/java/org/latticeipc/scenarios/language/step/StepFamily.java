package org.latticeipc.scenarios.language.step;

import java.util.List;

/**
 * Steps that belong together. A family is found by being named as a service of this interface,
 * whose list gives the order of the steps in the schema. Stateless, with a constructor without
 * parameters.
 */
public interface StepFamily {

  /**
   * The steps of the family.
   *
   * @param types compiles and shapes the steps within a step
   */
  List<StepDefinition> steps(StepTypes types);

  /**
   * Whether a task may leave each of its steps in the middle and do it again; see {@link
   * org.latticeipc.scenarios.language.execution.Action#isRepeatable}. Steps that keep something of
   * their own between two accesses, such as the numbers of a channel, may not be.
   */
  default boolean isRepeatable() {
    return false;
  }
}
