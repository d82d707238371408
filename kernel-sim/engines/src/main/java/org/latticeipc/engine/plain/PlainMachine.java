package org.latticeipc.engine.plain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.engine.AssumptionFailed;
import org.latticeipc.machine.AllocationId;
import org.latticeipc.machine.Fact;
import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.TaskRandom;
import org.latticeipc.machine.program.Program;

/**
 * The seam on volatile fields and monitors, for Java PathFinder (Visser et al., ASE 2003).
 *
 * <p>Sequentially consistent: memory orders and fences have no effect. The clock stands still,
 * which is a legal clock, and a deadline may strike at any moment. Facts are dropped, so properties
 * over facts cannot be judged and a program that declares one is refused. Runs on an ordinary JVM
 * too, where it takes one interleaving.
 *
 * <p>Confined to one program; {@link #spawn} and {@link #join} may be called by any task.
 */
public final class PlainMachine implements Machine {
  private static final long SEED = 0;

  private final int cpus;
  private final List<PlainTask> tasks = new ArrayList<>();
  private int setUpAllocations;

  private PlainMachine(int cpus) {
    this.cpus = cpus;
  }

  /** A machine with {@code cpus} CPUs, at least 1. */
  static PlainMachine create(int cpus) {
    if (cpus < 1) {
      throw new IllegalArgumentException("expected at least 1 CPU, found " + cpus);
    }
    return new PlainMachine(cpus);
  }

  /**
   * Runs the program once on two CPUs: its set-up, its tasks as threads, then its afterwards code.
   * Under PathFinder this is every interleaving.
   *
   * @throws PlainTaskFailure if a task threw
   */
  public static void run(Program program) {
    PlainSetup setup = new PlainSetup(create(2));
    program.build(setup);
    setup.runTasks();
  }

  @Override
  public LongCell longCell(String name, long initial) {
    return new PlainLongCell(name, initial);
  }

  @Override
  public <V> RefCell<V> refCell(String name, @Nullable V initial) {
    return new PlainRefCell<V>(name, initial);
  }

  @Override
  public void fence(FenceOrder order) {
    // Every access of this machine is sequentially consistent already.
  }

  @Override
  public int currentTask() {
    return Thread.currentThread() instanceof PlainTask task ? task.handle().id() : 0;
  }

  @Override
  public int currentCpu() {
    return Thread.currentThread() instanceof PlainTask task ? task.handle().cpu() : 0;
  }

  @Override
  public int cpuCount() {
    return cpus;
  }

  @Override
  public long nowTicks() {
    return 0;
  }

  @Override
  public int choose(String what, int alternatives) {
    if (alternatives < 1) {
      throw new IllegalArgumentException(
          "choice '" + what + "' needs at least 1 alternative, found " + alternatives);
    }
    return PathfinderChoice.choose(alternatives);
  }

  @Override
  public void random(byte[] out) {
    new TaskRandom(SEED, currentTask()).fill(out);
  }

  @Override
  public AllocationId allocate() {
    if (Thread.currentThread() instanceof PlainTask task) {
      return new AllocationId(task.handle().id(), task.nextAllocation());
    }
    return new AllocationId(0, setUpAllocations++);
  }

  @Override
  public TaskHandle spawn(String name, int cpu, Runnable body) {
    PlainTask task = declare(name, cpu, body);
    task.start();
    return task.handle();
  }

  /** Makes a task without starting it. */
  PlainTask declare(String name, int cpu, Runnable body) {
    if (cpu < 0 || cpu >= cpus) {
      throw new IllegalArgumentException(
          "task '" + name + "' is on CPU " + cpu + ", expected 0 to " + (cpus - 1));
    }
    synchronized (tasks) {
      PlainTask task = new PlainTask(new TaskHandle(tasks.size() + 1, name, cpu), body);
      tasks.add(task);
      return task;
    }
  }

  @Override
  public void join(TaskHandle handle) {
    task(handle.id()).awaitEnd();
  }

  /** The task with this id, from 1. */
  PlainTask task(int id) {
    synchronized (tasks) {
      return tasks.get(id - 1);
    }
  }

  /** How many tasks there are so far, spawned ones included. */
  int taskCount() {
    synchronized (tasks) {
      return tasks.size();
    }
  }

  @Override
  public void yieldTo(TaskHandle target) {
    // Orders nothing, and PathFinder switches threads wherever it matters without being asked.
  }

  @Override
  public void yieldCpu() {
    // As yieldTo.
  }

  @Override
  public void assume(boolean condition) {
    if (!condition) {
      PathfinderChoice.ignorePath();
      throw new AssumptionFailed();
    }
  }

  @Override
  public boolean observed() {
    return false;
  }

  @Override
  public void note(Fact fact) {
    // Nobody reads facts here; see observed().
  }
}
