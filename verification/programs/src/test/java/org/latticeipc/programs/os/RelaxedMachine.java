package org.latticeipc.programs.os;

import java.util.OptionalLong;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.AllocationId;
import org.latticeipc.machine.Fact;
import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.RmwOp;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.TimedWait;

/** A machine on which every access to cells of one name is relaxed, to show that it may not be. */
record RelaxedMachine(Machine machine, String relaxed) implements Machine {
  @Override
  public LongCell longCell(String name, long initial) {
    LongCell cell = machine.longCell(name, initial);
    return name.startsWith(relaxed) ? new RelaxedLong(cell) : cell;
  }

  @Override
  public <V> RefCell<V> refCell(String name, @Nullable V initial) {
    RefCell<V> cell = machine.refCell(name, initial);
    return name.startsWith(relaxed) ? new RelaxedRef<>(cell) : cell;
  }

  @Override
  public void fence(FenceOrder order) {
    machine.fence(order);
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
    return machine.choose(what, alternatives);
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
  public boolean observed() {
    return machine.observed();
  }

  @Override
  public void note(Fact fact) {
    machine.note(fact);
  }

  private record RelaxedLong(LongCell cell) implements LongCell {
    @Override
    public String name() {
      return cell.name();
    }

    @Override
    public long load(LoadOrder order) {
      return cell.load(LoadOrder.RELAXED);
    }

    @Override
    public void store(long value, StoreOrder order) {
      cell.store(value, StoreOrder.RELAXED);
    }

    @Override
    public long readModifyWrite(RmwOp op, long operand, RmwOrder order) {
      return cell.readModifyWrite(op, operand, RmwOrder.RELAXED);
    }

    @Override
    public long compareAndExchange(
        long expected, long desired, RmwOrder success, LoadOrder failure) {
      return cell.compareAndExchange(expected, desired, RmwOrder.RELAXED, LoadOrder.RELAXED);
    }

    @Override
    public long await(LongPredicate until, LoadOrder order) {
      return cell.await(until, LoadOrder.RELAXED);
    }

    @Override
    public OptionalLong await(LongPredicate until, LoadOrder order, long deadlineTicks) {
      return cell.await(until, LoadOrder.RELAXED, deadlineTicks);
    }
  }

  private record RelaxedRef<V>(RefCell<V> cell) implements RefCell<V> {
    @Override
    public String name() {
      return cell.name();
    }

    @Override
    public @Nullable V load(LoadOrder order) {
      return cell.load(LoadOrder.RELAXED);
    }

    @Override
    public void store(@Nullable V value, StoreOrder order) {
      cell.store(value, StoreOrder.RELAXED);
    }

    @Override
    public @Nullable V exchange(@Nullable V value, RmwOrder order) {
      return cell.exchange(value, RmwOrder.RELAXED);
    }

    @Override
    public @Nullable V compareAndExchange(
        @Nullable V expected, @Nullable V desired, RmwOrder success, LoadOrder failure) {
      return cell.compareAndExchange(expected, desired, RmwOrder.RELAXED, LoadOrder.RELAXED);
    }

    @Override
    public @Nullable V getAndUpdate(UnaryOperator<@Nullable V> function, RmwOrder order) {
      return cell.getAndUpdate(function, RmwOrder.RELAXED);
    }

    @Override
    public @Nullable V await(Predicate<@Nullable V> until, LoadOrder order) {
      return cell.await(until, LoadOrder.RELAXED);
    }

    @Override
    public TimedWait<V> await(Predicate<@Nullable V> until, LoadOrder order, long deadlineTicks) {
      return cell.await(until, LoadOrder.RELAXED, deadlineTicks);
    }
  }
}
