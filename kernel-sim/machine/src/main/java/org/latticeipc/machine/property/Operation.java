package org.latticeipc.machine.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Execution.Noted;

/**
 * One operation of an execution.
 *
 * @param call the fact that it was called
 * @param end the fact that it returned; empty if it is pending
 */
record Operation(Noted call, Optional<Noted> end) {

  Called called() {
    return (Called) call.fact();
  }

  Optional<String> result() {
    return end.map(noted -> ((Returned) noted.fact()).result());
  }

  /** Whether this one had returned when the other was called. */
  boolean precedes(Operation other, Execution execution) {
    return end.isPresent() && execution.happensBefore(end.get(), other.call);
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
    for (Noted noted : execution.facts()) {
      int task = noted.task().id();
      if (noted.fact() instanceof Called called && called.object().equals(object)) {
        open.put(task, result.size());
        result.add(new Operation(noted, Optional.empty()));
      } else if (noted.fact() instanceof Returned returned && returned.object().equals(object)) {
        Integer index = open.remove(task);
        if (index == null) {
          throw new IllegalStateException(
              "task " + noted.task() + " returned from " + object + " without a call");
        }
        result.set(index, new Operation(result.get(index).call, Optional.of(noted)));
      }
    }
    return result;
  }
}
