package org.latticeipc.kernel.property;

import java.util.Optional;
import org.latticeipc.kernel.fact.TaskEnded;
import org.latticeipc.kernel.fact.Yielded;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Execution.Noted;
import org.latticeipc.machine.program.Property;

/** No time is given to a task after its end was known. */
public final class NoYieldToDeadTask implements Property {
  @Override
  public String name() {
    return "no-yield-to-dead-task";
  }

  @Override
  public String statement() {
    return "no time is given to a task after its end was known";
  }

  @Override
  public Optional<String> violation(Execution execution) {
    for (Noted<TaskEnded> end : execution.factsOf(TaskEnded.class)) {
      for (Noted<Yielded> gift : execution.factsOf(Yielded.class)) {
        boolean same = end.fact().task() == gift.fact().task();
        if (same && execution.isKnownAt(end, gift)) {
          return Optional.of(
              "task " + gift.task() + ": " + gift.fact().describe() + ", which had ended");
        }
      }
    }
    return Optional.empty();
  }
}
