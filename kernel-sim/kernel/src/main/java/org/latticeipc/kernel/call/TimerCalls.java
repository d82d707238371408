package org.latticeipc.kernel.call;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.latticeipc.kernel.capability.CapKind;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.RequiredRights;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.fact.TimerChanged;
import org.latticeipc.kernel.fact.TimerChanged.Change;
import org.latticeipc.kernel.object.ObjectState;
import org.latticeipc.kernel.object.SliceTime;
import org.latticeipc.kernel.object.TimerBody;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.kernel.result.Unit;
import org.latticeipc.kernel.upcall.Upcalls;

/**
 * Calls on timers. A timer is one cell that says when it is due; who waits for it awaits that cell
 * no longer than that. When the time has come the timer fires by a read-modify-write that looks
 * whether it is still armed, so it is either cancelled or fires, and of several tasks that wait one
 * has it. An alarm is a timer that is not waited for: it is told to a CPU, whose time it counts,
 * and fires where its task uses that, if it is still armed.
 */
public final class TimerCalls {
  /** The longest delay and period, in ticks. */
  public static final long MOST_TICKS = 1L << 40;

  private static final RequiredRights CONTROL = RequiredRights.of(Rights.CONTROL);

  private final Calls core;

  public TimerCalls(Calls core) {
    this.core = core;
  }

  public ExoResult<ExoCap> create(Domain owner) {
    return core.create("createTimer", owner, CapKind.TIMER, TimerBody.IDLE);
  }

  public ExoResult<Unit> arm(Domain caller, ExoCap timer, long delay, long period) {
    return core.decode("armTimer", caller, timer, CapKind.TIMER, CONTROL)
        .then(access -> within(access, delay, period))
        .then(
            access -> {
              long due = core.machine.nowTicks() + delay;
              return changed(access, Change.ARMED, body -> true, body -> body.arm(due, period));
            })
        .then(before -> ExoResult.done());
  }

  private static ExoResult<CheckedCap> within(CheckedCap access, long delay, long period) {
    return delay < 0 || delay > MOST_TICKS || period < 0 || period > MOST_TICKS
        ? access.refuse(
            ExoError.INVALID_ARGUMENT,
            "a delay of "
                + delay
                + " and a period of "
                + period
                + " ticks, expected 0 to "
                + MOST_TICKS)
        : access.passed();
  }

  /** Has the timer interrupt the calling task after so many ticks of its CPU. */
  public ExoResult<Unit> setAlarm(Domain caller, ExoCap timer, long delay, long period) {
    int me = core.machine.currentTask();
    return core.decode("setAlarm", caller, timer, CapKind.TIMER, CONTROL)
        .then(access -> within(access, delay, period))
        .then(
            access ->
                core.cpus
                    .usedHere(access)
                    .then(
                        used -> {
                          long due = used + delay;
                          return changed(
                                  access,
                                  Change.ARMED,
                                  body -> true,
                                  body -> body.alarm(me, due, period))
                              .then(
                                  before -> {
                                    long arming = before.armings() + 1;
                                    core.cpus.setAlarm(
                                        new SliceTime.Alarm(
                                            me, caller, timer, arming, due, period));
                                    return ExoResult.done();
                                  });
                        }));
  }

  /**
   * An alarm of the calling task is due: its timer fires, unless it was cancelled, armed anew or
   * taken away since; then it is told to the CPU no more.
   *
   * @return whether it fired
   */
  boolean rings(SliceTime.Alarm alarm) {
    boolean looks = core.config.parts().timer().looksAgain();
    boolean fired =
        core.decode("compute", alarm.caller(), alarm.timer(), CapKind.TIMER, CONTROL)
            .then(
                access ->
                    changed(
                        access,
                        Change.FIRED,
                        s -> !looks || s.awaits(alarm.arming(), alarm.due()),
                        s -> fired(s, looks)))
            .isOk();
    if (!fired && alarm.period() > 0) {
      core.cpus.dropAlarm(alarm);
    }
    return fired;
  }

  /** Refused if the timer is not armed: then it has fired, and who cancels it knows. */
  public ExoResult<Unit> cancel(Domain caller, ExoCap timer) {
    return core.decode("cancelTimer", caller, timer, CapKind.TIMER, CONTROL)
        .then(access -> changed(access, Change.CANCELLED, TimerBody::armed, TimerBody::cancel))
        .then(before -> ExoResult.done());
  }

  /** Waits until the timer fires, and calls the library back then. */
  public ExoResult<Unit> await(Domain caller, ExoCap timer, Upcalls upcalls) {
    return core.decode("awaitTimer", caller, timer, CapKind.TIMER, RequiredRights.of(Rights.READ))
        .then(this::expired)
        .then(
            fired -> {
              upcalls.timerFired();
              return ExoResult.done();
            });
  }

  private ExoResult<Unit> expired(CheckedCap access) {
    while (true) {
      ExoResult<ObjectState> now = core.inspect(access);
      if (!(now instanceof ExoResult.Ok<ObjectState> ok)) {
        return now.refusal();
      }
      TimerBody body = body(ok.value());
      if (!body.armed()) {
        return access.refuse(ExoError.NOT_ARMED);
      } else if (body.interrupts()) {
        return access.refuse(
            ExoError.INVALID_ARGUMENT,
            "it interrupts task " + body.task() + ", so nobody waits for it");
      }
      Wait wait = core.wait(access, s -> !body(s).awaits(body));
      ObjectState seen = core.decided(access, Timeout.until(body.due()), wait);
      if (seen == null) {
        boolean looks = core.config.parts().timer().looksAgain();
        ExoResult<TimerBody> fired =
            changed(access, Change.FIRED, s -> !looks || s.awaits(body), s -> fired(s, looks));
        if (fired.error() != ExoError.NOT_ARMED) {
          return fired.then(before -> ExoResult.done());
        }
      } else if (!wait.isDecided(seen)) {
        return core.calledOff(access, wait);
      }
    }
  }

  private static TimerBody fired(TimerBody body, boolean looks) {
    return looks || body.armed() ? body.fire() : body;
  }

  /** Changes the timer and gives what it was before. */
  private ExoResult<TimerBody> changed(
      CheckedCap access, Change change, Predicate<TimerBody> when, UnaryOperator<TimerBody> what) {
    return core.invoke(
            access,
            s -> {
              TimerBody body = body(s);
              return when.test(body)
                  ? new ObjectStep<>(s.withBody(what.apply(body)), ExoResult.ok(s))
                  : new ObjectStep<ObjectState>(s, access.refuse(ExoError.NOT_ARMED));
            })
        .then(
            before -> {
              if (core.machine.observed()) {
                core.machine.note(
                    new TimerChanged(
                        access.object().address(),
                        before.version() + 1,
                        change,
                        what.apply(body(before)).armed()));
              }
              return ExoResult.ok(body(before));
            });
  }

  private static TimerBody body(ObjectState s) {
    return (TimerBody) s.body();
  }
}
