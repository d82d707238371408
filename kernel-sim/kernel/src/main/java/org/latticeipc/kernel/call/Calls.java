package org.latticeipc.kernel.call;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.latticeipc.kernel.capability.CapKind;
import org.latticeipc.kernel.capability.CapNode;
import org.latticeipc.kernel.capability.CapSealer;
import org.latticeipc.kernel.capability.CapTree;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.RequiredRights;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.config.ExitRule;
import org.latticeipc.kernel.config.Invocation;
import org.latticeipc.kernel.config.KernelConfig;
import org.latticeipc.kernel.fact.CapMade;
import org.latticeipc.kernel.fact.CapUsed;
import org.latticeipc.kernel.fact.CapsRemoved;
import org.latticeipc.kernel.object.Directory;
import org.latticeipc.kernel.object.DomainBody;
import org.latticeipc.kernel.object.KernelObject;
import org.latticeipc.kernel.object.ObjectBody;
import org.latticeipc.kernel.object.ObjectState;
import org.latticeipc.kernel.object.ObjectTable;
import org.latticeipc.kernel.object.SettledState;
import org.latticeipc.kernel.object.Waiter;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.kernel.result.Unit;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.value.Bytes;

/**
 * What every system call is made of: decode, invoke, tell. Immutable apart from the cells, so any
 * task may call anything.
 */
public final class Calls {
  private static final int KEY_BYTES = 32;

  public final Machine machine;
  public final KernelConfig config;
  final Directory directory;
  public final CpuCalls cpus;
  private final CapSealer sealer;
  private final Invocation invocation;
  private final CheckedCapMemo passed = new CheckedCapMemo();

  public Calls(Machine machine, KernelConfig config) {
    this.machine = machine;
    this.config = config;
    this.directory = new Directory(machine, config.directoryShards());
    byte[] key = new byte[KEY_BYTES];
    machine.random(key);
    this.sealer = config.parts().sealer().apply(Bytes.copyOf(key));
    this.invocation = config.parts().invocation();
    this.cpus = new CpuCalls(this);
  }

  /**
   * Checks all that needs no state of the object: tag, kind, owner, rights. One load, of the
   * directory.
   *
   * @param kind the kind needed, or null for any
   */
  public ExoResult<CheckedCap> decode(
      String call, Domain caller, ExoCap cap, @Nullable CapKind kind, RequiredRights need) {
    CheckedCap before = passed.find(call, caller, cap, need);
    if (before == null) {
      return judge(authenticate(call, caller, cap, need), kind);
    }
    ObjectTable table = Directory.read(before.shard());
    return before.isIn(table) && (kind == null || kind == cap.kind())
        ? before.passed()
        : judge(located(call, caller, cap, need, before.shard(), table), kind);
  }

  private ExoResult<CheckedCap> judge(ExoResult<CheckedCap> authentic, @Nullable CapKind kind) {
    if (!(authentic instanceof ExoResult.Ok<CheckedCap> ok)) {
      return authentic;
    }
    CheckedCap access = ok.value();
    ExoCap cap = access.cap();
    if (kind != null && kind != cap.kind()) {
      return access.refuse(ExoError.WRONG_KIND, "expected kind " + kind);
    }
    if (cap.owner() != access.caller().id()) {
      return access.refuse(ExoError.WRONG_OWNER, "it was made for domain " + cap.owner());
    }
    if (!access.need().isMetBy(cap.rights())) {
      return access.refuse(ExoError.INSUFFICIENT_RIGHTS, "needed " + access.need());
    }
    passed.put(access);
    return authentic;
  }

  /** Checks the tag alone and finds the object, whosever the capability is. */
  ExoResult<CheckedCap> authenticate(String call, Domain caller, ExoCap cap, RequiredRights need) {
    if (!sealer.isAuthentic(cap)) {
      return ExoResult.refused(
          sealer.isOwn(cap.authTag()) ? ExoError.ALTERED : ExoError.FORGED,
          call + " by " + caller + " with " + cap);
    }
    RefCell<ObjectTable> shard = directory.shardOf(KernelObject.baseOf(cap.pa()));
    return located(call, caller, cap, need, shard, Directory.read(shard));
  }

  /** Finds the object of an authentic capability. */
  private static ExoResult<CheckedCap> located(
      String call,
      Domain caller,
      ExoCap cap,
      RequiredRights need,
      RefCell<ObjectTable> shard,
      ObjectTable table) {
    KernelObject object = table.find(KernelObject.baseOf(cap.pa()));
    return object == null
        ? ExoResult.refused(ExoError.STALE, call + " by " + caller + " with " + cap)
        : new CheckedCap(call, caller, cap, need, object, shard).passed();
  }

