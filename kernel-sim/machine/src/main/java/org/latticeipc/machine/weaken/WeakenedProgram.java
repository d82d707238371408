package org.latticeipc.machine.weaken;

import org.latticeipc.machine.Machine;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Property;
import org.latticeipc.machine.program.Setup;

/**
 * A program whose tasks' accesses are ordered by a rule. Set-up and what runs afterwards are left
 * as they are: they are ordered before and after all tasks anyhow. For engines that run one task at
 * a time, and as thread-safe as the program and the rule are.
 */
public final class WeakenedProgram implements Program {
  private final Program program;
  private final OrderRule rule;

  /**
   * @param rule asked at each access of a task
   */
  public WeakenedProgram(Program program, OrderRule rule) {
    this.program = program;
    this.rule = rule;
  }

  @Override
  public String name() {
    return program.name();
  }

  @Override
  public void build(Setup setup) {
    WeakenedMachine machine = new WeakenedMachine(setup.machine(), rule);
    machine.inTasks(false);
    try {
      program.build(new Wrapped(setup, machine));
    } finally {
      machine.inTasks(true);
    }
  }

  private static final class Wrapped implements Setup {
    private final Setup setup;
    private final WeakenedMachine machine;

    Wrapped(Setup setup, WeakenedMachine machine) {
      this.setup = setup;
      this.machine = machine;
    }

    @Override
    public Machine machine() {
      return machine;
    }

    @Override
    public TaskHandle task(String name, int cpu, Runnable body) {
      return setup.task(name, cpu, body);
    }

    @Override
    public TaskHandle task(String name, Runnable body) {
      return setup.task(name, body);
    }

    @Override
    public void afterwards(Runnable check) {
      setup.afterwards(
          () -> {
            machine.inTasks(false);
            try {
              check.run();
            } finally {
              machine.inTasks(true);
            }
          });
    }

    @Override
    public void property(Property property) {
      setup.property(property);
    }

    @Override
    public void interchangeable(TaskHandle... tasks) {
      setup.interchangeable(tasks);
    }

    @Override
    public void holdsOnlyCells() {
      setup.holdsOnlyCells();
    }
  }
}
