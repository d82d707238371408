package org.latticeipc.programs.parameter;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.latticeipc.machine.program.EngineProperties;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Setup;

/**
 * A program that ships with the product, for the explorer's tests and for {@code lattice explore}.
 *
 * @param name folder and name; programs of the folders {@code synthetic} and {@code
 *     data-structures} go by their bare name
 * @param summary what it does, in one line
 * @param parameters what sizes it; every program also takes {@link Arguments#VARIANT}
 * @param violates the properties that are broken in it under rc11 with the standard sizes; empty if
 *     it holds
 * @param body declares its cells and tasks
 */
public record BuiltIn(
    String name, String summary, List<Parameter> parameters, Set<String> violates, Body body) {

  public BuiltIn {
    parameters = List.copyOf(parameters);
    violates = Set.copyOf(violates);
  }

  /** Whether exploring it under rc11 with the standard sizes finds nothing wrong. */
  public boolean holds() {
    return violates.isEmpty();
  }

  /** Declares a program for given sizes. */
  @FunctionalInterface
  public interface Body {
    void build(Setup setup, Arguments arguments);
  }

  /** A program whose every execution satisfies everything. */
  public static BuiltIn holds(String name, String summary, List<Parameter> parameters, Body body) {
    return new BuiltIn(name, summary, parameters, Set.of(), body);
  }

  /** A program in which plain accesses race; published counts are taken without looking. */
  public static BuiltIn racy(String name, String summary, List<Parameter> parameters, Body body) {
    return new BuiltIn(name, summary, parameters, Set.of(EngineProperties.NO_DATA_RACE), body);
  }

  /** A must-fail twin. */
  public static BuiltIn violated(
      String name, String summary, List<Parameter> parameters, String property, Body body) {
    return new BuiltIn(name, summary, parameters, Set.of(property), body);
  }

  /**
   * The program for the given sizes.
   *
   * @param given values by parameter name; missing ones get their standard value
   * @throws IllegalArgumentException if a name is unknown or a value out of range, saying what is
   *     expected
   */
  public Program program(Map<String, Integer> given) {
    Arguments arguments = Arguments.of(this, given);
    return new Instance(name + arguments, body, arguments);
  }

  private record Instance(String name, Body body, Arguments arguments) implements Program {
    @Override
    public void build(Setup setup) {
      Rotated.build(setup, arguments.variant(), body, arguments);
      setup.holdsOnlyCells();
    }
  }
}
