package org.latticeipc.lincheck;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;

/** Reads {@link Pinned}. */
final class PinnedScenarios {
  private PinnedScenarios() {}

  static List<ExecutionScenario> of(Class<?> structure) {
    return Stream.of(structure.getAnnotationsByType(Pinned.class))
        .map(pinned -> scenario(structure, pinned))
        .toList();
  }

  private static ExecutionScenario scenario(Class<?> structure, Pinned pinned) {
    List<List<Actor>> threads = new ArrayList<>();
    for (String calls : pinned.threads()) {
      threads.add(actors(structure, calls));
    }
    return new ExecutionScenario(
        actors(structure, pinned.before()), threads, actors(structure, pinned.after()), null);
  }

  private static List<Actor> actors(Class<?> structure, String calls) {
    return Arrays.stream(calls.split(" "))
        .filter(c -> !c.isEmpty())
        .map(c -> actor(structure, c))
        .toList();
  }

  /** {@code name} or {@code name(number)}. */
  private static Actor actor(Class<?> structure, String call) {
    int open = call.indexOf('(');
    String name = open < 0 ? call : call.substring(0, open);
    List<Object> arguments =
        open < 0
            ? List.of()
            : List.of(Integer.valueOf(call.substring(open + 1, call.length() - 1)));
    for (Method method : structure.getMethods()) {
      if (method.getName().equals(name) && method.getParameterCount() == arguments.size()) {
        return new Actor(method, arguments);
      }
    }
    throw new IllegalArgumentException(structure.getName() + " has no operation " + call);
  }
}
