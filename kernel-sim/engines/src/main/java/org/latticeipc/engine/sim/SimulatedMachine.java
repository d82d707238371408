package org.latticeipc.engine.sim;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.latticeipc.engine.AssumptionFailed;
import org.latticeipc.engine.sim.drive.ChoiceDecision;
import org.latticeipc.engine.sim.memory.Clocks;
import org.latticeipc.engine.sim.memory.Location;
import org.latticeipc.engine.sim.memory.RecordedStep;
import org.latticeipc.engine.sim.strategy.Replay;
import org.latticeipc.machine.AllocationId;
import org.latticeipc.machine.Fact;
import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.LazyMemory;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.TaskRandom;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Property;
import org.latticeipc.trace.StepKind;
import org.latticeipc.trace.Trace;

/**
 * A machine with some CPUs and a memory as weak as its model allows, whose every choice a strategy
 * makes. {@link #run} is the way in; the machine itself is what the program gets to see.
 *
 * <p>Each access, fence, choice, spawn, join and yield is one step; nothing else lets another task
 * step. The clock counts steps, and jumps when all that can happen is that a deadline strikes.
 */
public final class SimulatedMachine implements LazyMemory {
  private static final TaskHandle ROOT = new TaskHandle(0, "set-up", 0);

  private final Engine engine;
  private final Accesses accesses;
  private final TaskRandom rootRandom;
  private final Map<AllocationId, Location> lazily = new HashMap<>();
  private int rootAllocations;

  private SimulatedMachine(SimulationOptions options) {
    this.engine = new Engine(options);
    this.accesses = new Accesses(engine);
    this.rootRandom = new TaskRandom(options.seed(), 0);
  }

  /**
   * Runs a program once.
   *
   * @throws RuntimeException what the program's set-up throws, or a strategy that takes an
   *     alternative there is not
   * @throws VirtualMachineError if memory, threads or stack run out, in whatever code that is; it
   *     is never a result of the run
   */
  public static SimulationResult run(Program program, SimulationOptions options) {
    SimulatedMachine machine = new SimulatedMachine(options);
    SimSetup setup = new SimSetup(machine);
    program.build(setup);
    machine.engine.facts.keepAll(setup.properties());
    Function<SimulatedRun, SimulationResult> end = machine.engine.runTasks();
    SimulatedRun run = new SimulatedRun(program.name(), machine.engine);
    return end != null ? end.apply(run) : machine.finish(run, setup);
  }

  private SimulationResult finish(SimulatedRun run, SimSetup setup) {
    try {
      setup.afterwards().run();
    } catch (VirtualMachineError error) { // the JVM's failure, not the program's
      throw error;
    } catch (RuntimeException | Error thrown) { // whatever the check throws is the result
      return new SimulationResult.Violated(
          run, RunEndings.propertyOf(thrown), RunEndings.messageOf(thrown));
    }
    for (Property property : setup.properties()) {
      Optional<String> violation = property.violation(run.execution());
      if (violation.isPresent()) {
        return new SimulationResult.Violated(run, property.name(), violation.get());
      }
    }
    return new SimulationResult.Completed(run);
  }

  TaskHandle declare(String name, int cpu, Runnable body) {
    if (engine.phase() != Engine.Phase.SET_UP) {
      throw new IllegalStateException("task '" + name + "' must be spawned, not declared, by now");
    }
    return engine.bodies.make(name, cpu, new int[] {1}, body).handle;
  }

  @Override
  public LongCell longCell(String name, long initial) {
    return new SimLongCell(accesses, newLocation(name, true, initial, null));
  }

  @Override
  public <V> RefCell<V> refCell(String name, @Nullable V initial) {
    return new SimRefCell<>(accesses, newLocation(name, false, 0, initial));
  }

  @Override
  public LongCell longCell(int task, int number, IntFunction<String> names, int slot) {
    return longCell(task, number, names, slot, 0);
  }

  @Override
  public <V> RefCell<V> refCell(int task, int number, IntFunction<String> names, int slot) {
    return new SimRefCell<>(accesses, lazily(task, number, names, slot, false, 0, null));
  }

  @Override
  public LongCell longCell(
      int task, int number, IntFunction<String> names, int slot, long initial) {
    return new SimLongCell(accesses, lazily(task, number, names, slot, true, initial, null));
  }

  @Override
  public <V> RefCell<V> refCell(
      int task, int number, IntFunction<String> names, int slot, V initial) {
    return new SimRefCell<>(accesses, lazily(task, number, names, slot, false, 0, initial));
  }

