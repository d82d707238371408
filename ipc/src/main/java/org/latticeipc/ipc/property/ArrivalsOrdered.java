package org.latticeipc.ipc.property;

import java.util.List;
import java.util.Optional;
import org.latticeipc.ipc.lock.LockFact;
import org.latticeipc.ipc.lock.LockFact.Arrived;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Execution.Noted;
import org.latticeipc.machine.program.Property;

/**
 * {@code arrivals-ordered}: of two arrivals at a lock, the one with the earlier position happens
 * before the other. {@link BoundedOvertaking} says nothing about arrivals that nothing orders, so a
 * lock whose arrivals are not ordered would satisfy it by saying less. Quadratic in the sections.
 */
public record ArrivalsOrdered() implements Property {
  @Override
  public String name() {
    return "arrivals-ordered";
  }

  @Override
  public String statement() {
    return "of two arrivals at a lock, the one with the earlier position happens before the other";
  }

  @Override
  public Optional<String> violation(Execution execution) {
    List<Noted<LockFact>> arrivals =
        execution.factsOf(LockFact.class).stream()
            .filter(n -> n.fact() instanceof Arrived)
            .toList();
    for (Noted<LockFact> first : arrivals) {
      for (Noted<LockFact> second : arrivals) {
        Arrived one = (Arrived) first.fact();
        Arrived other = (Arrived) second.fact();
        if (one.lock().equals(other.lock())
            && one.ticket() < other.ticket()
            && !execution.happensBefore(first, second)) {
          return Optional.of(
              "task %s arrived at lock %s at position %d, and nothing orders that before the arrival of task %s at position %d"
                  .formatted(
                      first.task(), one.lock(), one.ticket(), second.task(), other.ticket()));
        }
      }
    }
    return Optional.empty();
  }
}
