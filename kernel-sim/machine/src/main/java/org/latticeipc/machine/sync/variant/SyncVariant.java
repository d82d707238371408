package org.latticeipc.machine.sync.variant;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.program.Variant;
import org.latticeipc.machine.sync.CountedMemory;
import org.latticeipc.machine.sync.SyncParts;
import org.latticeipc.machine.weaken.AccessKind;
import org.latticeipc.machine.weaken.OrderRule;

/** The wrong permits, futexes, mutexes, conditions and counts, each with what it breaks. */
public enum SyncVariant implements Variant<SyncParts> {
  PERMIT_NOT_KEPT(
      "permit-not-kept",
      "a permit given before it is waited for is lost",
      parts -> parts.withPermit(PermitNotKept::new)),
  LATE_IS_WOKEN(
      "late-is-woken",
      "a park whose time came says that it has the permit",
      parts -> parts.withPermit(LateIsWoken::new)),
  LOOKS_BEFORE_ENTERING(
      "looks-before-entering",
      "a wake-up between the look at the word and going to sleep is lost",
      parts -> parts.withFutex(LooksBeforeEntering::new)),
  WAKE_UP_KEPT(
      "wake-up-kept",
      "a wake-up spent on who does not sleep is not passed on",
      parts -> parts.withFutex(WakeUpKept::new)),
  LATE_WITH_WAKE_UP(
      "late-with-wake-up",
      "a sleeper that is woken as its time comes says that it was late, and the wake-up is lost",
      parts -> parts.withFutex(LateWithWakeUp::new)),
  LOOKS_THEN_TAKES(
      "looks-then-takes",
      "two tasks may take a free mutex",
      parts -> parts.withMutex(LooksThenTakes::new)),
  CONTENTION_FORGOTTEN(
      "contention-forgotten",
      "the second sleeper is never woken",
      parts -> parts.withMutex(ContentionForgotten::new)),
  UNLOCK_WITHOUT_WAKE(
      "unlock-without-wake",
      "who sleeps for a mutex is never woken",
      parts -> parts.withMutex(UnlockWithoutWake::new)),
  SLEEPS_OUTSIDE(
      "sleeps-outside",
      "a signal between the unlock and the sleep is lost",
      parts -> parts.withCondition(SleepsOutside::new)),
  SIGNAL_UNCOUNTED(
      "signal-uncounted",
      "a signal finds only who sleeps already",
      parts -> parts.withCondition(SignalUncounted::new)),
  DROP_RELAXED(
      "drop-relaxed",
      "the last owner frees beside the use of another",
      parts -> parts.withCounted(SyncVariant::droppingRelaxed)),
  LAST_LOOKED_UP(
      "last-looked-up",
      "two owners may both be the last",
      parts -> parts.withCounted(LastLookedUp::new)),
  NEVER_FREED(
      "never-freed", "the memory outlives its owners", parts -> parts.withCounted(NeverFreed::new));

  private final String id;
  private final String breaks;
  private final UnaryOperator<SyncParts> change;

  SyncVariant(String id, String breaks, UnaryOperator<SyncParts> change) {
    this.id = id;
    this.breaks = breaks;
    this.change = change;
  }

  /** The count as it is, on a machine that weakens the order of its drops. */
  private static CountedMemory droppingRelaxed(Machine machine, String name, int owners) {
    OrderRule rule = OrderRule.changing(AccessKind.UPDATE, "release", "relaxed");
    return new CountedMemory(rule.on(machine), name, owners);
  }

  @Override
  public String part() {
    return "sync";
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
  public Class<SyncParts> partsType() {
    return SyncParts.class;
  }

  @Override
  public SyncParts applyTo(SyncParts parts) {
    return change.apply(parts);
  }

  /** The one with this name, if there is one. */
  public static Optional<SyncVariant> named(String id) {
    return Variant.named(values(), id);
  }
}