  private Location lazily(
      int task,
      int number,
      IntFunction<String> names,
      int slot,
      boolean isNumber,
      long initial,
      @Nullable Object object) {
    return lazily.computeIfAbsent(
        new AllocationId(task, number),
        id -> {
          int next = engine.log.locations().size();
          Location made = new Location(next, names.apply(slot), isNumber, initial, object);
          engine.log.locations().add(made);
          return made;
        });
  }

  @Override
  public boolean isInTask() {
    return engine.running() != null;
  }

  @Override
  public int position() {
    SimTask task = engine.running();
    return task == null ? 0 : task.events;
  }

  /**
   * A run repeats the loop, as a processor would, and so does its replay; the replay of what the
   * explorer found is left where the explorer left it.
   */
  @Override
  public void spin(int position) {
    if (engine.options.strategy() instanceof Replay replay
        && replay.trace().clock() == Trace.Clock.TASK_EVENTS) {
      longCell("a loop that changes nothing", 0).await(value -> false, LoadOrder.RELAXED);
    }
    yieldCpu();
  }

  private Location newLocation(String name, boolean number, long initial, @Nullable Object object) {
    SimTask task = engine.running();
    return task == null
        ? addLocation(name, number, initial, object)
        : once(task, () -> addLocation(name, number, initial, object));
  }

  private Location addLocation(String name, boolean number, long initial, @Nullable Object object) {
    // A cell takes an allocation number, as on the engines that call tasks again.
    allocateOnce(engine.running());
    Location location = new Location(engine.log.locations().size(), name, number, initial, object);
    engine.log.locations().add(location);
    return location;
  }

  /** Does a call of a task, or gives what it gave if the task's part is done again. */
  @SuppressWarnings("unchecked") // the same call gave it
  private static <T> T once(SimTask task, Supplier<T> call) {
    Journal journal = task.journal;
    if (journal == null) {
      return call.get();
    } else if (journal.isRepeating()) {
      return (T) Objects.requireNonNull(journal.next());
    }
    T result = call.get();
    journal.add(result);
    return result;
  }

  @Override
  public void fence(FenceOrder order) {
    SimTask task = engine.running();
    if (task == null) {
      return;
    }
    Journal journal = task.journal;
    if (journal != null && journal.isRepeating()) {
      journal.next();
      return;
    }
    task.standsBefore(StepKind.FENCE, null);
    engine.enter(task);
    RecordedStep step = new RecordedStep(task, task.nextEvent(), StepKind.FENCE, null, order);
    engine.memory.fence(task, order);
    engine.stepped(task, step);
    if (journal != null) {
      journal.add(null);
    }
  }

  @Override
  public void at(String place) {
    SimTask task = engine.running();
    if (task != null) {
      task.place = place;
    }
  }

  @Override
  public String place() {
    SimTask task = engine.running();
    return task == null ? "" : task.place;
  }

  @Override
  public int currentTask() {
    SimTask task = engine.running();
    return task == null ? 0 : task.id;
  }

  @Override
  public int currentCpu() {
    SimTask task = engine.running();
    return task == null ? 0 : task.cpu;
  }

  @Override
  public int cpuCount() {
    return engine.options.cpus();
  }

  @Override
  public long nowTicks() {
    SimTask task = engine.running();
    return task == null ? engine.nowTicks() : once(task, engine::nowTicks);
  }

  @Override
  public long causalTicks() {
    SimTask task = engine.running();
    return task == null ? 0 : once(task, () -> task.ticks);
  }

  @Override
  public void waitsLong() {
    SimTask task = taskOnly("wait");
    int unused =
        once(
            task,
            () -> {
              int taken = chooseOnce(task, "more time than anybody waits goes by", 1);
              task.ticks += LONG;
              return taken;
            });
  }

  @Override
  public int choose(String what, int alternatives) {
    if (alternatives < 1) {
      throw new IllegalArgumentException(
          "choice '" + what + "' needs at least 1 alternative, has " + alternatives);
    }
    SimTask task = taskOnly("choose '" + what + "'");
    return once(task, () -> chooseOnce(task, what, alternatives));
  }

