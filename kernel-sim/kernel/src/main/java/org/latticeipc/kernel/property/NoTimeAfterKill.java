package org.latticeipc.kernel.property;

import java.util.Optional;
import org.latticeipc.kernel.fact.CpuSwitched;
import org.latticeipc.kernel.fact.TaskKilled;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Execution.Noted;
import org.latticeipc.machine.program.Property;

/** A CPU passes to no task that was killed before. */
public final class NoTimeAfterKill implements Property {
  @Override
  public String name() {
    return "no-time-after-kill";
  }

  @Override
  public String statement() {
    return "a CPU never passes to a task that was killed";
  }

  @Override
  public Optional<String> violation(Execution execution) {
    for (Noted<TaskKilled> kill : execution.factsOf(TaskKilled.class)) {
      for (Noted<CpuSwitched> pass : execution.factsOf(CpuSwitched.class)) {
        boolean later =
            pass.fact().cpu() == kill.fact().cpu() && pass.fact().version() > kill.fact().version();
        if (later && pass.fact().to() == kill.fact().task()) {
          return Optional.of(pass.fact().describe() + ", although " + kill.fact().describe());
        }
      }
    }
    return Optional.empty();
  }
}
