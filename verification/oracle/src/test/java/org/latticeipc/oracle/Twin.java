package org.latticeipc.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.latticeipc.litmus.program.TaskCode;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.RmwOp;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.TimedWait;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Setup;

/**
 * A random program done another way, with the same complete executions: what the enumeration does
 * not know (reference cells, cells made by tasks, tasks started by tasks) is judged by it all the
 * same.
 */
record Twin(DrawnProgram program, Way way) implements Program {
  enum Way {
    /** Numbers are objects in reference cells. */
    BOXED,
    /** A task makes the cells and publishes them; the others wait for them. */
    PUBLISHED,
    /** One task starts all the others, then waits for the end of each. */
    STARTED
  }

  @Override
  public String name() {
    return "twin";
  }

  @Override
  public void build(Setup setup) {
    Machine m = setup.machine();
    switch (way) {
      case BOXED -> declare(setup, boxed(m));
      case PUBLISHED -> publish(setup);
      case STARTED -> start(setup, program.cells(m));
    }
    program.sayIfPure(setup);
  }

  private List<LongCell> boxed(Machine m) {
    List<LongCell> cells = new ArrayList<>();
    for (LongCell cell : program.cells(m)) {
      cells.add(new Boxed(m.refCell(cell.name(), 0L)));
    }
    return cells;
  }

  private void declare(Setup setup, List<LongCell> cells) {
    for (TaskCode task : program.declared()) {
      setup.task(DrawnProgram.taskName(task), () -> DrawnProgram.run(task, setup.machine(), cells));
    }
  }

  private void publish(Setup setup) {
    Machine m = setup.machine();
    RefCell<List<LongCell>> published = m.refCell("published", null);
    for (TaskCode task : program.declared()) {
      setup.task(
          DrawnProgram.taskName(task),
          () -> {
            List<LongCell> cells = published.await(Objects::nonNull, LoadOrder.ACQUIRE);
            DrawnProgram.run(task, m, Objects.requireNonNull(cells));
          });
    }
    setup.task("maker", () -> published.store(program.cells(m), StoreOrder.RELEASE));
  }

  private void start(Setup setup, List<LongCell> cells) {
    Machine m = setup.machine();
    setup.task(
        "parent",
        () -> {
          List<TaskHandle> started = new ArrayList<>();
          for (TaskCode task : program.declared()) {
            started.add(
                m.spawn(DrawnProgram.taskName(task), 0, () -> DrawnProgram.run(task, m, cells)));
          }
          started.forEach(m::join);
        });
  }

  /** A number in a reference cell. */
  private record Boxed(RefCell<Long> cell) implements LongCell {
    @Override
    public String name() {
      return cell.name();
    }

    @Override
    public long load(LoadOrder order) {
      return number(cell.load(order));
    }

    @Override
    public void store(long value, StoreOrder order) {
      cell.store(value, order);
    }

    @Override
    public long readModifyWrite(RmwOp op, long operand, RmwOrder order) {
      return op == RmwOp.EXCHANGE
          ? number(cell.exchange(operand, order))
          : number(cell.getAndUpdate(old -> op.apply(number(old), operand), order));
    }

    @Override
    public long compareAndExchange(
        long expected, long desired, RmwOrder success, LoadOrder failure) {
      return number(cell.compareAndExchange(expected, desired, success, failure));
    }

    @Override
    public long await(LongPredicate until, LoadOrder order) {
      return number(cell.await(value -> until.test(number(value)), order));
    }

    @Override
    public OptionalLong await(LongPredicate until, LoadOrder order, long deadlineTicks) {
      TimedWait<Long> wait = cell.await(value -> until.test(number(value)), order, deadlineTicks);
      return wait.inTime() ? OptionalLong.of(number(wait.found())) : OptionalLong.empty();
    }

    private static long number(@Nullable Long value) {
      return Objects.requireNonNull(value);
    }
  }
}
