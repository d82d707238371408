package org.latticeipc.machine.program;

/**
 * Thrown by code under test to report at once that a property is broken. Engines catch it and turn
 * it into a violation with a trace; it is an {@link Error} so that code does not catch it by
 * accident.
 */
public final class PropertyViolation extends Error {
  private static final long serialVersionUID = 1L;
  private final String property;

  public PropertyViolation(String property, String message) {
    super(message);
    this.property = property;
  }

  /** The broken property's name, see {@link Property#name()}. */
  public String property() {
    return property;
  }

  /**
   * Throws a violation of the property {@link EngineProperties#ASSERTION} unless {@code condition}
   * holds.
   */
  public static void require(boolean condition, String message) {
    if (!condition) {
      throw new PropertyViolation(EngineProperties.ASSERTION, message);
    }
  }
}
