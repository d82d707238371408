package org.latticeipc.kernel.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.latticeipc.kernel.capability.CapKind;
import org.latticeipc.kernel.capability.CapNode;
import org.latticeipc.kernel.capability.CapTree;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.RequiredRights;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.config.ExitRule;
import org.latticeipc.kernel.fact.CpuCharged;
import org.latticeipc.kernel.fact.CpuSwitched;
import org.latticeipc.kernel.fact.CpuSwitched.Cause;
import org.latticeipc.kernel.fact.GasSet;
import org.latticeipc.kernel.fact.TaskKilled;
import org.latticeipc.kernel.object.CpuBody;
import org.latticeipc.kernel.object.KernelObject;
import org.latticeipc.kernel.object.ObjectState;
import org.latticeipc.kernel.object.SettledState;
import org.latticeipc.kernel.object.SliceBinding;
import org.latticeipc.kernel.object.SliceRule;
import org.latticeipc.kernel.object.SliceTime;
import org.latticeipc.kernel.object.Waiter;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.kernel.result.KilledTask;
import org.latticeipc.kernel.result.Unit;
import org.latticeipc.kernel.upcall.Upcalls;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.TaskHandle;

/**
 * The time of the CPUs, where {@link org.latticeipc.kernel.config.KernelConfig#slicesPerCpu}
 * divides it. A divided CPU is cooperative: a task runs from when the CPU's cell names it until it
 * gives up, lends, waits or ends. Handing over is a release store and an acquiring await of that
 * one cell, nothing special, so every engine runs and explores it. Where CPUs are not divided the
 * engine's timer shares them, and every method here returns without an access.
 */
public final class CpuCalls {
  private final Calls core;
  private final List<KernelObject> objects;

  CpuCalls(Calls core) {
    this.core = core;
    int slices = core.config.slicesPerCpu();
    List<KernelObject> made = new ArrayList<>();
    for (int cpu = 0; slices > 0 && cpu < core.machine.cpuCount(); cpu++) {
      CpuBody idle = CpuBody.idle(cpu, slices);
      KernelObject object =
          new KernelObject(core.machine, "cpu", at -> new SettledState(0, 0, CapTree.EMPTY, idle));
      core.directory.add(object);
      made.add(object);
    }
    this.objects = List.copyOf(made);
  }

  public boolean areDivided() {
    return !objects.isEmpty();
  }

  /** Gives a capability for each slice of a CPU to a domain, once. */
  public ExoResult<List<ExoCap>> claim(Domain owner, int cpu) {
    String call = "claimCpu by " + owner + " of cpu " + cpu;
    if (cpu < 0 || cpu >= objects.size()) {
      return ExoResult.refused(
          ExoError.INVALID_ARGUMENT, call + ": expected one of " + objects.size() + " divided");
    }
    KernelObject object = objects.get(cpu);
    ObjectState before = update(object, s -> claimed(s, object, owner));
    if (body(before).claimed()) {
      return ExoResult.refused(ExoError.INVALID_ARGUMENT, call + ": its slices have an owner");
    }
    if (core.hasExited(owner, ExitRule.Making.OBJECT)) {
      update(object, s -> s.withCaps(s.caps().minus(s.caps().ownedBy(owner.id()))));
      return ExoResult.refused(ExoError.DOMAIN_GONE, call);
    }
    List<ExoCap> caps = new ArrayList<>();
    for (int slice = 0; slice < body(before).slots().size(); slice++) {
      CapNode node = slice(object, owner, slice);
      caps.add(core.announced(Calls.cap(CapKind.CPU_SLICE, object.address(), 0, node)));
    }
    return ExoResult.ok(caps);
  }

  private ObjectState claimed(ObjectState s, KernelObject object, Domain owner) {
    if (body(s).claimed()) {
      return s;
    }
    ObjectState next = s.withBody(body(s).claim());
    for (int slice = 0; slice < body(s).slots().size(); slice++) {
      next = next.withCaps(next.caps().plus(slice(object, owner, slice)));
    }
    return next;
  }

