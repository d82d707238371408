package org.latticeipc.engine.host;

import java.lang.invoke.VarHandle;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.AllocationId;
import org.latticeipc.machine.CellWatch;
import org.latticeipc.machine.Fact;
import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.Program;

/**
 * The machine that is really there: cells are fields, tasks are threads, accesses are {@link
 * VarHandle} accesses.
 *
 * <p>Any thread may call. A thread that the machine did not start becomes a task at its first call
 * and keeps that id for this machine: ids are 1, 2, … in the order of arrival. One tick of the
 * clock is one microsecond. A task waits by spinning for some microseconds, then it parks until a
 * change that it waits for wakes it; see {@link HostCell}.
 */
public final class HostMachine implements Machine, CellWatch {
  /** Nanoseconds in a tick of {@link #nowTicks()}. */
  public static final long NANOS_PER_TICK = 1_000;

  /** Made when it is first needed: most programs need none. */
  private static final class Randomness {
    static final SecureRandom SOURCE = new SecureRandom();
  }

  private final HostOptions options;
  private final boolean recording;
  private final boolean observed;
  private final long startedNanos = System.nanoTime();
  private final AtomicInteger lastTask = new AtomicInteger();

  /** Of this machine: a thread may visit several. */
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<HostTask> visitors = new ThreadLocal<>();

  private final RecentVisitors recent = new RecentVisitors();
  private final HostTasks tasks = new HostTasks();
  private final SpinBudget spinBudget = new SpinBudget();
  private volatile boolean stopping;

  HostMachine(HostOptions options, boolean recording) {
    this.options = options;
    this.recording = recording;
    this.observed = recording || options.observer() != null;
  }

  /** A machine with the default options. */
  public static HostMachine create() {
    return create(HostOptions.defaults());
  }

  /** A machine with the given options. */
  public static HostMachine create(HostOptions options) {
    return new HostMachine(options, false);
  }

  /** Runs a program once on real threads; see {@link HostRun}. */
  public static HostResult run(Program program, HostOptions options) {
    return HostRun.once(program, options, HostRun.DEFAULT_LIMIT);
  }

  /** Runs a program once on real threads with the default options. */
  public static HostResult run(Program program) {
    return run(program, HostOptions.defaults());
  }

  @Override
  public void watch(RefCell<?> cell, Runnable told) {
    if (!(cell instanceof HostCell mine) || mine.machine != this) {
      throw new IllegalArgumentException(cell + " is no cell of this machine");
    }
    mine.watch(told);
  }

  @Override
  public LongCell longCell(String name, long initial) {
    return new HostLongCell(this, name, initial);
  }

  @Override
  public <V> RefCell<V> refCell(String name, @Nullable V initial) {
    return new HostRefCell<>(this, name, initial);
  }

  /** Without the part: names are for people here. */
  @Override
  public LongCell longCell(String owner, String part, long initial) {
    return new HostLongCell(this, owner, initial);
  }

  /** Without the part. */
  @Override
  public <V> RefCell<V> refCell(String owner, String part, @Nullable V initial) {
    return new HostRefCell<>(this, owner, initial);
  }

  @Override
  public void fence(FenceOrder order) {
    if (order == FenceOrder.ACQUIRE) {
      VarHandle.acquireFence();
    } else if (order == FenceOrder.RELEASE) {
      VarHandle.releaseFence();
    } else if (order == FenceOrder.ACQ_REL) {
      // Loads and stores before stay before loads and stores after, except store-load.
      VarHandle.acquireFence();
      VarHandle.releaseFence();
    } else {
      VarHandle.fullFence();
    }
  }

  private HostTask current() {
    Thread caller = Thread.currentThread();
    if (caller instanceof HostThread thread && thread.machine == this && thread.task != null) {
      return thread.task;
    }
    HostTask known = recent.find(caller);
    return known != null ? known : visitor(caller);
  }

  private HostTask visitor(Thread caller) {
    HostTask visitor = visitors.get();
    HostTask task = visitor != null ? visitor : admit();
    recent.remember(caller, task);
    return task;
  }

  private HostTask admit() {
    int id = lastTask.incrementAndGet();
    HostTask task = newTask(id, "thread-" + id, (id - 1) % options.cpus());
    visitors.set(task);
    return task;
  }

