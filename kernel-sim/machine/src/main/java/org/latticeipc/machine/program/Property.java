package org.latticeipc.machine.program;

import java.util.Optional;

/**
 * One thing that must hold in every execution. Implementations are stateless and deterministic and
 * may be called from several threads at once.
 */
public interface Property {

  /** The name used in files and reports: lower-case words joined by hyphens. */
  String name();

  /** What must hold, in one sentence without a full stop; says little unless overridden. */
  default String statement() {
    return "the property " + name() + " holds";
  }

  /**
   * Judges one finished execution.
   *
   * @return empty if the property holds, else one sentence that says what is wrong and names the
   *     facts involved
   */
  Optional<String> violation(Execution execution);
}