  private CapNode slice(KernelObject object, Domain owner, int slice) {
    return core.first(CapKind.CPU_SLICE, object.address() | slice, owner, slice, 0);
  }

  /** Has a slice belong to a task of the same CPU. */
  ExoResult<Unit> bind(CheckedCap slice, TaskHandle task) {
    int slot = KernelObject.partOf(slice.cap().pa());
    long through = rule().bindsByCapability() ? slice.cap().id() : SliceBinding.FOR_EVER;
    return core.invoke(
        slice,
        s ->
            body(s).isMember(task.id())
                ? new ObjectStep<>(
                    s.withBody(body(s).bind(slot, task.id(), through)), ExoResult.done())
                : new ObjectStep<>(
                    s,
                    slice.refuse(
                        ExoError.INVALID_ARGUMENT, "task " + task + " is not of this cpu")));
  }

  /** Gives a slice a length. */
  public ExoResult<Unit> setLength(Domain caller, ExoCap slice, long ticks) {
    return core.decode(
            "setSliceLength", caller, slice, CapKind.CPU_SLICE, RequiredRights.of(Rights.CONTROL))
        .then(
            access ->
                ticks < 0
                    ? access.refuse(
                        ExoError.INVALID_ARGUMENT,
                        ticks + " ticks, expected 1 or more, or 0 for one that has no length")
                    : core.invoke(
                        access,
                        s ->
                            new ObjectStep<>(
                                s.withBody(
                                    body(s).withLength(KernelObject.partOf(slice.pa()), ticks)),
                                ExoResult.done())));
  }

  /** The time of a divided CPU, as it is now. */
  SliceTime timeOf(int cpu) {
    return body(Calls.current(objects.get(cpu))).time();
  }

  /** What the tasks of a domain used, on all CPUs. One load for each. */
  public long ticksOf(Domain domain) {
    long sum = 0;
    for (KernelObject object : objects) {
      sum += body(Calls.current(object)).time().ticksOf(domain.id());
    }
    return sum;
  }

  /** What was used of a CPU. */
  public ExoResult<Long> ticksOf(Domain caller, ExoCap slice) {
    return core.decode("cpuTicks", caller, slice, CapKind.CPU_SLICE, RequiredRights.of(Rights.READ))
        .then(core::inspect)
        .then(s -> ExoResult.ok(body(s).time().total()));
  }

  /** Says how many ticks a task may still use. */
  void setGas(TaskHandle task, long domain, long gas) {
    ObjectState before =
        update(objects.get(task.cpu()), s -> s.withBody(body(s).withGas(task.id(), domain, gas)));
    if (core.machine.observed()) {
      core.machine.note(new GasSet(task.cpu(), before.version() + 1, task.id(), gas));
    }
  }

  /** How much was charged, whether the slice is over, and which alarm rings. */
  record Charge(long ticks, boolean isOver, SliceTime.@Nullable Alarm alarm) {}

  /** The calling task uses as many of some ticks as it can now. */
  Charge charge(Domain caller, long wanted) {
    int me = core.machine.currentTask();
    KernelObject object = objects.get(core.machine.currentCpu());
    SliceRule rule = rule();
    ObjectState before =
        update(object, s -> s.withBody(body(s).charge(me, caller.id(), wanted, rule)));
    CpuBody body = body(before);
    requireAlive(body, me);
    long ticks = body.chargeable(me, wanted, rule);
    if (core.machine.observed() && ticks > 0) {
      core.machine.note(
          new CpuCharged(
              body.cpu(),
              before.version() + 1,
              body.time().turn(),
              body.time().lengths().get(body.current()),
              me,
              ticks));
    }
    return new Charge(
        ticks,
        body.charge(me, caller.id(), wanted, rule).isOver(),
        body.rings(me, caller.id(), wanted, rule).orElse(null));
  }

  /** The calling task's slice is used up: the next one's turn comes, and then the task's again. */
  void expire(Upcalls upcalls) {
    upcalls.sliceEnds();
    int me = core.machine.currentTask();
    switched(Cause.EXPIRED, body -> body.expire(me), me);
    awaitTurn();
    upcalls.sliceBegins();
  }

