package org.latticeipc.programs.shape;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.Program;
import org.latticeipc.machine.PropertyViolation;
import org.latticeipc.machine.Register;
import org.latticeipc.machine.RmwOp;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.Setup;
import org.latticeipc.machine.StoreOrder;

/**
 * A shape on the seam, for any engine. Its outcome is every register of every task and the last
 * value of every cell.
 */
public record ShapeProgram(Shape shape) implements Program {
  @Override
  public String name() {
    return shape.name();
  }

  @Override
  public void build(Setup setup) {
    Machine machine = setup.machine();
    Map<String, LongCell> cells = new TreeMap<>();
    for (String cell : shape.cells()) {
      cells.put(cell, machine.longCell(cell, shape.initial().getOrDefault(cell, 0L)));
    }
    Memory memory = new OnMachine(machine, cells);
    for (int i = 0; i < shape.tasks().size(); i++) {
      int task = i;
      setup.task(Integer.toString(i + 1), () -> Interpreter.run(shape.tasks().get(task), memory));
    }
    setup.afterwards(() -> finish(machine, cells));
    setup.holdsOnlyCells();
  }

  private void finish(Machine machine, Map<String, LongCell> cells) {
    Map<String, Long> last = new TreeMap<>();
    cells.forEach((name, cell) -> last.put(name, cell.load(LoadOrder.RELAXED)));
    last.forEach((name, value) -> machine.note(Register.of(name, value)));
    shape
        .last()
        .forEach(c -> PropertyViolation.require(c.value(last) != 0, "at the end: not " + c));
  }

  private record OnMachine(Machine machine, Map<String, LongCell> cells) implements Memory {
    private LongCell cell(String name) {
      return java.util.Objects.requireNonNull(cells.get(name));
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
