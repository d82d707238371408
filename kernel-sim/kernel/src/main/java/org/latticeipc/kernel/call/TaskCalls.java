package org.latticeipc.kernel.call;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.latticeipc.kernel.capability.CapKind;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.RequiredRights;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.fact.TaskEnded;
import org.latticeipc.kernel.fact.Yielded;
import org.latticeipc.kernel.object.KernelObject;
import org.latticeipc.kernel.object.ObjectState;
import org.latticeipc.kernel.object.TaskBody;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.kernel.result.KilledTask;
import org.latticeipc.kernel.result.Unit;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.Setup;

/** Calls on tasks: who may run is the machine's business, who may be given time is the kernel's. */
public final class TaskCalls {
  private final Calls core;
  private final IrqCalls irqs;

  public TaskCalls(Calls core, IrqCalls irqs) {
    this.core = core;
    this.irqs = irqs;
  }

  /** Takes a task that the machine already knows into a domain. */
  public ExoCap adopt(Domain domain, TaskHandle handle) {
    return core.make(domain, CapKind.TASK, new TaskBody(handle, false)).cap();
  }

  /** Declares a task in set-up; its end is told to the kernel. None of a domain that has exited. */
  public ExoCap declare(Setup setup, Domain domain, String name, int cpu, Runnable body) {
    Calls.Created made = core.make(domain, CapKind.TASK, new TaskBody(null, false));
    ExoCap cap = made.cap();
    if (made.lives()) {
      named(cap, setup.task(name, cpu, () -> run(cap, body)));
    }
    return cap;
  }

  /** Starts a task; its end is told to the kernel. None of a domain that has exited. */
  public ExoCap spawn(Domain domain, String name, int cpu, Runnable body) {
    Calls.Created made = core.make(domain, CapKind.TASK, new TaskBody(null, false));
    ExoCap cap = made.cap();
    if (made.lives()) {
      named(cap, core.machine.spawn(name, cpu, () -> run(cap, body)));
    }
    return cap;
  }

  private void run(ExoCap self, Runnable body) {
    try {
      core.cpus.awaitTurn();
      body.run();
    } catch (KilledTask stopped) {
      // It was killed: all that is left to do is what every task does at its end.
    }
    ended(self);
    core.cpus.leave();
  }

  /**
   * Marks a task as ended. The fact is told after the mark, for a fact counts as done when the
   * access before it is: whoever sees the mark is after the fact, and nobody else is.
   */
  public void ended(ExoCap task) {
    ObjectState before = change(task, TaskBody::gone);
    if (core.machine.observed()) {
      core.machine.note(new TaskEnded(task.pa()));
    }
    TaskBody.Watch watch = before.body() instanceof TaskBody body ? body.watch() : null;
    if (watch != null) {
      irqs.signal(watch.line(), 1L << watch.source());
    }
  }

  private void named(ExoCap task, TaskHandle handle) {
    core.cpus.admit(handle);
    change(task, body -> body.named(handle));
  }

  private ObjectState change(ExoCap task, UnaryOperator<TaskBody> change) {
    KernelObject object = Objects.requireNonNull(core.directory.find(task.pa()));
    return Objects.requireNonNull(
        object
            .state()
            .getAndUpdate(
                s ->
                    s != null && s.body() instanceof TaskBody body
                        ? s.withBody(change.apply(body))
                        : s,
                RmwOrder.ACQ_REL));
  }

  public ExoResult<Unit> yieldTo(Domain caller, ExoCap target) {
    return core.decode(
            "exoYieldTo", caller, target, CapKind.TASK, RequiredRights.of(Rights.EXECUTE))
        .then(access -> core.inspect(access).then(state -> give(access, (TaskBody) state.body())));
  }

  /**
   * Takes a task's life: first the mark, so that nobody gives it time, then its time, then its
   * wait. On CPUs that are not divided there is no time that could be taken.
   */
  public ExoResult<Unit> kill(Domain caller, ExoCap task) {
    return onCpu("kill", caller, task, Rights.CONTROL, TaskBody::doomed)
        .then(
            handle -> {
              core.cpus.kill(handle);
              if (core.machine.observed()) {
                core.machine.note(new TaskEnded(task.pa()));
              }
              return ExoResult.done();
            });
  }

  public ExoResult<Unit> setGas(Domain caller, ExoCap task, long gas) {
    if (gas < 0) {
      return ExoResult.refused(
          ExoError.INVALID_ARGUMENT,
          "setGas by " + caller + ": " + gas + " ticks, expected 0 or more");
    }
    return onCpu("setGas", caller, task, Rights.CONTROL, body -> body)
        .then(
            handle -> {
              core.cpus.setGas(handle, task.owner(), gas);
              return ExoResult.done();
            });
  }

