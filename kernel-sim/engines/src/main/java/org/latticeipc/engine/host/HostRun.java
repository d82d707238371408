package org.latticeipc.engine.host;

import java.time.Duration;
import org.latticeipc.machine.Fact;
import org.latticeipc.machine.program.EngineProperties;
import org.latticeipc.machine.program.Outcome;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Register;

/**
 * One run of a program on a machine of its own: set-up, tasks on threads, what comes afterwards.
 * Properties over whole executions are not judged here, since hardware does not tell what happened
 * before what; assertions and exceptions are.
 */
final class HostRun {
  static final Duration DEFAULT_LIMIT = Duration.ofMinutes(1);
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final HostMachine machine;
  private final HostSetup setup;
  private final HostTask root;

  /** Builds the program; throws what its set-up throws. */
  HostRun(Program program, HostOptions options) {
    this.machine = new HostMachine(options, true);
    this.setup = new HostSetup(machine);
    this.root = machine.newTask(0, "set-up", 0);
    machine.runAs(root, () -> program.build(setup));
    setup.declared().forEach(d -> machine.tasks().begin(d.task()));
  }

  /** Runs the program on fresh threads, one a task. */
  static HostResult once(Program program, HostOptions options, Duration limit) {
    HostRun run = new HostRun(program, options);
    for (int i = 0; i < run.taskCount(); i++) {
      int which = i;
      String name = run.setup.declared().get(i).task().handle.name();
      new HostThread(name, () -> run.runTask(which)).start();
    }
    boolean ended = run.machine.tasks().awaitAll(limit);
    return ended ? run.finish() : run.giveUp();
  }

  int taskCount() {
    return setup.declared().size();
  }

  /** Runs the {@code which}-th declared task on the calling thread. */
  void runTask(int which) {
    HostSetup.Declared declared = setup.declared().get(which);
    machine.runTask(declared.task(), declared.body());
  }

  /** Stops what still waits and says what had not ended. */
  HostResult giveUp() {
    var running = machine.tasks().runningNames();
    machine.stop();
    machine.tasks().awaitAll(GRACE);
    return new HostResult.Unfinished(outcome(), running);
  }

  /** The result once every declared task has ended; waits for spawned ones. */
  HostResult finish() {
    if (!machine.tasks().awaitAll(DEFAULT_LIMIT)) {
      return giveUp();
    }
    HostTasks.Failure failure = machine.tasks().firstFailure();
    if (failure != null) {
      return failed(failure.task(), failure.thrown());
    }
    try {
      machine.runAs(root, setup.afterwards());
    } catch (Throwable thrown) { // whatever the check throws is the result
      return failed(root, thrown);
    }
    return new HostResult.Completed(outcome());
  }

  private HostResult failed(HostTask task, Throwable thrown) {
    String name = task.handle.name();
    if (thrown instanceof TaskStopped) {
      return new HostResult.Abandoned(outcome(), name);
    }
    if (thrown instanceof PropertyViolation violation) {
      return new HostResult.Failed(
          outcome(), name, violation.property(), String.valueOf(violation.getMessage()));
    }
    String property =
        thrown instanceof AssertionError
            ? EngineProperties.ASSERTION
            : EngineProperties.UNCAUGHT_EXCEPTION;
    return new HostResult.Failed(outcome(), name, property, thrown.toString());
  }

  private Outcome outcome() {
    Outcome.Builder outcome = new Outcome.Builder();
    machine.tasks().endedWithFacts().forEach(task -> addRegisters(outcome, task));
    addRegisters(outcome, root);
    return outcome.build();
  }

  private static void addRegisters(Outcome.Builder outcome, HostTask task) {
    for (Fact fact : task.facts()) {
      if (fact instanceof Register register) {
        outcome.add(task.handle.id(), task.handle.name(), register);
      }
    }
  }
}
