package org.latticeipc.litmus.program;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.litmus.code.Frame;
import org.latticeipc.litmus.code.Loops;
import org.latticeipc.litmus.condition.Slot;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Property;
import org.latticeipc.machine.program.Register;
import org.latticeipc.machine.program.Setup;

/**
 * A litmus test on the {@link Machine} seam: a cell for each shared variable or array element, a
 * task for each function. A task notes its registers when it ends, what is in memory is noted after
 * all tasks; only what the test asks for.
 */
public final class LitmusProgram implements Program {
  private final LitmusTest test;
  private final Loops loops;
  private final @Nullable Property property;

  private LitmusProgram(LitmusTest test, Loops loops, @Nullable Property property) {
    this.test = test;
    this.loops = loops;
    this.property = property;
  }

  /**
   * For exploration and simulation: a task that waits in a loop stops there.
   *
   * @param mostRounds after how many rounds other loops are cut, see {@link Loops}
   */
  public static LitmusProgram exploring(LitmusTest test, int mostRounds) {
    return new LitmusProgram(test, Loops.exploring(mostRounds), null);
  }

  /** For hardware: a task that waits in a loop goes round. */
  public static LitmusProgram onHardware(LitmusTest test) {
    return new LitmusProgram(test, Loops.spinning(), null);
  }

  /** The same program with a property to hold. */
  public LitmusProgram with(Property checked) {
    return new LitmusProgram(test, loops, checked);
  }

  /** What was met in loops so far. */
  public Loops loops() {
    return loops;
  }

  @Override
  public String name() {
    return test.name();
  }

  @Override
  public void build(Setup setup) {
    Machine machine = setup.machine();
    List<LongCell> cells = test.cells(machine);
    List<Slot> slots = test.question().slots().all();
    test.tasks().forEach(task -> addTask(setup, machine, cells, slots, task));
    List<Slot.InMemory> finals = new ArrayList<>();
    slots.forEach(
        slot -> {
          if (slot instanceof Slot.InMemory inMemory) {
            finals.add(inMemory);
          }
        });
    setup.afterwards(
        () ->
            finals.forEach(
                slot ->
                    machine.note(
                        Register.of(slot.key(), cells.get(slot.cell()).load(LoadOrder.RELAXED)))));
    if (property != null) {
      setup.property(property);
    }
    setup.holdsOnlyCells();
  }

  private void addTask(
      Setup setup, Machine machine, List<LongCell> cells, List<Slot> slots, TaskCode task) {
    List<String> asked = new ArrayList<>();
    for (Slot slot : slots) {
      if (slot instanceof Slot.InTask register && register.task() == task.task()) {
        asked.add(register.register());
      }
    }
    setup.task(
        Slot.taskName(task.task()),
        () -> {
          Frame frame = new Frame(machine, cells, loops, task.initialLocals());
          task.body().run(frame);
          asked.forEach(name -> machine.note(Register.of(name, task.valueAtEnd(name, frame))));
        });
  }
}
