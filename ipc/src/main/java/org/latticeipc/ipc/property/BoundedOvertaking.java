package org.latticeipc.ipc.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.latticeipc.ipc.lock.LockFact;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Execution.Noted;
import org.latticeipc.machine.program.Property;

/**
 * {@code bounded-overtaking}: between a task's arrival at a lock and its ownership, no more than a
 * given number of sections begin whose arrival happens after it. Quadratic in the sections.
 *
 * @param bound how many are allowed; the quaternion spinlock's own bound is 0
 */
public record BoundedOvertaking(int bound) implements Property {
  /** The bound that the quaternion spinlock promises. */
  public BoundedOvertaking() {
    this(0);
  }

  @Override
  public String name() {
    return "bounded-overtaking";
  }

  @Override
  public String statement() {
    return bound == 0
        ? "nobody who arrives at a lock after another task owns it before that task"
        : "at a lock no task is overtaken more than " + bound + " times by those who arrive later";
  }

  @Override
  public Optional<String> violation(Execution execution) {
    List<Wait> waits = waits(execution);
    for (Wait slow : waits) {
      long overtakers = waits.stream().filter(w -> w.overtakes(slow, execution)).count();
      if (overtakers > bound) {
        return Optional.of(
            "task %s was overtaken %d times at lock %s by tasks that arrived later; the bound is %d"
                .formatted(slow.arrived.task(), overtakers, slow.lock(), bound));
      }
    }
    return Optional.empty();
  }

  private static List<Wait> waits(Execution execution) {
    List<Noted<LockFact>> facts = execution.factsOf(LockFact.class);
    List<Wait> waits = new ArrayList<>();
    for (int i = 0; i < facts.size(); i++) {
      if (facts.get(i).fact() instanceof LockFact.Arrived arrived) {
        Noted<LockFact> start = facts.get(i);
        for (Noted<LockFact> end : facts.subList(i + 1, facts.size())) {
          if (end.task().equals(start.task())
              && end.fact().equals(new LockFact.Acquired(arrived.lock()))) {
            waits.add(new Wait(start, end));
            break;
          }
        }
      }
    }
    return waits;
  }

  private record Wait(Noted<LockFact> arrived, Noted<LockFact> acquired) {
    String lock() {
      return arrived.fact().lock();
    }

    boolean overtakes(Wait slow, Execution execution) {
      TaskHandle task = arrived.task();
      return !task.equals(slow.arrived.task())
          && lock().equals(slow.lock())
          && execution.isKnownAt(slow.arrived, arrived)
          && execution.isKnownAt(acquired, slow.acquired);
    }
  }
}
