package org.latticeipc.explorer.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
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
record Twin(RandomProgram program, Way way) implements Program {
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
      case BOXED -> declare(setup, cells(m, true));
      case PUBLISHED -> publish(setup);
      case STARTED -> start(setup, cells(m, false));
    }
    if (program.pure()) {
      setup.holdsOnlyCells();
    }
  }

  private LongCell[] cells(Machine m, boolean boxed) {
    LongCell[] cells = new LongCell[program.cells()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = boxed ? new Boxed(m.refCell("x" + i, 0L)) : m.longCell("x" + i, 0);
    }
    return cells;
  }

  private int declared() {
    return program.spawnsChild() ? program.tasks().size() - 1 : program.tasks().size();
  }

  private void declare(Setup setup, LongCell[] cells) {
    for (int t = 0; t < declared(); t++) {
      List<Op> ops = program.tasks().get(t);
      setup.task("t" + (t + 1), () -> program.run(setup.machine(), cells, ops));
    }
  }

  private void publish(Setup setup) {
    Machine m = setup.machine();
    RefCell<List<LongCell>> published = m.refCell("published", null);
    for (int t = 0; t < declared(); t++) {
      List<Op> ops = program.tasks().get(t);
      setup.task(
          "t" + (t + 1),
          () -> {
            List<LongCell> cells = published.await(Objects::nonNull, LoadOrder.ACQUIRE);
            program.run(m, Objects.requireNonNull(cells).toArray(LongCell[]::new), ops);
          });
    }
    setup.task("maker", () -> published.store(List.of(cells(m, false)), StoreOrder.RELEASE));
  }

  private void start(Setup setup, LongCell[] cells) {
    Machine m = setup.machine();
    setup.task(
        "parent",
        () -> {
          List<TaskHandle> started = new ArrayList<>();
          for (int t = 0; t < declared(); t++) {
            List<Op> ops = program.tasks().get(t);
            started.add(m.spawn("t" + (t + 1), 0, () -> program.run(m, cells, ops)));
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