  /** The ticks that were used of the calling task's CPU, if it takes part in one. */
  ExoResult<Long> usedHere(CheckedCap access) {
    if (!areDivided()) {
      return access.refuse(ExoError.INVALID_ARGUMENT, "the CPUs are not divided into slices");
    }
    ObjectState now = Calls.current(objects.get(core.machine.currentCpu()));
    int me = core.machine.currentTask();
    return body(now).isMember(me)
        ? ExoResult.ok(body(now).time().total())
        : access.refuse(ExoError.INVALID_ARGUMENT, "the caller has no time of this cpu");
  }

  /** The calling task sets an alarm. */
  void setAlarm(SliceTime.Alarm alarm) {
    update(objects.get(core.machine.currentCpu()), s -> s.withBody(body(s).withAlarm(alarm)));
  }

  /** An alarm of the calling task comes no more. */
  void dropAlarm(SliceTime.Alarm alarm) {
    update(objects.get(core.machine.currentCpu()), s -> s.withBody(body(s).withoutAlarm(alarm)));
  }

  /**
   * Takes the time of a task away and wakes it where it waits, so that it finds that it is killed.
   */
  void kill(TaskHandle task) {
    KernelObject object = objects.get(task.cpu());
    SliceRule rule = rule();
    ObjectState before = update(object, s -> s.withBody(body(s).kill(task.id(), rule)));
    if (core.machine.observed() && body(before).isMember(task.id())) {
      core.machine.note(new TaskKilled(task.cpu(), before.version() + 1, task.id()));
    }
    body(before).waiting(task.id()).ifPresent(this::callOff);
  }

  /** Wherever a task waits that is killed: its wait ends there, and so it finds out. */
  private void callOff(CpuBody.Blocked waits) {
    KernelObject object = rule().endsWaitsOfTheKilled() ? core.directory.find(waits.at()) : null;
    if (object != null) {
      Waiter waiter = new Waiter(waits.domain(), waits.task());
      update(object, s -> s.withCalledOff(waiter, true));
    }
  }

  /** A divided CPU fails with all its tasks, and works no more until it is revived. */
  public ExoResult<Unit> fail(int cpu) {
    return isOne(cpu)
        .then(
            object -> {
              ObjectState before = update(object, s -> s.withBody(body(s).fail()));
              if (core.machine.observed()) {
                for (int task : body(before).members()) {
                  core.machine.note(new TaskKilled(cpu, before.version() + 1, task));
                }
              }
              body(before).blocked().forEach(this::callOff);
              return ExoResult.done();
            });
  }

  /** A CPU that failed works again. */
  public ExoResult<Unit> revive(int cpu) {
    return isOne(cpu)
        .then(
            object -> {
              update(object, s -> s.withBody(body(s).revive()));
              return ExoResult.done();
            });
  }

  private ExoResult<KernelObject> isOne(int cpu) {
    return cpu < 0 || cpu >= objects.size()
        ? ExoResult.refused(
            ExoError.INVALID_ARGUMENT,
            "cpu " + cpu + ": expected one of " + objects.size() + " divided")
        : ExoResult.ok(objects.get(cpu));
  }

  /** Whether a task takes part in the turns of its CPU, or did until it was killed. */
  private static boolean hasTurns(ObjectState cpu, int task) {
    return body(cpu).isMember(task) || body(cpu).isKilled(task);
  }

  private static void requireAlive(CpuBody body, int task) {
    if (body.isKilled(task)) {
      throw new KilledTask();
    }
  }

  /** Makes a task known to its CPU. */
  void admit(TaskHandle task) {
    if (areDivided()) {
      update(objects.get(task.cpu()), s -> s.withBody(body(s).admit(task.id())));
    }
  }

