package org.latticeipc.engine.sim;

import java.util.List;
import org.latticeipc.engine.sim.strategy.Decision;
import org.latticeipc.machine.TaskHandle;

/**
 * The tasks that may step next: those that are ready, by id, then those whose deadline would have
 * to strike. The lists are the engine's own and change when the decision is taken.
 */
record ScheduleDecision(List<SimTask> ready, List<SimTask> late, SimTask naturalTask, int lastTask)
    implements Decision.Schedule {

  SimTask candidate(int alternative) {
    return isTimeout(alternative) ? late.get(alternative - ready.size()) : ready.get(alternative);
  }

  @Override
  public int alternatives() {
    return ready.size() + late.size();
  }

  @Override
  public int natural() {
    int place = ready.indexOf(naturalTask);
    return place >= 0 ? place : ready.size() + late.indexOf(naturalTask);
  }

  @Override
  public TaskHandle task(int alternative) {
    return candidate(alternative).handle;
  }

  @Override
  public boolean isTimeout(int alternative) {
    return alternative >= ready.size();
  }

  @Override
  public String describe(int alternative) {
    SimTask task = candidate(alternative);
    String text = "CPU " + task.cpu + " steps " + task;
    return isTimeout(alternative) ? text + ", whose deadline strikes" : text;
  }
}