  HostTask newTask(int id, String name, int cpu) {
    if (cpu < 0 || cpu >= options.cpus()) {
      throw new IllegalArgumentException(
          "task '" + name + "' wants CPU " + cpu + " of " + options.cpus());
    }
    return new HostTask(new TaskHandle(id, name, cpu), options.seed(), recording);
  }

  int nextTaskId() {
    return lastTask.incrementAndGet();
  }

  @Override
  public int currentTask() {
    Thread caller = Thread.currentThread();
    int known = caller instanceof HostThread ? 0 : recent.findId(caller);
    return known != 0 ? known : current().handle.id();
  }

  @Override
  public int currentCpu() {
    return current().handle.cpu();
  }

  @Override
  public int cpuCount() {
    return options.cpus();
  }

  @Override
  public long nowTicks() {
    return (System.nanoTime() - startedNanos) / NANOS_PER_TICK;
  }

  @Override
  public int choose(String what, int alternatives) {
    if (alternatives < 1) {
      throw new IllegalArgumentException(
          "choice '" + what + "' needs at least 1 alternative, has " + alternatives);
    }
    return current().choose(alternatives);
  }

  @Override
  public void random(byte[] out) {
    Randomness.SOURCE.nextBytes(out);
  }

  @Override
  public AllocationId allocate() {
    HostTask task = current();
    return new AllocationId(task.handle.id(), task.nextAllocation());
  }

  @Override
  public TaskHandle spawn(String name, int cpu, Runnable body) {
    HostTask task = newTask(nextTaskId(), name, cpu);
    tasks.begin(task);
    new HostThread(name, () -> runTask(task, body)).start();
    return task.handle;
  }

  @Override
  public void join(TaskHandle task) {
    tasks.join(task);
  }

  /** Threads are not the machine's to schedule: a hint to the host, whoever the target is. */
  @Override
  public void yieldTo(TaskHandle target) {
    Thread.yield();
  }

  @Override
  public void yieldCpu() {
    Thread.yield();
  }

  /** Stops the calling task by an error; on a thread of the caller's own, the caller gets it. */
  @Override
  public void assume(boolean condition) {
    if (!condition) {
      throw new TaskStopped("an assumption did not hold");
    }
  }

  @Override
  public boolean observed() {
    return observed;
  }

  @Override
  public void note(Fact fact) {
    FactObserver observer = options.observer();
    if (recording || observer != null) {
      HostTask task = current();
      task.note(fact);
      if (observer != null) {
        observer.noted(task.handle, fact);
      }
    }
  }

  /** Makes every task that waits, now or later, leave its wait with {@link TaskStopped}. */
  void stop() {
    stopping = true;
    tasks.stop();
  }

  /** Runs the body as the given task on the calling thread, and lets nothing out. */
  void runTask(HostTask task, Runnable body) {
    try {
      runAs(task, body);
      tasks.end(task);
    } catch (Throwable thrown) { // whatever it is, it is the task's result
      tasks.fail(task, thrown);
      if (!recording && !(thrown instanceof TaskStopped)) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
      }
    }
  }

  /** Runs the body as the given task on the calling thread. */
  void runAs(HostTask task, Runnable body) {
    if (Thread.currentThread() instanceof HostThread thread) {
      thread.runAs(this, task, body);
      return;
    }
    HostTask outer = visitors.get();
    visitors.set(task);
    recent.forget(Thread.currentThread());
    try {
      body.run();
    } finally {
      recent.forget(Thread.currentThread());
      if (outer == null) {
        visitors.remove();
      } else {
        visitors.set(outer);
      }
    }
  }

  HostTasks tasks() {
    return tasks;
  }

  /** How long waits spin. */
  SpinBudget spinBudget() {
    return spinBudget;
  }

  /** Whether {@link #stop()} was called. */
  boolean isStopping() {
    return stopping;
  }

  /** How long it is to a time of {@link #nowTicks()}, in nanoseconds; 0 or less if it is over. */
  long nanosUntil(long deadlineTicks) {
    long left = deadlineTicks - nowTicks();
    return left > Long.MAX_VALUE / NANOS_PER_TICK ? Long.MAX_VALUE : left * NANOS_PER_TICK;
  }

  /**
   * The order in which a wait reads. A plain read in a loop may be hoisted out of it, so plain
   * waits read relaxed; each try of a stronger wait has the order that the last one must have.
   */
  static LoadOrder orderOfTries(LoadOrder order) {
    return order == LoadOrder.PLAIN ? LoadOrder.RELAXED : order;
  }
}
