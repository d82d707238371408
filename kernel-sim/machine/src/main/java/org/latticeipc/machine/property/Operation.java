package org.latticeipc.machine.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Execution.Noted;

/**
 * One operation of an execution.
 *
 * @param call the fact that it was called
 * @param end the fact that it returned; empty if it is pending
 */
record Operation(Noted<Called> call, Optional<Noted<Returned>> end) {

  Called called() {
    return call.fact();
  }

  Optional<String> result() {
    return end.map(noted -> noted.fact().result());
  }

  /** Whether this one had returned when the other was called. */
  boolean precedes(Operation other, Execution execution) {
    return end.isPresent() && execution.isKnownAt(end.get(), other.call);
  }

  /** {@code a: push(1) = ok}. */
  String describe() {
    return "%s: %s(%s)%s"
        .formatted(
            call.task().name(),
            called().operation(),
            called().argument(),
            result().map(r -> r.isEmpty() ? "" : " = " + r).orElse(" pending"));
  }

  /** The operations on one object, in an order that extends their precedence. */
  static List<Operation> of(Execution execution, String object) {
    List<Operation> result = new ArrayList<>();
    SortedMap<Integer, Integer> open = new TreeMap<>();
    for (Noted<?> noted : execution.facts()) {
      int task = noted.task().id();
      noted
          .as(Called.class)
          .filter(call -> call.fact().object().equals(object))
          .ifPresent(
              call -> {
                open.put(task, result.size());
                result.add(new Operation(call, Optional.empty()));
              });
      noted
          .as(Returned.class)
          .filter(end -> end.fact().object().equals(object))
          .ifPresent(end -> finish(result, open.remove(task), end));
    }
    return result;
  }

  private static void finish(List<Operation> all, @Nullable Integer index, Noted<Returned> end) {
    if (index == null) {
      throw new IllegalStateException(
          "task " + end.task() + " returned from " + end.fact().object() + " without a call");
    }
    all.set(index, new Operation(all.get(index).call, Optional.of(end)));
  }
}
