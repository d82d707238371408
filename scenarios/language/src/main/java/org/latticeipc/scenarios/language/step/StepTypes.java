package org.latticeipc.scenarios.language.step;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.latticeipc.scenarios.format.Shape;
import org.latticeipc.scenarios.format.Value;
import org.latticeipc.scenarios.language.execution.Action;
import org.latticeipc.scenarios.language.execution.Flow;

/** All steps of the format: their shapes as one list, and the compiler of such lists. */
public final class StepTypes {
  private final Map<String, StepDefinition> definitions = new LinkedHashMap<>();
  private final Set<String> repeatable = new HashSet<>();
  private final Shape.Tagged step;
  private final Shape list;

  /** Gathers the steps of all families. */
  public StepTypes() {
    list = new Shape.Reference("steps", this::listShape);
    ServiceLoader.load(StepFamily.class, StepFamily.class.getClassLoader()).forEach(this::add);
    Map<String, Shape.Fields> alternatives = new LinkedHashMap<>();
    definitions.forEach((name, definition) -> alternatives.put(name, definition.shape()));
    step = new Shape.Tagged("step", alternatives);
  }

  private void add(StepFamily family) {
    for (StepDefinition definition : family.steps(this)) {
      if (family.isRepeatable()) {
        repeatable.add(definition.name());
      }
      if (definitions.put(definition.name(), definition) != null) {
        throw new IllegalStateException("two steps are named " + definition.name());
      }
    }
  }

  private Shape listShape() {
    return new Shape.Sequence(new Shape.Reference("step", () -> step), 0, "a list of steps");
  }

  /** The shape of a list of steps. */
  public Shape shape() {
    return list;
  }

  /** The shape of each step, by its word. */
  public Map<String, Shape.Fields> alternatives() {
    return step.alternatives();
  }

  /** The named shapes that the schema refers to. */
  public Map<String, Shape> named() {
    Map<String, Shape> named = new LinkedHashMap<>();
    named.put("steps", listShape());
    named.put("step", step);
    return named;
  }

  /** One action that does the steps in order. */
  public Action compile(List<Value> steps, SymbolTable scope) {
    List<Action> actions = new ArrayList<>();
    for (Value value : steps) {
      StepDefinition definition = definitions.get(value.tag());
      if (definition == null) {
        throw new IllegalStateException("no step '" + value.tag() + "'");
      }
      String place = "line " + value.at().line();
      Action action = definition.compiler().compile(value.body(), scope);
      actions.add(new Flow.At(place, action, repeatable.contains(value.tag())));
    }
    return new Flow.Sequence(actions);
  }
}
