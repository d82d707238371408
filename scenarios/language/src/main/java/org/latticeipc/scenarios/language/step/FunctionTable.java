package org.latticeipc.scenarios.language.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.latticeipc.scenarios.format.Value;
import org.latticeipc.scenarios.language.execution.Action;

/** The functions of a file: steps under a name. Confined to the file's reader. */
public final class FunctionTable {
  private static final int DEEPEST = 50;
  private final Map<String, Value> bodies = new TreeMap<>();
  private final Map<String, Action> compiled = new TreeMap<>();
  private final List<String> open = new ArrayList<>();

  /** The file defines a function. */
  public void define(String name, Value body) {
    bodies.put(name, body);
  }

  /** The registers that a call of a function that is there sets. */
  List<String> parameters(String name) {
    Value body = bodies.get(name);
    return body == null ? List.of() : body.list("parameters").stream().map(Value::text).toList();
  }

  /**
   * What a function does when a task calls it, compiled once for each task. One that calls itself,
   * however far around, is a problem: nothing would end it.
   */
  Action body(Value called, SymbolTable caller, StepTypes types) {
    String name = called.text();
    Value body = bodies.get(name);
    String key = caller.root() + " " + name;
    Action known = compiled.get(key);
    if (body == null || known != null) {
      return known == null ? task -> {} : known;
    }
    if (open.contains(name) || open.size() == DEEPEST) {
      caller.problem(
          called.at(),
          open.contains(name)
              ? "the function '" + name + "' calls itself; use 'while' or 'repeat'"
              : "functions call each other deeper than " + DEEPEST);
      return task -> {};
    }
    open.add(name);
    SymbolTable scope = caller.function(name);
    for (Value parameter : body.list("parameters")) {
      scope.register(parameter);
    }
    Action action = types.compile(body.need("steps").list(), scope);
    scope.finish();
    open.remove(name);
    compiled.put(key, action);
    return action;
  }
}
