package org.latticeipc.kernel.call;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.latticeipc.kernel.capability.CapTree;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.RequiredRights;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.fact.AskedBack;
import org.latticeipc.kernel.fact.TakenBack;
import org.latticeipc.kernel.object.KernelObject;
import org.latticeipc.kernel.object.ObjectState;
import org.latticeipc.kernel.object.QueuedState;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.kernel.result.Unit;

/**
 * Visible revocation of what there is, whatever it is, and the abort protocol if that does not do
 * it: holders are asked, have until a deadline to save what they want and to give their capability
 * up, and lose it then. Asking and taking are each one read-modify-write of the object.
 */
public final class AskCalls {
  private final Calls core;
  private final CapabilityCalls capabilities;

  public AskCalls(Calls core, CapabilityCalls capabilities) {
    this.core = core;
    this.capabilities = capabilities;
  }

  /**
   * Asks for a capability, or for all that were derived from the caller's, and waits.
   *
   * @param wanted a capability of the same object that was derived from {@code root}; null for all
   * @return whether all that were asked for were given up
   */
  public ExoResult<Boolean> askBack(
      Domain caller, ExoCap root, @Nullable ExoCap wanted, Timeout until) {
    return core.decode("askBack", caller, root, null, RequiredRights.of(Rights.CONTROL))
        .then(
            access -> {
              if (wanted != null && KernelObject.baseOf(wanted.pa()) != access.object().address()) {
                return access.refuse(ExoError.WRONG_KIND, "the other is of another object");
              }
              return core.config.parts().mapping().asksTheHolder()
                  ? asked(access, wanted).then(ids -> awaited(access, ids, until))
                  : unasked(access, wanted);
            });
  }

  /** For a kernel that is wrong. */
  private ExoResult<Boolean> unasked(CheckedCap access, @Nullable ExoCap wanted) {
    return core.inspect(access)
        .then(
            s ->
                taken(
                    access,
                    wanted == null
                        ? s.caps().descendants(access.cap().id())
                        : List.of(wanted.id())));
  }

  /** What was asked for. */
  private record Asked(List<Long> ids, long version) {}

  private ExoResult<List<Long>> asked(CheckedCap access, @Nullable ExoCap wanted) {
    ExoResult<Asked> asked = core.invoke(access, s -> asking(access, s, wanted));
    return asked.then(
        what -> {
          if (core.machine.observed()) {
            for (long id : what.ids) {
              core.machine.note(
                  new AskedBack(
                      access.object().address(), access.object().name(), id, what.version));
            }
          }
          return ExoResult.ok(what.ids);
        });
  }

  private static ObjectStep<Asked> asking(
      CheckedCap access, ObjectState s, @Nullable ExoCap wanted) {
    long root = access.cap().id();
    if (wanted != null && isHeld(s, wanted.id()) && !isDerived(s, wanted.id(), root)) {
      return new ObjectStep<>(
          s, access.refuse(ExoError.WRONG_OWNER, "the other was not derived from it"));
    }
    List<Long> ids = wanted == null ? s.caps().descendants(root) : List.of(wanted.id());
    CapTree caps = s.caps();
    for (long id : ids) {
      caps = caps.ask(id);
    }
    return new ObjectStep<>(s.withCaps(caps), ExoResult.ok(new Asked(ids, s.version() + 1)));
  }

  private static boolean isDerived(ObjectState s, long id, long root) {
    return id != root && s.caps().descends(id, node -> node.id() == root);
  }

  private static boolean isHeld(ObjectState s, long id) {
    return s.caps().find(id) != null;
  }

  private ExoResult<Boolean> awaited(CheckedCap access, List<Long> ids, Timeout until) {
    Wait wait = core.wait(access, s -> ids.stream().noneMatch(id -> isHeld(s, id)));
    ObjectState seen = core.decided(access, until, wait);
    if (seen == null) {
      return taken(access, ids);
    }
    return wait.isDecided(seen)
        ? core.judged(access, seen, (a, s) -> ExoResult.ok(true))
        : core.calledOff(access, wait);
  }

  /** What was taken: from whom directly, everything, and what that leaves to nobody. */
  private record Taken(List<Long> direct, List<Long> all, long version, List<ExoCap> abandoned) {}

  /** One read-modify-write: the mark that tells the holders, and the loss. */
  private ExoResult<Boolean> taken(CheckedCap access, List<Long> ids) {
    Loss loss = new Loss(caps -> withDerived(caps, ids));
    ExoResult<Taken> taken = core.invoke(access, s -> taking(s, ids, loss));
    return taken.then(
        what -> {
          core.removed(access.object(), what.all, what.version);
          if (core.machine.observed()) {
            for (long id : what.direct) {
              core.machine.note(
                  new TakenBack(
                      access.object().address(), access.object().name(), id, what.version));
            }
          }
          capabilities.discardAll(what.abandoned);
          return ExoResult.ok(what.direct.isEmpty());
        });
  }

  private static ObjectStep<Taken> taking(ObjectState s, List<Long> ids, Loss loss) {
    List<Long> direct = ids.stream().filter(id -> isHeld(s, id)).toList();
    if (direct.isEmpty()) {
      return new ObjectStep<>(s, ExoResult.ok(new Taken(direct, direct, 0, List.of())));
    }
    CapTree left = loss.leftOf(s.caps());
    for (long id : direct) {
      left = left.takeBack(id);
    }
    ObjectState next = s.withLoss(left);
    return new ObjectStep<>(
        next,
        ExoResult.ok(
            new Taken(
                direct, loss.idsOf(s.caps()), next.version(), QueuedState.abandoned(s, next))));
  }

  private static List<Long> withDerived(CapTree caps, List<Long> ids) {
    TreeSet<Long> all = new TreeSet<>();
    for (long id : ids) {
      if (caps.find(id) != null) {
        all.add(id);
        all.addAll(caps.descendants(id));
      }
    }
    return new ArrayList<>(all);
  }

  /** Waits until one's own capability is asked for. */
  public ExoResult<Unit> awaitAsked(Domain caller, ExoCap cap, Timeout waiting) {
    return core.decode("awaitAsked", caller, cap, null, RequiredRights.NOTHING)
        .then(
            access ->
                core.await(
                    access,
                    waiting,
                    core.wait(access, s -> s.caps().isAsked(cap.id())),
                    (a, seen) ->
                        core.judged(
                            a,
                            seen,
                            (x, s) ->
                                s.caps().isAsked(cap.id())
                                    ? ExoResult.done()
                                    : x.refuse(ExoError.EMPTY))));
  }
}
