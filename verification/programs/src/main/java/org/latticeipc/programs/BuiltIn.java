package org.latticeipc.programs;

import java.util.List;
import java.util.Map;
import org.latticeipc.machine.Program;
import org.latticeipc.machine.Setup;

/**
 * A program that ships with the product, for the explorer's tests and for {@code lattice explore}.
 *
 * @param name folder and name; programs of the folders {@code synthetic} and {@code
 *     data-structures} go by their bare name
 * @param summary what it does, in one line
 * @param parameters what sizes it
 * @param expectation what exploring it must give
 * @param body declares its cells and tasks
 */
public record BuiltIn(
    String name, String summary, List<Parameter> parameters, Expectation expectation, Body body) {

  public BuiltIn {
    parameters = List.copyOf(parameters);
  }

  /** What exploring a program under rc11 must give. */
  public enum Expectation {
    HOLDS,
    /** Holds, but has data races under rc11; published counts ignore these. */
    HOLDS_BUT_FOR_RACES,
    VIOLATED
  }

  /** Declares a program for given sizes. */
  @FunctionalInterface
  public interface Body {
    void build(Setup setup, Arguments arguments);
  }

  /** A program whose every execution satisfies everything. */
  public static BuiltIn holds(String name, String summary, List<Parameter> parameters, Body body) {
    return new BuiltIn(name, summary, parameters, Expectation.HOLDS, body);
  }

  /** A program in which plain accesses race, as published. */
  public static BuiltIn racy(String name, String summary, List<Parameter> parameters, Body body) {
    return new BuiltIn(name, summary, parameters, Expectation.HOLDS_BUT_FOR_RACES, body);
  }

  /** A must-fail twin. */
  public static BuiltIn violated(
      String name, String summary, List<Parameter> parameters, Body body) {
    return new BuiltIn(name, summary, parameters, Expectation.VIOLATED, body);
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
      body.build(setup, arguments);
      setup.holdsOnlyCells();
    }
  }
}
