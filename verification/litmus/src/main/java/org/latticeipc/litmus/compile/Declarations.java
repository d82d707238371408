package org.latticeipc.litmus.compile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;
import org.latticeipc.litmus.memory.LitmusMemory;
import org.latticeipc.litmus.memory.SharedLocation;
import org.latticeipc.machine.text.NearestName;

/**
 * The names of one task: parameters, which are addresses of shared locations, and locals. As in
 * herd7 a task's locals are one flat set of registers, whichever block declares them.
 */
final class Declarations {
  private final SourceText source;
  private final LitmusMemory memory;
  private final int task;
  private final Map<String, SharedLocation> parameters = new LinkedHashMap<>();
  private final Map<String, Integer> locals = new LinkedHashMap<>();
  private final List<Long> initial = new ArrayList<>();

  Declarations(SourceText source, LitmusMemory memory, int task) {
    this.source = source;
    this.memory = memory;
    this.task = task;
  }

  /** Declares a parameter that the function never assigns to. */
  void addParameter(Token name, SharedLocation location) {
    if (parameters.putIfAbsent(name.getText(), location) != null) {
      throw source.error(name, "parameter '" + name.getText() + "' is declared twice");
    }
  }

  /** Declares a local, or finds the one of that name, and gives its number. */
  int addLocal(String name, long value) {
    Integer known = locals.get(name);
    if (known != null) {
      return known;
    }
    locals.put(name, initial.size());
    initial.add(value);
    return initial.size() - 1;
  }

  @Nullable SharedLocation parameter(String name) {
    return parameters.get(name);
  }

  @Nullable Integer local(String name) {
    return locals.get(name);
  }

  /** The local of that name, which must be declared. */
  int local(Token name) {
    Integer number = locals.get(name.getText());
    if (number == null) {
      throw source.error(name, undeclared(name.getText()));
    }
    return number;
  }

  String undeclared(String name) {
    if (memory.find(name).isPresent() && parameters.get(name) == null) {
      return "shared variable '"
          + name
          + "' is not a parameter of P"
          + task
          + ", expected it in the parameter list";
    }
    List<String> known = new ArrayList<>(parameters.keySet());
    known.addAll(locals.keySet());
    return "undeclared variable '"
        + name
        + "', expected a parameter or local of P"
        + task
        + NearestName.suggestion(name, known);
  }

  /** Locals and parameters by name, as a condition may ask for them. */
  Map<String, Integer> locals() {
    return Collections.unmodifiableMap(locals);
  }

  Map<String, SharedLocation> parameters() {
    return Collections.unmodifiableMap(parameters);
  }

  long[] initialLocals() {
    return initial.stream().mapToLong(Long::longValue).toArray();
  }
}
