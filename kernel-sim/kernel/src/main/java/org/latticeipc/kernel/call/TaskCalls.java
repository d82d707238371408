package org.latticeipc.kernel.call;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.latticeipc.kernel.capability.CapKind;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.RequiredRights;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.object.KernelObject;
import org.latticeipc.kernel.object.TaskBody;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.kernel.result.Unit;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.Setup;

/** Calls on tasks: who may run is the machine's business, who may be given time is the kernel's. */
public final class TaskCalls {
  private final Calls core;

  public TaskCalls(Calls core) {
    this.core = core;
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
    core.cpus.awaitTurn();
    body.run();
    ended(self);
    core.cpus.leave();
  }

  /**
   * Marks a task as ended. The fact is told after the mark, for a fact counts as done when the
   * access before it is: whoever sees the mark is after the fact, and nobody else is.
   */
  public void ended(ExoCap task) {
    change(task, body -> new TaskBody(body.handle(), true));
    if (core.machine.observed()) {
      core.machine.note(new TaskEnded(task.pa()));
    }
  }

  private void named(ExoCap task, TaskHandle handle) {
    core.cpus.admit(handle);
    change(task, body -> new TaskBody(handle, body.ended()));
  }

  private void change(ExoCap task, UnaryOperator<TaskBody> change) {
    KernelObject object = Objects.requireNonNull(core.directory.find(task.pa()));
    object
        .state()
        .getAndUpdate(
            s ->
                s != null && s.body() instanceof TaskBody body ? s.withBody(change.apply(body)) : s,
            RmwOrder.ACQ_REL);
  }

  public ExoResult<Unit> yieldTo(Domain caller, ExoCap target) {
    return core.decode(
            "exoYieldTo", caller, target, CapKind.TASK, RequiredRights.of(Rights.EXECUTE))
        .then(access -> core.inspect(access).then(state -> give(access, (TaskBody) state.body())));
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
