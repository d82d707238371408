package org.latticeipc.kernel.call;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.latticeipc.kernel.capability.CapNode;
import org.latticeipc.kernel.capability.CapTree;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.RequiredRights;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.config.ExitRule;
import org.latticeipc.kernel.fact.CapClaimed;
import org.latticeipc.kernel.object.KernelObject;
import org.latticeipc.kernel.object.ObjectState;
import org.latticeipc.kernel.object.QueuedState;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.kernel.result.Unit;
import org.latticeipc.machine.RmwOrder;

/**
 * Calls that work on the derivation tree of any object. Each is one read-modify-write of the
 * object's cell, so the tree is changed by one call at a time and never seen half changed.
 */
public final class CapabilityCalls {
  private final Calls core;

  public CapabilityCalls(Calls core) {
    this.core = core;
  }

  public ExoResult<Rights> verify(Domain caller, ExoCap cap, Rights needed) {
    return core.decode("verify", caller, cap, null, RequiredRights.of(needed))
        .then(access -> core.inspect(access).then(state -> ExoResult.ok(cap.rights())));
  }

  public ExoResult<ExoCap> derive(Domain caller, ExoCap cap, Rights rights) {
    return make("derive", caller, cap, rights, caller.id());
  }

  /**
   * Makes a weaker capability for another domain.
   *
   * <p>The target is checked after the change: the exit of a domain first marks it and then goes
   * through every object, so either that visit finds the new capability or this call's
   * read-modify-write follows the visit's and sees the mark.
   */
  public ExoResult<ExoCap> grant(Domain caller, ExoCap cap, Domain to, Rights rights) {
    ExoResult<ExoCap> made = make("grant", caller, cap, rights, to.id());
    return made.then(
        granted -> {
          if (!core.hasExited(to, ExitRule.Making.GRANT)) {
            return made;
          }
          discard(granted);
          return ExoResult.refused(ExoError.DOMAIN_GONE, "grant by " + caller + " to " + to);
        });
  }

  /** Derives a capability that a queued message will carry. */
  ExoResult<ExoCap> putInTransit(Domain caller, ExoCap cap) {
    return make("send", caller, cap, cap.rights(), CapNode.IN_TRANSIT);
  }

  private ExoResult<ExoCap> make(
      String call, Domain caller, ExoCap cap, Rights rights, long owner) {
    return core.decode(call, caller, cap, null, RequiredRights.NOTHING)
        .then(
            access -> {
              if (!core.config.parts().derivation().allows(cap.rights(), rights)) {
                return access.refuse(ExoError.INSUFFICIENT_RIGHTS, "wanted " + rights);
              }
              ExoResult<ExoCap> made = core.invoke(access, s -> child(access, s, rights, owner));
              made.then(
                  child -> {
                    core.made(child, cap.id(), cap.rights());
                    return made;
                  });
              return made;
            });
  }

  private ObjectStep<ExoCap> child(CheckedCap access, ObjectState s, Rights rights, long owner) {
    ExoCap cap = access.cap();
    long maker = access.caller().id();
    if (s.caps().madeBy(maker) >= core.config.maxDerived()) {
      return new ObjectStep<>(s, access.refuse(ExoError.QUOTA));
    }
    CapNode node =
        core.node(cap, cap.id(), s.caps().nextId(), rights, owner, s.epoch()).madeBy(maker);
    ExoCap made = Calls.cap(cap.kind(), KernelObject.baseOf(cap.pa()), s.epoch(), node);
    return new ObjectStep<>(s.withCaps(s.caps().plus(node)), ExoResult.ok(made));
  }

  /**
   * Gives capabilities that travelled to the domain that received them.
   *
   * <p>As in {@link #grant} the receiver is looked at after the change. One that has exited is left
   * what every use refuses, and whoever waits for it at what they name finds it gone.
   */
  List<ExoCap> claim(Domain receiver, List<ExoCap> travelled) {
    List<ExoCap> claimed = travelled.stream().map(cap -> claim(receiver, cap)).toList();
    if (core.hasExited(receiver, ExitRule.Making.CLAIM)) {
      claimed.forEach(this::discard);
    }
    return claimed;
  }

  /** Gives a capability that travelled to the domain that received it; keeps its id. */
  private ExoCap claim(Domain receiver, ExoCap travelled) {
    KernelObject object = core.directory.find(KernelObject.baseOf(travelled.pa()));
    CapNode node =
        core.node(
            travelled,
            CapNode.NO_PARENT,
            travelled.id(),
            travelled.rights(),
            receiver.id(),
            travelled.epoch());
    if (object != null) {
      // ACQ_REL like every change of an object, see AtomicInvocation.
      object
          .state()
          .getAndUpdate(s -> s == null ? null : owned(s, travelled, node), RmwOrder.ACQ_REL);
      if (core.machine.observed()) {
        core.machine.note(new CapClaimed(object.address(), node.id(), receiver.id()));
      }
    }
    return Calls.cap(
        travelled.kind(), KernelObject.baseOf(travelled.pa()), travelled.epoch(), node);
  }

  /**
   * A capability that was revoked on the way stays revoked: its new owner finds out by using it.
   */
  private static ObjectState owned(ObjectState s, ExoCap travelled, CapNode node) {
    CapNode old = s.caps().find(travelled.id());
    return old == null || s.epoch() != travelled.epoch()
        ? s
        : s.withCaps(s.caps().replace(node.withParent(old.parent()).madeBy(old.maker())));
  }

