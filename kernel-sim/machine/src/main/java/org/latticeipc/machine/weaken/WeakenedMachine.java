package org.latticeipc.machine.weaken;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.AllocationId;
import org.latticeipc.machine.Fact;
import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.LazyMemory;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.TaskHandle;

/** An engine's machine with its accesses ordered by a rule. */
class WeakenedMachine implements Machine {
  private final Machine machine;
  private final OrderRule rule;

  /** Where each task is in the text of an interpreted program; empty if none ever said. */
  private final Map<Integer, String> places = new LinkedHashMap<>();

  private boolean inTasks = true;

  WeakenedMachine(Machine machine, OrderRule rule) {
    this.machine = machine;
    this.rule = rule;
  }

  /** Such a machine, whose locations can be named before they are used if the engine's can. */
  static WeakenedMachine of(Machine machine, OrderRule rule) {
    return machine instanceof LazyMemory memory
        ? new WeakenedLazyMemory(memory, rule)
        : new WeakenedMachine(machine, rule);
  }

  /** Whether what runs now are tasks, whose accesses the rule orders. */
  void inTasks(boolean tasks) {
    inTasks = tasks;
  }

  String ordered(AccessKind kind, String order) {
    return inTasks ? rule.of(kind, order, this::told) : order;
  }

  private String told() {
    // Asking who runs has a price in an explorer, which programs that are no text need not pay.
    return places.isEmpty() ? "" : places.getOrDefault(machine.currentTask(), "");
  }

  @Override
  public LongCell longCell(String name, long initial) {
    return new WeakenedLongCell(machine.longCell(name, initial), this);
  }

  @Override
  public <V> RefCell<V> refCell(String name, @Nullable V initial) {
    return new WeakenedRefCell<>(machine.refCell(name, initial), this);
  }

  @Override
  public void fence(FenceOrder order) {
    String given = ordered(AccessKind.FENCE, OrderWords.of(order));
    if (!given.equals(Weakening.NOTHING)) {
      machine.fence(OrderWords.fence(given));
    }
  }

  @Override
  public void at(String place) {
    places.put(machine.currentTask(), place);
    machine.at(place);
  }

  @Override
  public String place() {
    return machine.place();
  }

  @Override
  public int currentTask() {
    return machine.currentTask();
  }

  @Override
  public int currentCpu() {
    return machine.currentCpu();
  }

  @Override
  public int cpuCount() {
    return machine.cpuCount();
  }

  @Override
  public long nowTicks() {
    return machine.nowTicks();
  }

  @Override
  public int choose(String what, int alternatives) {
    return rule.avoids(what) ? 0 : machine.choose(what, alternatives);
  }

  @Override
  public void random(byte[] out) {
    machine.random(out);
  }

  @Override
  public AllocationId allocate() {
    return machine.allocate();
  }

  @Override
  public TaskHandle spawn(String name, int cpu, Runnable body) {
    return machine.spawn(name, cpu, body);
  }

  @Override
  public void join(TaskHandle task) {
    machine.join(task);
  }

  @Override
  public void yieldTo(TaskHandle target) {
    machine.yieldTo(target);
  }

  @Override
  public void yieldCpu() {
    machine.yieldCpu();
  }

  @Override
  public void assume(boolean condition) {
    machine.assume(condition);
  }

  @Override
  public void repeats(String loop, int accesses) {
    machine.repeats(loop, accesses);
  }

  @Override
  public boolean observed() {
    return machine.observed();
  }

  @Override
  public void note(Fact fact) {
    machine.note(fact);
  }
}
