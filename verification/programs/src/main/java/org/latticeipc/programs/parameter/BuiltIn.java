package org.latticeipc.programs.parameter;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.latticeipc.machine.program.EngineProperties;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.model.ReleaseSequences;

/**
 * A program that ships with the product, for the explorer's tests and for {@code lattice explore}.
 *
 * @param name folder and name; programs of the folders {@code synthetic} and {@code
 *     data-structures} go by their bare name
 * @param summary what it does, in one line
 * @param parameters what sizes it; a published program also takes {@link Arguments#VARIANT}
 * @param violates the properties that are broken in it under rc11 with the standard sizes; empty if
 *     it holds
 * @param source whether it was published, with counts of its executions, or is of this product
 * @param sized the program for given sizes
 */
public record BuiltIn(
    String name,
    String summary,
    List<Parameter> parameters,
    Set<String> violates,
    Source source,
    Sized sized) {

  public BuiltIn {
    parameters = List.copyOf(parameters);
    violates = Set.copyOf(violates);
  }

  /** Whether exploring it under rc11 with the standard sizes finds nothing wrong. */
  public boolean holds() {
    return violates.isEmpty();
  }

  /** Where a program is from. */
  public enum Source {
    /** Published, for one CPU and by GenMC's text of the rules. */
    PUBLISHED(1, ReleaseSequences.GENMC),
    /** A part of this product at work, on two CPUs and by C++20's text. */
    OWN(2, ReleaseSequences.CPP20);

    private final int cpus;
    private final ReleaseSequences sequences;

    Source(int cpus, ReleaseSequences sequences) {
      this.cpus = cpus;
      this.sequences = sequences;
    }

    /** How many CPUs its machine has. */
    public int cpus() {
      return cpus;
    }

    /** Whose text of the rules it is explored by. */
    public ReleaseSequences sequences() {
      return sequences;
    }
  }

  /** Declares a program for given sizes. */
  @FunctionalInterface
  public interface Body {
    void build(Setup setup, Arguments arguments);
  }

  /** Gives the program for given sizes. */
  @FunctionalInterface
  public interface Sized {
    Program of(Arguments arguments);
  }

  /** A program whose every execution satisfies everything. */
  public static BuiltIn holds(String name, String summary, List<Parameter> parameters, Body body) {
    return published(name, summary, parameters, Set.of(), body);
  }

  /** A program in which plain accesses race; published counts are taken without looking. */
  public static BuiltIn racy(String name, String summary, List<Parameter> parameters, Body body) {
    return published(name, summary, parameters, Set.of(EngineProperties.NO_DATA_RACE), body);
  }

  /** A must-fail twin. */
  public static BuiltIn violated(
      String name, String summary, List<Parameter> parameters, String property, Body body) {
    return published(name, summary, parameters, Set.of(property), body);
  }

  /** A published program that breaks what it breaks. */
  public static BuiltIn published(
      String name, String summary, List<Parameter> parameters, Set<String> violates, Body body) {
    return new BuiltIn(
        name,
        summary,
        parameters,
        violates,
        Source.PUBLISHED,
        arguments -> new Instance(name + arguments, body, arguments));
  }

  /** A part of this product at work, whose every execution satisfies everything. */
  public static BuiltIn own(String name, String summary, List<Parameter> parameters, Sized sized) {
    return new BuiltIn(name, summary, parameters, Set.of(), Source.OWN, sized);
  }

  /** What every program takes beside its own parameters. */
  List<Parameter> common() {
    return source == Source.PUBLISHED ? List.of(Arguments.VARIANT) : List.of();
  }

  /**
   * The program for the given sizes.
   *
   * @param given values by parameter name; missing ones get their standard value
   * @throws IllegalArgumentException if a name is unknown or a value out of range, saying what is
   *     expected
   */
  public Program program(Map<String, Integer> given) {
    return sized.of(Arguments.of(this, given));
  }

  private record Instance(String name, Body body, Arguments arguments) implements Program {
    @Override
    public void build(Setup setup) {
      Rotated.build(setup, arguments.variant(), body, arguments);
      setup.holdsOnlyCells();
    }
  }
}