  /** Takes back a capability of the kernel's own making, whoever it was made for. */
  void discard(ExoCap cap) {
    discardAll(List.of(cap));
  }

  /** As {@link #discard}; and what is carried by messages that nobody is left to receive then. */
  void discardAll(List<ExoCap> caps) {
    Deque<ExoCap> left = new ArrayDeque<>(caps);
    while (!left.isEmpty()) {
      left.addAll(discardOne(left.remove()));
    }
  }

  private List<ExoCap> discardOne(ExoCap cap) {
    KernelObject object = core.directory.find(KernelObject.baseOf(cap.pa()));
    if (object == null) {
      return List.of();
    }
    ObjectState seen =
        Objects.requireNonNull(object.state().getAndUpdate(s -> without(s, cap), RmwOrder.ACQ_REL));
    ObjectState next = without(seen, cap);
    if (seen.caps().find(cap.id()) != null && next.caps().find(cap.id()) == null) {
      core.removed(object, List.of(cap.id()), seen.version() + 1);
    }
    return QueuedState.abandoned(seen, next);
  }

  private static ObjectState without(@Nullable ObjectState state, ExoCap cap) {
    ObjectState s = Objects.requireNonNull(state);
    return s.epoch() != cap.epoch() || s.caps().find(cap.id()) == null
        ? s
        : s.withLoss(s.caps().minus(List.of(cap.id())));
  }

  public ExoResult<Unit> drop(Domain caller, ExoCap cap) {
    return core.decode("drop", caller, cap, null, RequiredRights.NOTHING)
        .then(access -> take(access, caps -> List.of(cap.id())))
        .then(count -> ExoResult.done());
  }

  public ExoResult<Integer> revoke(Domain caller, ExoCap cap) {
    return core.authenticate("revoke", caller, cap, RequiredRights.NOTHING)
        .then(access -> take(access, caps -> withSelf(caps, cap)));
  }

  public ExoResult<Integer> revokeDerived(Domain caller, ExoCap cap) {
    return core.authenticate("revokeDerived", caller, cap, RequiredRights.NOTHING)
        .then(access -> take(access, caps -> caps.descendants(cap.id())));
  }

  /** A capability and all that was derived from it. */
  static List<Long> withSelf(CapTree caps, ExoCap cap) {
    List<Long> ids = new ArrayList<>(List.of(cap.id()));
    ids.addAll(caps.descendants(cap.id()));
    return ids;
  }

  private ExoResult<Integer> take(CheckedCap access, Function<CapTree, List<Long>> taking) {
    Loss loss = new Loss(taking);
    ExoResult<Removal> result = core.invoke(access, s -> removal(access, s, loss));
    return result.then(
        removal -> {
          core.removed(access.object(), removal.ids(), removal.fromVersion());
          discardAll(removal.abandoned());
          return ExoResult.ok(removal.ids().size());
        });
  }

  private record Removal(List<Long> ids, long fromVersion, List<ExoCap> abandoned) {}

  private static ObjectStep<Removal> removal(CheckedCap access, ObjectState s, Loss loss) {
    long caller = access.caller().id();
    if (!s.caps().descends(access.cap().id(), node -> node.owner() == caller)) {
      return new ObjectStep<>(
          s, access.refuse(ExoError.WRONG_OWNER, "neither it nor what it derives from is theirs"));
    }
    List<Long> ids = loss.idsOf(s.caps());
    ObjectState next = s.withLoss(loss.leftOf(s.caps()));
    return new ObjectStep<>(
        next, ExoResult.ok(new Removal(ids, next.version(), QueuedState.abandoned(s, next))));
  }

  public ExoResult<Unit> destroy(Domain caller, ExoCap cap) {
    return whole("destroy", caller, cap)
        .then(access -> endEpoch(access, s -> new ObjectStep<>(s.gone(), ExoResult.ok(s))))
        .then(
            before -> {
              discardAll(QueuedState.carried(before));
              return ExoResult.done();
            });
  }

  public ExoResult<ExoCap> renew(Domain caller, ExoCap cap) {
    return whole("renew", caller, cap)
        .then(
            access ->
                endEpoch(
                    access,
                    s -> new ObjectStep<>(s.renewed(fresh(s, caller, cap)), ExoResult.ok(s))))
        .then(
            before ->
                ExoResult.ok(
                    core.announced(
                        Calls.cap(
                            cap.kind(),
                            KernelObject.baseOf(cap.pa()),
                            before.epoch() + 1,
                            fresh(before, caller, cap)))));
  }

  /** Who has a part of an object may not end what others have of it. */
  private ExoResult<CheckedCap> whole(String call, Domain caller, ExoCap cap) {
    return core.decode(call, caller, cap, null, RequiredRights.of(Rights.CONTROL))
        .then(
            access ->
                cap.kind().isPart()
                    ? access.refuse(
                        ExoError.WRONG_KIND,
                        "it names a part of an object; drop or revoke the capability")
                    : ExoResult.ok(access));
  }

  private CapNode fresh(ObjectState before, Domain caller, ExoCap cap) {
    return core.first(cap.kind(), cap.pa(), caller, before.caps().nextId(), before.epoch() + 1);
  }

  private ExoResult<ObjectState> endEpoch(CheckedCap access, ObjectStep.Call<ObjectState> call) {
    return core.invoke(access, call)
        .then(
            before -> {
              core.removed(access.object(), before.caps().ids(), before.version() + 1);
              return ExoResult.ok(before);
            });
  }
}
