package org.latticeipc.programs.parameter;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checked values for all parameters of one program. Immutable. */
public final class Arguments {
  /** In which order the tasks are declared; published tests have variants that differ in it. */
  static final Parameter VARIANT =
      new Parameter("variant", 0, 0, 31, "how many of the tasks are declared after the others");

  private final SortedMap<String, Integer> values;

  private Arguments(SortedMap<String, Integer> values) {
    this.values = values;
  }

  /**
   * Completes the given values with the standard ones.
   *
   * @throws IllegalArgumentException if a name is unknown or a value out of range
   */
  static Arguments of(BuiltIn program, Map<String, Integer> given) {
    SortedMap<String, Integer> values = new TreeMap<>();
    for (Parameter parameter : program.parameters()) {
      values.put(parameter.name(), parameter.standard());
    }
    for (Map.Entry<String, Integer> entry : new TreeMap<>(given).entrySet()) {
      check(program, entry.getKey(), entry.getValue());
      boolean isDefault = !values.containsKey(entry.getKey()) && entry.getValue() == 0;
      if (!isDefault) {
        values.put(entry.getKey(), entry.getValue());
      }
    }
    return new Arguments(values);
  }

  private static void check(BuiltIn program, String name, int value) {
    Parameter parameter =
        Stream.concat(program.parameters().stream(), program.common().stream())
            .filter(p -> p.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "program %s has no parameter '%s'; it has %s"
                            .formatted(program.name(), name, describe(program))));
    if (value < parameter.least() || value > parameter.most()) {
      throw new IllegalArgumentException(
          "parameter %s of program %s is %d, expected %d to %d"
              .formatted(name, program.name(), value, parameter.least(), parameter.most()));
    }
  }

  private static String describe(BuiltIn program) {
    return program.parameters().isEmpty()
        ? "none"
        : program.parameters().stream().map(Parameter::toString).collect(Collectors.joining("; "));
  }

  /** The value of a parameter of the program. */
  public int get(String name) {
    Integer value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("no parameter " + name);
    }
    return value;
  }

  /** The value of {@link #VARIANT}. */
  int variant() {
    return values.getOrDefault(VARIANT.name(), VARIANT.standard());
  }

  /** The value of {@code n}. */
  public int n() {
    return get("n");
  }

  /** {@code (n=3)}, or nothing if there are no parameters. */
  @Override
  public String toString() {
    return values.isEmpty()
        ? ""
        : values.entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue())
            .collect(Collectors.joining(",", "(", ")"));
  }
}
