package sample;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
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

/** The seam on fields of this JVM: each access a VarHandle's, each wait a loop, tasks threads. */
final class VarMachine implements Machine {
  private final ThreadLocal<Integer> task = new ThreadLocal<>();

  /** Names the calling thread. */
  void task(int id) {
    task.set(id);
  }

  @Override
  public LongCell longCell(String name, long initial) {
    return new Cell(name, initial);
  }

  @Override
  public int currentTask() {
    return task.get();
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
  public boolean observed() {
    return false;
  }

  @Override
  public void yieldCpu() {
    Thread.yield();
  }

  @Override
  public void yieldTo(TaskHandle target) {
    Thread.yield();
  }

  @Override
  public <V> RefCell<V> refCell(String name, V initial) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void fence(FenceOrder order) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long nowTicks() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int choose(String what, int alternatives) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void random(byte[] out) {
    throw new UnsupportedOperationException();
  }

  @Override
  public AllocationId allocate() {
    throw new UnsupportedOperationException();
  }

  @Override
  public TaskHandle spawn(String name, int cpu, Runnable body) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void join(TaskHandle handle) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void assume(boolean condition) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void note(Fact fact) {
    throw new UnsupportedOperationException();
  }

  private static final class Cell implements LongCell {
    private static final VarHandle VALUE;

    static {
      try {
        VALUE = MethodHandles.lookup().findVarHandle(Cell.class, "value", long.class);
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    private final String name;
    private long value;

    Cell(String name, long initial) {
      this.name = name;
      this.value = initial;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public long load(LoadOrder order) {
      return switch (order) {
        case PLAIN -> value;
        case RELAXED -> (long) VALUE.getOpaque(this);
        case ACQUIRE -> (long) VALUE.getAcquire(this);
        case SEQ_CST -> (long) VALUE.getVolatile(this);
      };
    }

    @Override
    public void store(long v, StoreOrder order) {
      switch (order) {
        case PLAIN -> value = v;
        case RELAXED -> VALUE.setOpaque(this, v);
        case RELEASE -> VALUE.setRelease(this, v);
        case SEQ_CST -> VALUE.setVolatile(this, v);
      }
    }

    @Override
    public long readModifyWrite(RmwOp op, long operand, RmwOrder order) {
      if (op != RmwOp.ADD) {
        throw new UnsupportedOperationException();
      }
      return (long) VALUE.getAndAdd(this, operand);
    }

    @Override
    public long compareAndExchange(
        long expected, long desired, RmwOrder success, LoadOrder failure) {
      return (long) VALUE.compareAndExchange(this, expected, desired);
    }

    @Override
    public long await(LongPredicate until, LoadOrder order) {
      while (true) {
        long found = load(order);
        if (until.test(found)) {
          return found;
        }
        Thread.onSpinWait();
      }
    }

    @Override
    public OptionalLong await(LongPredicate until, LoadOrder order, long deadlineTicks) {
      throw new UnsupportedOperationException();
    }
  }
}
