package org.latticeipc.machine.weaken;

import java.util.Set;
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
  private final Set<Integer> idle;

  /**
   * @param rule asked at each access of a task
   */
  public WeakenedProgram(Program program, OrderRule rule) {
    this(program, rule, Set.of());
  }

  /**
   * @param idle declared tasks that do nothing, by their number from 1
   */
  public WeakenedProgram(Program program, OrderRule rule, Set<Integer> idle) {
    this.program = program;
    this.rule = rule;
    this.idle = Set.copyOf(idle);
  }

  @Override
  public String name() {
    return program.name();
  }

  @Override
  public void build(Setup setup) {
    WeakenedMachine machine = WeakenedMachine.of(setup.machine(), rule);
    machine.inTasks(false);
    try {
      program.build(new Wrapped(setup, machine, idle));
    } finally {
      machine.inTasks(true);
    }
  }

  private static final class Wrapped implements Setup {
    private final Setup setup;
    private final WeakenedMachine machine;
    private final Set<Integer> idle;
    private int tasks;

    Wrapped(Setup setup, WeakenedMachine machine, Set<Integer> idle) {
      this.setup = setup;
      this.machine = machine;
      this.idle = idle;
    }

    private Runnable body(Runnable given) {
      return idle.contains(++tasks) ? () -> {} : given;
    }

    @Override
    public Machine machine() {
      return machine;
    }

    @Override
    public TaskHandle task(String name, int cpu, Runnable body) {
      return setup.task(name, cpu, body(body));
    }

    @Override
    public TaskHandle task(String name, Runnable body) {
      return setup.task(name, body(body));
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
