package org.latticeipc.oracle;

import java.util.ArrayList;
import java.util.List;
import org.latticeipc.litmus.code.Frame;
import org.latticeipc.litmus.code.Loops;
import org.latticeipc.litmus.compile.LitmusCompiler;
import org.latticeipc.litmus.program.LitmusTest;
import org.latticeipc.litmus.program.TaskCode;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Register;
import org.latticeipc.machine.program.Setup;

/**
 * A random program, compiled. Its outcome is all registers and, if asked for, what cells end with.
 */
final class DrawnProgram implements Program {
  private static final Loops LOOPS = Loops.exploring(1);

  private final DrawnTest test;
  private final LitmusTest compiled;
  private final boolean showsMemory;

  private DrawnProgram(DrawnTest test, LitmusTest compiled, boolean showsMemory) {
    this.test = test;
    this.compiled = compiled;
    this.showsMemory = showsMemory;
  }

  static DrawnProgram of(DrawnTest test) {
    DrawnFunctions functions = new DrawnFunctions();
    LitmusTest compiled = LitmusCompiler.compile("random", test.toString(), functions.all());
    functions.setChild(compiled.tasks().get(compiled.tasks().size() - 1));
    return new DrawnProgram(test, compiled, false);
  }

  DrawnProgram withMemory() {
    return new DrawnProgram(test, compiled, true);
  }

  @Override
  public String name() {
    return "random";
  }

  int alike() {
    return test.alike();
  }

  /** Whether engines are told that it holds only cells, which all random programs do. */
  private boolean isCalledPure() {
    return test.toString().hashCode() % 4 != 0;
  }

  /** The tasks that set-up declares; the last one is left to {@code spawn()} if there is that. */
  List<TaskCode> declared() {
    List<TaskCode> all = compiled.tasks();
    return test.spawns() ? all.subList(0, all.size() - 1) : all;
  }

  List<LongCell> cells(Machine machine) {
    return compiled.cells(machine);
  }

  /** Runs a task over any cells, then notes its registers. */
  static void run(TaskCode task, Machine machine, List<LongCell> cells) {
    Frame frame = new Frame(machine, cells, LOOPS, task.initialLocals());
    task.body().run(frame);
    task.locals()
        .forEach(
            (name, number) -> {
              // The number of a spawned task is the engine's own affair.
              if (name.startsWith("r") && frame.isAssigned(number)) {
                machine.note(Register.of(name, frame.local(number)));
              }
            });
  }

  static String taskName(TaskCode task) {
    return "t" + (task.task() + 1);
  }

  @Override
  public void build(Setup setup) {
    Machine machine = setup.machine();
    List<LongCell> cells = cells(machine);
    List<TaskHandle> handles = new ArrayList<>();
    for (TaskCode task : declared()) {
      handles.add(setup.task(taskName(task), () -> run(task, machine, cells)));
    }
    if (test.alike() > 0) {
      setup.interchangeable(handles.subList(0, test.alike()).toArray(new TaskHandle[0]));
    }
    if (showsMemory) {
      setup.afterwards(
          () ->
              cells.forEach(
                  cell -> machine.note(Register.of(cell.name(), cell.load(LoadOrder.RELAXED)))));
    }
    sayIfPure(setup);
  }

  void sayIfPure(Setup setup) {
    if (isCalledPure()) {
      setup.holdsOnlyCells();
    }
  }

  @Override
  public String toString() {
    return test.toString();
  }
}
