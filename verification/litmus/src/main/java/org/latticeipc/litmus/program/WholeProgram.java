package org.latticeipc.litmus.program;

import java.util.List;
import org.latticeipc.litmus.code.Frame;
import org.latticeipc.litmus.code.Loops;
import org.latticeipc.litmus.condition.Quantifier;
import org.latticeipc.litmus.condition.Slot;
import org.latticeipc.litmus.memory.SharedLocation;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Register;
import org.latticeipc.machine.program.Setup;

/**
 * A litmus test whose outcome is all there is: every register that its task set and the last value
 * of every location. A {@code forall} condition, on memory only, is an assertion on the end. Tasks
 * are named 1, 2, …; one that waits in a loop stops there.
 */
public record WholeProgram(String name, LitmusTest test) implements Program {

  /**
   * Takes a test whose condition, if it has one, is {@code forall} and on memory.
   *
   * @throws IllegalArgumentException if it asks anything else
   */
  public WholeProgram {
    boolean onMemory =
        test.question().slots().all().stream().allMatch(slot -> slot instanceof Slot.InMemory);
    if (test.question().quantifier() != Quantifier.FORALL || !onMemory) {
      throw new IllegalArgumentException(
          test.file() + ": found another condition, expected none or forall on memory");
    }
  }

  @Override
  public void build(Setup setup) {
    Machine machine = setup.machine();
    List<LongCell> cells = test.cells(machine);
    Loops loops = Loops.exploring(Loops.DEFAULT_ROUNDS);
    for (TaskCode task : test.tasks()) {
      setup.task(
          Integer.toString(task.task() + 1),
          () -> run(task, new Frame(machine, cells, loops, task.initialLocals())));
    }
    setup.afterwards(() -> finish(machine, cells));
    setup.holdsOnlyCells();
  }

  /** Runs a task to its end, then notes the registers that it set. */
  public static void run(TaskCode task, Frame frame) {
    task.body().run(frame);
    task.locals()
        .forEach(
            (name, number) -> {
              if (frame.isAssigned(number)) {
                frame.machine().note(Register.of(name, frame.local(number)));
              }
            });
  }

  private void finish(Machine machine, List<LongCell> cells) {
    long[] last = new long[cells.size()];
    for (SharedLocation location : test.memory().locations()) {
      for (int i = 0; i < location.size(); i++) {
        int cell = location.firstCell() + i;
        last[cell] = cells.get(cell).load(LoadOrder.RELAXED);
        machine.note(Register.of(location.cellName(i), last[cell]));
      }
    }
    long[] state =
        test.question().slots().all().stream()
            .mapToLong(slot -> last[((Slot.InMemory) slot).cell()])
            .toArray();
    PropertyViolation.require(
        test.question().proposition().holds(state), "at the end: not " + test.question().show());
  }
}
