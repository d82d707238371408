package org.latticeipc.machine.weaken;

import java.util.function.IntFunction;
import org.latticeipc.machine.LazyMemory;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RefCell;

/** A weakened machine whose locations can be named before they are used. */
final class WeakenedLazyMemory extends WeakenedMachine implements LazyMemory {
  private final LazyMemory memory;

  WeakenedLazyMemory(LazyMemory memory, OrderRule rule) {
    super(memory, rule);
    this.memory = memory;
  }

  @Override
  public LongCell longCell(int task, int number, IntFunction<String> names, int slot) {
    return new WeakenedLongCell(memory.longCell(task, number, names, slot), this);
  }

  @Override
  public <V> RefCell<V> refCell(int task, int number, IntFunction<String> names, int slot) {
    return new WeakenedRefCell<>(memory.<V>refCell(task, number, names, slot), this);
  }

  @Override
  public LongCell longCell(
      int task, int number, IntFunction<String> names, int slot, long initial) {
    return new WeakenedLongCell(memory.longCell(task, number, names, slot, initial), this);
  }

  @Override
  public <V> RefCell<V> refCell(
      int task, int number, IntFunction<String> names, int slot, V initial) {
    return new WeakenedRefCell<>(memory.refCell(task, number, names, slot, initial), this);
  }

  @Override
  public boolean isInTask() {
    return memory.isInTask();
  }

  @Override
  public int position() {
    return memory.position();
  }

  @Override
  public void spin(int position) {
    memory.spin(position);
  }

  @Override
  public long causalTicks() {
    return memory.causalTicks();
  }

  @Override
  public void waitsLong() {
    memory.waitsLong();
  }
}
