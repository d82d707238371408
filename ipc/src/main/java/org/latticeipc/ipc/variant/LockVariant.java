package org.latticeipc.ipc.variant;

import java.util.Optional;
import org.latticeipc.ipc.IpcParts;
import org.latticeipc.ipc.lock.QuaternionSpinlock;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.program.Variant;
import org.latticeipc.machine.weaken.AccessKind;
import org.latticeipc.machine.weaken.OrderRule;
import org.latticeipc.machine.weaken.Weakening;

/** The wrong locks of the bug catalogue, each with what it breaks. */
public enum LockVariant implements Variant<IpcParts> {
  UNLOCK_RELAXED(
      "unlock-relaxed",
      "the hand-over publishes nothing",
      weakened(OrderRule.changing(AccessKind.STORE, "release", "relaxed"))),
  LOCK_RELAXED(
      "lock-relaxed",
      "the new owner acquires nothing",
      // Whether the machine waits by itself or looks again and again.
      weakened((kind, order, place) -> order.equals("acquire") ? "relaxed" : order)),
  CHECK_THEN_ACT(
      "check-then-act",
      "two tasks may take one position",
      weakened(OrderRule.changing(AccessKind.UPDATE, "acq_rel", Weakening.SPLIT))),
  OWNER_CLEARED_AFTER_RELEASE(
      "owner-cleared-after-release",
      "the old owner wipes the new owner's entry",
      OwnerClearedAfterReleaseLock::new),
  NOT_RECURSIVE(
      "not-recursive", "an owner that locks again waits for itself", NotRecursiveLock::new),
  OWNER_IS_CPU("owner-is-cpu", "tasks on one CPU share ownership", OwnerIsCpuLock::new),
  DEPTH_NOT_RESET(
      "depth-not-reset", "the second unlock hands nothing over", DepthNotResetLock::new),
  UNFAIR("unfair", "a waiter can be overtaken without bound", UnfairLock::new);

  private final String id;
  private final String breaks;
  private final IpcParts.LockMaker maker;

  LockVariant(String id, String breaks, IpcParts.LockMaker maker) {
    this.id = id;
    this.breaks = breaks;
    this.maker = maker;
  }

  /** The lock as it is, on a machine that weakens the one access that has the order. */
  private static IpcParts.LockMaker weakened(OrderRule rule) {
    return (machine, name) -> new QuaternionSpinlock(rule.on(machine), name);
  }

  @Override
  public String part() {
    return "lock";
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String breaks() {
    return breaks;
  }

  @Override
  public Class<IpcParts> partsType() {
    return IpcParts.class;
  }

  @Override
  public IpcParts applyTo(IpcParts parts) {
    return parts.withLock(maker);
  }

  /** A free lock of this kind. */
  public QuaternionSpinlock create(Machine machine, String name) {
    return maker.create(machine, name);
  }

  /** The one with this name, if there is one. */
  public static Optional<LockVariant> named(String id) {
    return Variant.named(values(), id);
  }
}