  private int chooseOnce(SimTask task, String what, int alternatives) {
    task.standsBefore(StepKind.CHOICE, null);
    engine.enter(task);
    int taken =
        alternatives == 1
            ? 0
            : engine.decide(new ChoiceDecision(task.handle, task.events, what, alternatives));
    RecordedStep step = new RecordedStep(task, task.nextEvent(), StepKind.CHOICE, null, null);
    step.subject = what;
    step.number = taken;
    engine.stepped(task, step);
    return taken;
  }

  private SimTask taskOnly(String what) {
    SimTask task = engine.running();
    if (task == null) {
      throw new IllegalStateException("only a task may " + what);
    }
    return task;
  }

  @Override
  public void random(byte[] out) {
    SimTask task = engine.running();
    if (task == null) {
      rootRandom.fill(out);
      return;
    }
    byte[] drawn =
        once(
            task,
            () -> {
              task.random.fill(out);
              return out.clone();
            });
    System.arraycopy(drawn, 0, out, 0, out.length);
  }

  @Override
  public AllocationId allocate() {
    SimTask task = engine.running();
    return task == null ? allocateOnce(null) : once(task, () -> allocateOnce(task));
  }

  private AllocationId allocateOnce(@Nullable SimTask task) {
    return task == null
        ? new AllocationId(0, rootAllocations++)
        : new AllocationId(task.id, task.allocations++);
  }

  @Override
  public TaskHandle spawn(String name, int cpu, Runnable body) {
    SimTask task = engine.running();
    if (task == null) {
      return declare(name, cpu, body);
    }
    return once(task, () -> spawnOnce(task, name, cpu, body));
  }

  private TaskHandle spawnOnce(SimTask task, String name, int cpu, Runnable body) {
    task.standsBefore(StepKind.SPAWN, null);
    engine.enter(task);
    engine.bodies.limit(task, name);
    int index = task.nextEvent();
    SimTask child = engine.bodies.make(name, cpu, task.known.clone(), body);
    child.place = task.place;
    child.ticks = task.ticks;
    RecordedStep step = new RecordedStep(task, index, StepKind.SPAWN, null, null);
    step.subject = name;
    step.number = child.id;
    engine.stepped(task, step);
    return child.handle;
  }

  @Override
  public void join(TaskHandle target) {
    SimTask task = taskOnly("join " + target);
    SimTask joined = engine.bodies.of(target);
    Journal journal = task.journal;
    if (journal != null && journal.isRepeating()) {
      journal.next();
      return;
    }
    task.standsBefore(StepKind.JOIN, null);
    task.target = joined;
    engine.enter(task);
    RecordedStep step = new RecordedStep(task, task.nextEvent(), StepKind.JOIN, null, null);
    step.subject = joined.handle.name();
    step.number = joined.id;
    task.known = Clocks.join(task.known, joined.known);
    task.follows(joined.ticks);
    engine.stepped(task, step);
    if (journal != null) {
      journal.add(null);
    }
  }

  @Override
  public void yieldTo(TaskHandle target) {
    yieldTo(engine.bodies.of(target));
  }

  @Override
  public void yieldCpu() {
    yieldTo((SimTask) null);
  }

  private void yieldTo(@Nullable SimTask target) {
    SimTask task = engine.running();
    if (task == null) {
      return;
    }
    Journal journal = task.journal;
    if (journal != null && journal.isRepeating()) {
      journal.next();
      return;
    }
    task.standsBefore(StepKind.YIELD, null);
    engine.enter(task);
    RecordedStep step = RecordedStep.remark(task, StepKind.YIELD);
    step.subject = target == null ? null : target.handle.name();
    engine.stepped(task, step);
    engine.yieldTo(task, target);
    if (journal != null) {
      journal.add(null);
    }
  }

  @Override
  public void assume(boolean condition) {
    if (!condition) {
      if (engine.running() == null) {
        throw new IllegalStateException("only a task may assume");
      }
      throw new AssumptionFailed();
    }
  }

  @Override
  public boolean observed() {
    return true;
  }

  @Override
  public void note(Fact fact) {
    SimTask task = engine.running();
    if (task == null) {
      boolean setUp = engine.phase() == Engine.Phase.SET_UP;
      // Tasks know one event of set-up; what comes after them they never do.
      engine.facts.add(ROOT, fact, setUp ? 0 : 2, setUp ? Clocks.NONE : engine.bodies.everything());
      return;
    }
    Journal journal = task.journal;
    if (journal != null && journal.isRepeating()) {
      journal.next();
      return;
    }
    engine.noted(task, fact);
    if (journal != null) {
      journal.add(null);
    }
  }
}
