package org.latticeipc.oracle;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.AllocationId;
import org.latticeipc.machine.Fact;
import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.Register;

/**
 * The seam as the enumerator has it: one CPU, number cells that set-up makes, no clock. A task
 * talks to its {@link TaskRun}; outside of tasks cells are plain memory. Confined to one thread.
 */
final class OracleMachine implements Machine {
  private final List<OracleCell> cells = new ArrayList<>();
  private final List<Long> memory = new ArrayList<>();
  private final List<Register> notedOutside = new ArrayList<>();
  private @Nullable TaskRun running;
  private boolean built;

  /** Ends set-up; from now on there are no new cells. Gives the initial values. */
  List<Long> built() {
    built = true;
    return List.copyOf(memory);
  }

  List<OracleCell> cells() {
    return cells;
  }

  /** Runs code as a task's. */
  void runAs(TaskRun task, Runnable body) {
    running = task;
    try {
      body.run();
    } finally {
      running = null;
    }
  }

  /** Runs code as task 0 over memory with these values; gives the registers it notes. */
  List<Register> runOver(List<Long> values, Runnable body) {
    memory.clear();
    memory.addAll(values);
    notedOutside.clear();
    body.run();
    return List.copyOf(notedOutside);
  }

  @Nullable TaskRun running() {
    return running;
  }

  /** The running task. */
  TaskRun task() {
    if (running == null) {
      throw unsupported("waiting, spawning and choosing outside of tasks");
    }
    return running;
  }

  long value(int cell) {
    return memory.get(cell);
  }

  void setValue(int cell, long value) {
    memory.set(cell, value);
  }

  private static UnsupportedOperationException unsupported(String what) {
    return new UnsupportedOperationException("the oracle does not know " + what);
  }

  @Override
  public LongCell longCell(String name, long initial) {
    if (built) {
      throw unsupported("cells that tasks make");
    }
    OracleCell cell = new OracleCell(this, cells.size(), name);
    cells.add(cell);
    memory.add(initial);
    return cell;
  }

  @Override
  public <V> RefCell<V> refCell(String name, @Nullable V initial) {
    throw unsupported("reference cells");
  }

  @Override
  public void fence(FenceOrder order) {
    if (running != null) {
      running.fence(order);
    }
  }

  @Override
  public int currentTask() {
    return running == null ? 0 : running.task();
  }

  @Override
  public int currentCpu() {
    return 0;
  }

  @Override
  public int cpuCount() {
    return 1;
  }

  @Override
  public long nowTicks() {
    throw unsupported("time");
  }

  @Override
  public int choose(String what, int alternatives) {
    return task().choose(alternatives);
  }

  @Override
  public void random(byte[] out) {
    throw unsupported("randomness");
  }

  @Override
  public AllocationId allocate() {
    throw unsupported("allocations");
  }

  @Override
  public TaskHandle spawn(String name, int cpu, Runnable body) {
    return task().spawn(name, body);
  }

  @Override
  public void join(TaskHandle task) {
    task().join(task.id());
  }

  @Override
  public void yieldTo(TaskHandle target) {}

  @Override
  public void yieldCpu() {}

  @Override
  public void assume(boolean condition) {
    task().assume(condition);
  }

  @Override
  public boolean observed() {
    return true;
  }

  /** Registers make the outcome; no property is judged here, so other facts mean nothing. */
  @Override
  public void note(Fact fact) {
    if (fact instanceof Register register) {
      if (running == null) {
        notedOutside.add(register);
      } else {
        running.note(register);
      }
    }
  }
}