  /**
   * Waits until the calling task may run.
   *
   * <p>ACQUIRE pairs with the release of the switch: what ran before on this CPU happens before.
   */
  void awaitTurn() {
    if (areDivided()) {
      int me = core.machine.currentTask();
      ObjectState seen =
          objects
              .get(core.machine.currentCpu())
              .state()
              .await(s -> isTurnOf(me, body(Objects.requireNonNull(s))), LoadOrder.ACQUIRE);
      requireAlive(body(Objects.requireNonNull(seen)), me);
    }
  }

  private static boolean isTurnOf(int task, CpuBody body) {
    return body.running() == task || body.isKilled(task);
  }

  /** Lends the caller's slice; refused if the target cannot be lent it. */
  ExoResult<Unit> donate(CheckedCap access, TaskHandle target) {
    if (target.cpu() != core.machine.currentCpu()) {
      return access.refuse(
          ExoError.INVALID_ARGUMENT,
          "task " + target + " is of cpu " + target.cpu() + ", the slice of another");
    }
    int me = core.machine.currentTask();
    ObjectState before = switched(Cause.DONATED, body -> body.donate(me, target.id()), me);
    if (!body(before).isMember(target.id())) {
      return access.refuse(ExoError.TASK_ENDED);
    } else if (!hasTurns(before, me)) {
      return access.refuse(ExoError.INVALID_ARGUMENT, "the caller has no time of this cpu to lend");
    }
    awaitTurn();
    return ExoResult.done();
  }

  /** Gives up the caller's slice and waits for the next. */
  public void giveUp() {
    int me = core.machine.currentTask();
    if (hasTurns(switched(Cause.GIVEN_UP, body -> body.giveUp(me, rule()), me), me)) {
      awaitTurn();
    } else {
      core.machine.yieldCpu();
    }
  }

  /**
   * Tells that the calling task waits for something else; {@link #woken} ends it.
   *
   * @return false if the task is none of its CPU's, and so has no turn to wait for
   */
  boolean blocked(CheckedCap access) {
    int me = core.machine.currentTask();
    CpuBody.Blocked waits =
        new CpuBody.Blocked(me, access.object().address(), access.caller().id());
    CpuBody before = body(switched(Cause.BLOCKED, body -> body.block(waits, rule()), me));
    requireAlive(before, me);
    return before.isMember(me);
  }

  /** Tells that the calling task can run, and waits for its turn. */
  void woken() {
    int me = core.machine.currentTask();
    update(objects.get(core.machine.currentCpu()), s -> s.withBody(body(s).wake(me)));
    awaitTurn();
  }

  /** Tells that the calling task has ended. */
  void leave() {
    if (areDivided()) {
      int me = core.machine.currentTask();
      switched(Cause.ENDED, body -> body.leave(me, rule()), me);
    }
  }

  private SliceRule rule() {
    return core.config.parts().slice();
  }

  /** Changes the caller's CPU and tells of a switch away from the caller. */
  private ObjectState switched(Cause cause, UnaryOperator<CpuBody> change, int me) {
    KernelObject object = objects.get(core.machine.currentCpu());
    ObjectState before = update(object, s -> s.withBody(change.apply(body(s))));
    CpuBody now = change.apply(body(before));
    boolean lentToNobody = cause == Cause.DONATED && now.running() == me;
    boolean finished = body(before).isKilled(me) && now.running() == me;
    if (core.machine.observed() && body(before).running() == me && !lentToNobody && !finished) {
      core.machine.note(new CpuSwitched(now.cpu(), before.version() + 1, cause, me, now.running()));
    }
    return before;
  }

  /**
   * ACQ_REL: RELEASE pairs with {@link #awaitTurn} of whoever runs next, ACQUIRE with the switches
   * before, so that tasks of one CPU see what ran there earlier, as on a real one.
   */
  private static ObjectState update(KernelObject object, UnaryOperator<ObjectState> change) {
    return Objects.requireNonNull(
        object
            .state()
            .getAndUpdate(
                (@Nullable ObjectState s) -> change.apply(Objects.requireNonNull(s)),
                RmwOrder.ACQ_REL));
  }

  private static CpuBody body(ObjectState s) {
    return (CpuBody) s.body();
  }
}
