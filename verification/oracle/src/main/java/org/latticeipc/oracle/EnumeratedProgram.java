package org.latticeipc.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Property;
import org.latticeipc.machine.program.Register;
import org.latticeipc.machine.program.Setup;

/**
 * A program as its set-up declared it: cells with their initial values, tasks by number and the
 * check at the end. Its tasks are run again and again, so they keep nothing outside of cells.
 * Confined to one thread.
 */
final class EnumeratedProgram implements Setup {

  /** What a task does. */
  record Task(int id, String name, Runnable body) {}

  private record Birth(int parent, int ordinal) {}

  private final OracleMachine machine = new OracleMachine();
  private final List<Task> declared = new ArrayList<>();
  private final Map<Birth, Integer> spawned = new HashMap<>();
  private Runnable check = () -> {};
  private List<Long> initial = List.of();

  private EnumeratedProgram() {}

  static EnumeratedProgram of(Program program) {
    EnumeratedProgram result = new EnumeratedProgram();
    program.build(result);
    result.initial = result.machine.built();
    return result;
  }

  /** The tasks that set-up declared, numbered from 1. */
  List<Task> declared() {
    return declared;
  }

  /** The number of the task that another one spawns; the same in every execution. */
  int idOfChild(int parent, int ordinal) {
    return spawned.computeIfAbsent(
        new Birth(parent, ordinal), unused -> declared.size() + spawned.size() + 1);
  }

  int cellCount() {
    return initial.size();
  }

  long initial(int cell) {
    return initial.get(cell);
  }

  void runAs(TaskRun run, Runnable body) {
    machine.runAs(run, body);
  }

  /** Runs the check over the last values of the cells; gives the registers it noted. */
  List<Register> finish(List<Long> last) {
    return machine.runOver(last, check);
  }

  @Override
  public Machine machine() {
    return machine;
  }

  @Override
  public TaskHandle task(String name, int cpu, Runnable body) {
    return task(name, body);
  }

  @Override
  public TaskHandle task(String name, Runnable body) {
    Task task = new Task(declared.size() + 1, name, body);
    declared.add(task);
    return new TaskHandle(task.id(), name, 0);
  }

  @Override
  public void afterwards(Runnable body) {
    check = body;
  }

  @Override
  public void property(Property property) {
    throw new UnsupportedOperationException("the oracle does not judge " + property.name());
  }

  /** Enumerated like all others. */
  @Override
  public void interchangeable(TaskHandle... tasks) {}

  /** Taken for granted. */
  @Override
  public void holdsOnlyCells() {}
}
