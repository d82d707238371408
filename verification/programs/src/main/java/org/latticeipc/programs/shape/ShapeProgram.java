package org.latticeipc.programs.shape;

import java.util.Arrays;
import java.util.function.LongPredicate;
import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOp;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Register;
import org.latticeipc.machine.program.Setup;

/**
 * A shape on the seam, for any engine. Its outcome is every register of every task and the last
 * value of every cell.
 */
public record ShapeProgram(LitmusShape shape) implements Program {
  @Override
  public String name() {
    return shape.name();
  }

  @Override
  public void build(Setup setup) {
    Machine machine = setup.machine();
    String[] names = shape.cells().stream().map(String::intern).toArray(String[]::new);
    LongCell[] cells = new LongCell[names.length];
    for (int i = 0; i < names.length; i++) {
      cells[i] = machine.longCell(names[i], shape.initial().getOrDefault(names[i], 0L));
    }
    ShapeMemory memory = new OnMachine(machine, names, cells);
    for (int i = 0; i < shape.tasks().size(); i++) {
      int task = i;
      setup.task(Integer.toString(i + 1), () -> Interpreter.run(shape.tasks().get(task), memory));
    }
    setup.afterwards(() -> finish(machine, names, cells));
    setup.holdsOnlyCells();
  }

  private void finish(Machine machine, String[] names, LongCell[] cells) {
    Registers last = new Registers();
    for (int i = 0; i < names.length; i++) {
      last.put(names[i], cells[i].load(LoadOrder.RELAXED));
    }
    last.forEach((name, value) -> machine.note(Register.of(name, value)));
    shape
        .last()
        .forEach(c -> PropertyViolation.require(c.value(last) != 0, "at the end: not " + c));
  }

  /** A shape has few cells, so that looking at all of them is the fastest way to find one. */
  private static final class OnMachine implements ShapeMemory {
    private final Machine machine;
    private final String[] names;
    private final LongCell[] cells;

    OnMachine(Machine machine, String[] names, LongCell[] cells) {
      this.machine = machine;
      this.names = names;
      this.cells = cells;
    }

    @SuppressWarnings("ReferenceEquality") // interned
    private LongCell cell(String name) {
      for (int i = 0; i < names.length; i++) {
        if (names[i] == name) {
          return cells[i];
        }
      }
      throw new IllegalArgumentException("no cell " + name + " among " + Arrays.toString(names));
    }

    @Override
    public long load(String cell, LoadOrder order) {
      return cell(cell).load(order);
    }

    @Override
    public void store(String cell, long value, StoreOrder order) {
      cell(cell).store(value, order);
    }

    @Override
    public long rmw(String cell, RmwOp operation, long operand, RmwOrder order) {
      return cell(cell).readModifyWrite(operation, operand, order);
    }

    @Override
    public long cas(String cell, long expected, long desired, RmwOrder success, LoadOrder failure) {
      return cell(cell).compareAndExchange(expected, desired, success, failure);
    }

    @Override
    public void fence(FenceOrder order) {
      machine.fence(order);
    }

    @Override
    public long await(String cell, LongPredicate until, LoadOrder order) {
      return cell(cell).await(until, order);
    }

    @Override
    public int choose(int alternatives) {
      return machine.choose("choice", alternatives);
    }

    @Override
    public void assume(boolean condition) {
      machine.assume(condition);
    }

    @Override
    public void check(boolean condition, String complaint) {
      PropertyViolation.require(condition, complaint + " does not hold");
    }

    @Override
    public void note(String register, long value) {
      machine.note(Register.of(register, value));
    }
  }
}
