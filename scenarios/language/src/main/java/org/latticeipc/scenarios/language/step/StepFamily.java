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
}