  /** Checks the rest and does the call, in one read-modify-write of the object's cell. */
  <T> ExoResult<T> invoke(CheckedCap access, ObjectStep.Call<T> call) {
    return invoke(Transition.of(access, call));
  }

  /** As {@link #invoke(CheckedCap, ObjectStep.Call)}. */
  <T> ExoResult<T> invoke(Transition<T> attempt) {
    CheckedCap access = attempt.access;
    Invocation.Decision<ObjectState> decision = invocation.decide(access.object().state(), attempt);
    ObjectState seen = decision.seen();
    ExoError refusal = decision.permitted() ? null : access.refusal(seen);
    if (refusal != null) {
      return access.refuse(refusal);
    }
    ExoResult<T> result = attempt.resultOn(seen);
    if (result.isOk()) {
      used(access, seen);
    }
    return result;
  }

  /** Checks the rest on the state as it is, in one load, and gives that state. */
  ExoResult<ObjectState> inspect(CheckedCap access) {
    ObjectState seen = current(access.object());
    ExoError refusal = access.refusal(seen);
    if (refusal != null) {
      return access.refuse(refusal);
    }
    used(access, seen);
    return ExoResult.ok(seen);
  }

  /**
   * The first state of the object that is decided, or as {@link Timeout#decided} says. On a divided
   * CPU a task that has to wait gives its slice up first.
   */
  @Nullable ObjectState decided(
      CheckedCap access, Timeout waiting, Predicate<@Nullable ObjectState> isDecided) {
    RefCell<ObjectState> cell = access.object().state();
    if (!cpus.areDivided() || !waiting.waits()) {
      return waiting.decided(cell, isDecided);
    }
    ObjectState now = current(access.object());
    if (isDecided.test(now)) {
      return now;
    }
    boolean hasTurns = cpus.blocked(access);
    ObjectState seen = waiting.decided(cell, isDecided);
    if (hasTurns) {
      cpus.woken();
    }
    return seen;
  }

  /** A wait of the calling task; see {@link Wait#until}. */
  Wait wait(CheckedCap access, Predicate<ObjectState> decided) {
    return Wait.until(access, machine.currentTask(), decided);
  }

  /** What the state that ended a wait answers, or why the wait ended without one. */
  <T> ExoResult<T> await(CheckedCap access, Timeout waiting, Wait wait, Judgement<T> judgement) {
    ObjectState seen = decided(access, waiting, wait);
    if (seen == null) {
      return access.refuse(ExoError.DEADLINE);
    }
    return waiting.waits() && !wait.isDecided(seen)
        ? calledOff(access, wait)
        : judgement.of(access, seen);
  }

  /** Ends a wait that was called off, which takes the mark away. */
  <T> ExoResult<T> calledOff(CheckedCap access, Wait wait) {
    callOff(access, wait.waiter(), false);
    return access.refuse(ExoError.CALLED_OFF);
  }

  /** Calls a wait off, or has it forgotten that it was. */
  ExoResult<Unit> callOff(CheckedCap access, Waiter waiter, boolean off) {
    return invoke(access, s -> new ObjectStep<>(s.withCalledOff(waiter, off), ExoResult.done()));
  }

  /** The state as it is, whether it permits the call or not; for kernels that are wrong. */
  ObjectState overlooked(CheckedCap access) {
    ObjectState seen = current(access.object());
    used(access, seen);
    return seen;
  }

  /** Does a call whether the state permits it or not; for kernels that are wrong. */
  <T> ExoResult<T> overlook(CheckedCap access, ObjectStep.Call<T> call) {
    ObjectState seen =
        Objects.requireNonNull(
            access
                .object()
                .state()
                .getAndUpdate(s -> call.on(Objects.requireNonNull(s)).next(), RmwOrder.ACQ_REL));
    used(access, seen);
    return call.on(seen).result();
  }

  /** Judges a state that was seen already; no access. */
  <T> ExoResult<T> judged(CheckedCap access, ObjectState seen, Judgement<T> judgement) {
    ExoError refusal = access.refusal(seen);
    return refusal == null ? judgement.of(access, seen) : access.refuse(refusal);
  }

  /** What a call answers to a state without changing it. */
  @FunctionalInterface
  interface Judgement<T> {
    ExoResult<T> of(CheckedCap access, ObjectState seen);
  }

  /**
   * The state of an object.
   *
   * <p>ACQUIRE pairs with the release of every change: who sees an object closed, revoked or ended
   * sees what was done before that.
   */
  static ObjectState current(KernelObject object) {
    return Objects.requireNonNull(object.state().load(LoadOrder.ACQUIRE));
  }

  /**
   * What making an object came to.
   *
   * @param cap its first capability, with all rights
   * @param refusal why every use of it is refused, or null
   */
  record Created(ExoCap cap, @Nullable ExoError refusal) {
    boolean lives() {
      return refusal == null;
    }
  }