  /** The gas that a task has left. */
  public ExoResult<Long> gas(Domain caller, ExoCap task) {
    return onCpu("gas", caller, task, Rights.READ, body -> body)
        .then(handle -> ExoResult.ok(core.cpus.timeOf(handle.cpu()).of(handle.id()).gas()));
  }

  /** The ticks that a task has used. */
  public ExoResult<Long> ticks(Domain caller, ExoCap task) {
    return onCpu("taskTicks", caller, task, Rights.READ, body -> body)
        .then(handle -> ExoResult.ok(core.cpus.timeOf(handle.cpu()).of(handle.id()).ticks()));
  }

  /** Changes a living task of a divided CPU, and gives its handle. */
  private ExoResult<TaskHandle> onCpu(
      String call, Domain caller, ExoCap task, Rights need, UnaryOperator<TaskBody> change) {
    return core.decode(call, caller, task, CapKind.TASK, RequiredRights.of(need))
        .then(
            access ->
                core.cpus.areDivided()
                    ? core.invoke(access, s -> living(access, s, need, change))
                    : access.refuse(
                        ExoError.INVALID_ARGUMENT, "the CPUs are not divided into slices"));
  }

  /** Who only reads may read what an ended task has used. */
  private static ObjectStep<TaskHandle> living(
      CheckedCap access, ObjectState s, Rights need, UnaryOperator<TaskBody> change) {
    TaskBody body = (TaskBody) s.body();
    TaskHandle handle = body.handle();
    return handle == null || (body.ended() && !need.equals(Rights.READ))
        ? new ObjectStep<>(s, access.refuse(ExoError.TASK_ENDED))
        : new ObjectStep<>(
            need.equals(Rights.READ) ? s : s.withBody(change.apply(body)), ExoResult.ok(handle));
  }

  /** Waits for the end of a task, whoever brings it about. */
  public ExoResult<Unit> awaitEnd(Domain caller, ExoCap task, Timeout waiting) {
    return core.decode("awaitEnd", caller, task, CapKind.TASK, RequiredRights.of(Rights.READ))
        .then(
            access ->
                core.await(
                    access,
                    waiting,
                    core.wait(access, s -> s.body() instanceof TaskBody body && body.ended()),
                    (a, s) -> core.judged(a, s, (x, y) -> ExoResult.done())));
  }

  /**
   * Has the end of a task raise an interrupt; one that has ended raises it at once. One watch is
   * kept, the last.
   */
  public ExoResult<Unit> watch(Domain caller, ExoCap task, ExoCap line, int source) {
    return irqs.raisable("watchEnd", caller, line, source)
        .then(irq -> watch(caller, task, new TaskBody.Watch(line, source)))
        .then(watched -> watched ? ExoResult.done() : irqs.raise(caller, line, source));
  }

  /** The end of a task raises nothing any more. */
  public ExoResult<Unit> unwatch(Domain caller, ExoCap task) {
    return watch(caller, task, null).then(watched -> ExoResult.done());
  }

  /** Whether it had not ended. */
  private ExoResult<Boolean> watch(Domain caller, ExoCap task, TaskBody.@Nullable Watch watch) {
    return core.decode("watchEnd", caller, task, CapKind.TASK, RequiredRights.of(Rights.READ))
        .then(
            access ->
                core.invoke(
                    access,
                    s ->
                        s.body() instanceof TaskBody body && !body.ended()
                            ? new ObjectStep<>(s.withBody(body.watched(watch)), ExoResult.ok(true))
                            : new ObjectStep<>(s, ExoResult.ok(false))));
  }

  /** Has a slice belong to a task. */
  public ExoResult<Unit> bind(Domain caller, ExoCap slice, ExoCap task) {
    return core.decode("bindSlice", caller, task, CapKind.TASK, RequiredRights.of(Rights.EXECUTE))
        .then(core::inspect)
        .then(
            state ->
                core.decode(
                        "bindSlice",
                        caller,
                        slice,
                        CapKind.CPU_SLICE,
                        RequiredRights.of(Rights.CONTROL))
                    .then(access -> bound(access, (TaskBody) state.body())));
  }

  private ExoResult<Unit> bound(CheckedCap slice, TaskBody task) {
    TaskHandle handle = task.handle();
    return handle == null || task.ended()
        ? slice.refuse(ExoError.TASK_ENDED)
        : core.cpus.bind(slice, handle);
  }

  private ExoResult<Unit> give(CheckedCap access, TaskBody target) {
    TaskHandle handle = target.handle();
    if (handle == null || !core.config.parts().yield().allows(target.ended())) {
      return access.refuse(ExoError.TASK_ENDED);
    }
    if (core.machine.observed()) {
      core.machine.note(new Yielded(access.object().address()));
    }
    if (core.cpus.areDivided()) {
      return core.cpus.donate(access, handle);
    }
    core.machine.yieldTo(handle);
    return ExoResult.done();
  }
}
