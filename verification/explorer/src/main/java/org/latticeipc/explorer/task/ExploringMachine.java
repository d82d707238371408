package org.latticeipc.explorer.task;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.declared.BuildDiffersException;
import org.latticeipc.explorer.declared.DeclaredProgram;
import org.latticeipc.explorer.declared.Locations;
import org.latticeipc.explorer.declared.Tasks;
import org.latticeipc.explorer.graph.Signature;
import org.latticeipc.machine.AllocationId;
import org.latticeipc.machine.Fact;
import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.LazyMemory;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.TaskHandle;

/** The machine that explored programs see: a front of one worker's {@link TaskRunner}. */
public final class ExploringMachine implements LazyMemory {
  private final TaskRunner runner;
  private final Locations locations;
  private final Tasks tasks;
  private final int cpus;
  private final boolean observed;
  private @Nullable DeclaredProgram building;

  public ExploringMachine(
      TaskRunner runner, Locations locations, Tasks tasks, int cpus, boolean observed) {
    this.runner = runner;
    this.locations = locations;
    this.tasks = tasks;
    this.cpus = cpus;
    this.observed = observed;
  }

  /** The set-up that runs now, if any. */
  public void building(@Nullable DeclaredProgram declared) {
    building = declared;
  }

  @Override
  public LongCell longCell(String name, long initial) {
    int location = newLocation(name);
    runner.allocateCell(location, Signature.ALLOCATION, initial, null);
    return new ExploringLongCell(runner, location, name);
  }

  @Override
  public <V> RefCell<V> refCell(String name, @Nullable V initial) {
    int location = newLocation(name);
    runner.allocateCell(location, Signature.ALLOCATION | Signature.REFERENCE, 0, initial);
    return new ExploringRefCell<>(runner, location, name);
  }

  private int newLocation(String name) {
    int location = locations.of(runner.task(), runner.nextAllocation(), name);
    if (building != null && !locations.name(location).equals(name)) {
      throw new BuildDiffersException(
          "set-up makes cell " + name + " where it had made " + locations.name(location));
    }
    return location;
  }

  @Override
  public LongCell longCell(int task, int number, IntFunction<String> names, int slot) {
    int location = lazyLocation(task, number, names, slot);
    return new ExploringLongCell(runner, location, locations.name(location));
  }

  @Override
  public <V> RefCell<V> refCell(int task, int number, IntFunction<String> names, int slot) {
    int location = lazyLocation(task, number, names, slot);
    return new ExploringRefCell<>(runner, location, locations.name(location));
  }

  @Override
  public LongCell longCell(
      int task, int number, IntFunction<String> names, int slot, long initial) {
    int location = lazyLocation(task, number, names, slot);
    runner.allocateCell(location, Signature.ALLOCATION, initial, null);
    return new ExploringLongCell(runner, location, locations.name(location));
  }

  @Override
  public <V> RefCell<V> refCell(
      int task, int number, IntFunction<String> names, int slot, V initial) {
    int location = lazyLocation(task, number, names, slot);
    runner.allocateCell(location, Signature.ALLOCATION | Signature.REFERENCE, 0, initial);
    return new ExploringRefCell<>(runner, location, locations.name(location));
  }

  private int lazyLocation(int task, int number, IntFunction<String> names, int slot) {
    runner.useLazyMemory();
    return locations.of(task, number, names, slot);
  }

  @Override
  public boolean isInTask() {
    return runner.inTask();
  }

  @Override
  public int position() {
    return runner.cursor;
  }

  @Override
  public void spin(int position) {
    runner.spin(position);
  }

  @Override
  public void fence(FenceOrder order) {
    runner.fence(Signatures.fence(order));
  }

  @Override
  public void at(String place) {
    runner.at(place);
  }

  @Override
  public String place() {
    return runner.place();
  }

  @Override
  public int currentTask() {
    return runner.asksWhoItIs();
  }

  @Override
  public int currentCpu() {
    return runner.inTask() ? tasks.get(runner.asksWhoItIs()).cpu() : 0;
  }

  @Override
  public int cpuCount() {
    return cpus;
  }

  @Override
  public long nowTicks() {
    return runner.events();
  }

  @Override
  public long causalTicks() {
    return runner.causalTicks();
  }

  @Override
  public void waitsLong() {
    int unused = runner.choose(1, "more time than anybody waits goes by");
  }

  @Override
  public int choose(String what, int alternatives) {
    if (alternatives < 1) {
      throw new IllegalArgumentException(what + ": no alternatives to choose from");
    }
    return runner.choose(alternatives, what);
  }

  @Override
  public void random(byte[] out) {
    runner.random().fill(out);
  }

  @Override
  public AllocationId allocate() {
    return new AllocationId(runner.asksWhoItIs(), runner.nextAllocation());
  }

  @Override
  public TaskHandle spawn(String name, int cpu, Runnable body) {
    if (building != null) {
      return building.task(name, cpu, body);
    }
    if (!runner.inTask()) {
      throw new IllegalStateException("task " + name + " is spawned after all tasks have ended");
    }
    if (cpu < 0 || cpu >= cpus) {
      throw new IllegalArgumentException("task " + name + ": cpu " + cpu + " is not below " + cpus);
    }
    TaskHandle child = tasks.spawn(runner.task(), runner.nextSpawn(), name, cpu);
    runner.spawn(child.id(), body, null);
    return child;
  }

  @Override
  public TaskHandle spawnAlike(TaskHandle earlier, String name, int cpu, Runnable body) {
    if (building != null || !runner.inTask() || cpu != earlier.cpu()) {
      return spawn(name, cpu, body);
    }
    TaskHandle child = tasks.spawn(runner.task(), runner.nextSpawn(), name, cpu);
    runner.spawn(child.id(), body, earlier);
    return child;
  }

  @Override
  public void join(TaskHandle task) {
    if (runner.inTask()) {
      runner.join(task.id());
    } else if (building != null) {
      throw new IllegalStateException("set-up joins task " + task + ", which has not started");
    }
  }

  @Override
  public void yieldTo(TaskHandle target) {
    runner.yield();
  }

  @Override
  public void yieldCpu() {
    runner.yield();
  }

  @Override
  public void assume(boolean condition) {
    runner.assume(condition);
  }

  @Override
  public void repeats(String loop, int accesses) {
    throw runner.repeats(loop, accesses);
  }

  @Override
  public boolean observed() {
    return observed;
  }

  @Override
  public void note(Fact fact) {
    if (observed) {
      runner.note(fact);
    }
  }
}