  /** Makes an object whose first capability, with all rights, belongs to {@code owner}. */
  ExoResult<ExoCap> create(String call, Domain owner, CapKind kind, ObjectBody body) {
    Created made = make(owner, kind, body);
    ExoError refusal = made.refusal;
    return refusal == null
        ? ExoResult.ok(made.cap)
        : ExoResult.refused(refusal, call + " by " + owner);
  }

  /**
   * As {@link #create}, for calls that cannot be refused.
   *
   * <p>The owner is looked at after its object was entered: an exit first marks the domain and then
   * goes through the directory, so either it meets the object or this call's entry follows the
   * exit's visit of the directory, and sees the mark.
   */
  Created make(Domain owner, CapKind kind, ObjectBody body) {
    KernelObject object =
        new KernelObject(
            machine,
            kind.name().toLowerCase(Locale.ROOT),
            owner.id(),
            address ->
                new SettledState(
                    0, 0, CapTree.EMPTY.plus(first(kind, address, owner, 0, 0)), body));
    ExoCap cap = cap(kind, object.address(), 0, first(kind, object.address(), owner, 0, 0));
    if (!directory.addWithin(object, config.maxObjects())) {
      return new Created(cap, ExoError.QUOTA);
    }
    if (hasExited(owner, ExitRule.Making.OBJECT)) {
      object.state().getAndUpdate(s -> Objects.requireNonNull(s).gone(), RmwOrder.ACQ_REL);
      return new Created(cap, ExoError.DOMAIN_GONE);
    }
    return new Created(announced(cap), null);
  }

  /** Whether a domain that was just given something has exited. Two loads. */
  boolean hasExited(Domain domain, ExitRule.Making making) {
    return config.parts().exit().looks(making) && !isAlive(domain);
  }

  /**
   * Whether the domain has not exited.
   *
   * <p>ACQUIRE is for the caller's sake only; that who follows an exit's visit sees its mark comes
   * from coherence, see {@link #make} and {@link CapabilityCalls#grant}.
   */
  boolean isAlive(Domain domain) {
    KernelObject object = directory.find(domain.id());
    return object != null && current(object).body() == DomainBody.ALIVE;
  }

  /** A node with all rights that was derived from nothing. */
  CapNode first(CapKind kind, long pa, Domain owner, long id, long epoch) {
    Bytes tag = sealer.tag(kind, pa, id, Rights.ALL, owner.id(), epoch);
    return new CapNode(id, CapNode.NO_PARENT, KernelObject.partOf(pa), Rights.ALL, owner.id(), tag);
  }

  /** Tells that an underived capability came to be. */
  ExoCap announced(ExoCap cap) {
    made(cap, CapNode.NO_PARENT, Rights.ALL);
    return cap;
  }

  /** A node for the derivation tree, with its tag. */
  CapNode node(ExoCap like, long parent, long id, Rights rights, long owner, long epoch) {
    Bytes tag = sealer.tag(like.kind(), like.pa(), id, rights, owner, epoch);
    return new CapNode(id, parent, KernelObject.partOf(like.pa()), rights, owner, tag);
  }

  /** The capability that stands for a node. */
  static ExoCap cap(CapKind kind, long base, long epoch, CapNode node) {
    return new ExoCap(
        kind, base | node.part(), node.id(), node.rights(), node.owner(), epoch, node.tag());
  }

  void made(ExoCap cap, long parent, Rights parentRights) {
    if (machine.observed()) {
      machine.note(
          new CapMade(
              KernelObject.baseOf(cap.pa()),
              cap.id(),
              parent,
              parentRights.bits(),
              cap.rights().bits(),
              cap.owner()));
    }
  }

  void removed(KernelObject object, List<Long> ids, long fromVersion) {
    if (machine.observed() && !ids.isEmpty()) {
      machine.note(new CapsRemoved(object.address(), List.copyOf(ids), fromVersion));
    }
  }

  /**
   * Tells that a call was done; what the tree says of the capability is told beside it. A
   * revocation by the holder of an ancestor is no use of the capability, so it is not told here.
   */
  private void used(CheckedCap access, ObjectState seen) {
    ExoCap cap = access.cap();
    if (!machine.observed() || cap.owner() != access.caller().id()) {
      return;
    }
    CapNode node = seen.caps().find(cap.id());
    machine.note(
        new CapUsed(
            access.call(),
            access.object().address(),
            access.object().name(),
            cap.id(),
            access.caller().id(),
            access.need().rights().only(cap.rights()).bits(),
            node == null ? cap.owner() : node.owner(),
            node == null ? cap.rights().bits() : node.rights().bits(),
            seen.version()));
  }
}
