package org.latticeipc.kernel.variant;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.latticeipc.kernel.config.ExitRule;
import org.latticeipc.kernel.config.KernelParts;
import org.latticeipc.machine.program.Variant;

/** The wrong kernels of the bug catalogue, each with what it breaks. */
public enum KernelVariant implements Variant<KernelParts> {
  REVOKE_RACES_USE(
      "revoke-races-use",
      "a call is done with a capability that was just revoked",
      parts -> parts.withInvocation(new RevokeRacesUse())),
  GRANT_WIDENS_RIGHTS(
      "grant-widens-rights",
      "a derived capability has more rights than its parent",
      parts -> parts.withDerivation(new GrantWidensRights())),
  YIELD_TO_DEAD_TASK(
      "yield-to-dead-task",
      "time is given to a task that has ended",
      parts -> parts.withYield(new YieldToDeadTask())),
  SLICE_NOT_RESTORED_AFTER_YIELD(
      "slice-not-restored-after-yield",
      "a lent slice does not go back to its owner",
      parts -> parts.withSlice(new SliceNotRestoredAfterYield())),
  SLICE_OVERRUNS(
      "slice-overruns",
      "a slice lasts longer than it is long",
      parts -> parts.withSlice(new TimeRule(TimeRule.Broken.LENGTH))),
  GAS_NOT_SPENT(
      "gas-not-spent",
      "a task goes on without gas",
      parts -> parts.withSlice(new TimeRule(TimeRule.Broken.GAS))),
  KILL_KEEPS_TIME(
      "kill-keeps-time",
      "a task that was killed gets its slices all the same",
      parts -> parts.withSlice(new TimeRule(TimeRule.Broken.TIME_OF_THE_KILLED))),
  KILL_LEAVES_WAITS(
      "kill-leaves-waits",
      "a task that was killed waits for ever where it waited",
      parts -> parts.withSlice(new TimeRule(TimeRule.Broken.WAITS_OF_THE_KILLED))),
  SLICE_OUTLIVES_CAPABILITY(
      "slice-outlives-capability",
      "a task keeps a slice after the capability by which it was bound was taken away",
      parts -> parts.withSlice(new TimeRule(TimeRule.Broken.BINDING))),
  TIMER_FIRES_CANCELLED(
      "timer-fires-cancelled",
      "a timer fires after it was cancelled",
      parts -> parts.withTimer(new TimerFiresCancelled())),
  ALARM_LATE(
      "alarm-late",
      "a timer that is due in the midst of a computation does not interrupt it",
      parts -> parts.withSlice(new TimeRule(TimeRule.Broken.ALARM))),
  FLUSH_FORGOTTEN(
      "flush-forgotten",
      "what was flushed is gone after a crash",
      parts -> parts.withDisk(new FlushForgotten())),
  STALE_MAPPING(
      "stale-mapping",
      "a page is used through a mapping whose capability was revoked",
      parts -> parts.withMapping(new MappingsTrusted(false, true))),
  TAKEN_UNASKED(
      "taken-unasked",
      "a page is taken back from a holder who was not asked for it",
      parts -> parts.withMapping(new MappingsTrusted(true, false))),
  CAPABILITY_TAG_WITHOUT_OWNER(
      "capability-tag-without-owner",
      "another domain's capability passes as one's own",
      parts -> parts.withSealer(CapabilityTagWithoutOwner::new)),
  CREATE_OVERLOOKS_EXIT(
      "create-overlooks-exit",
      "a domain that has exited has an object",
      parts -> parts.withExit(new ExitOverlooked(ExitRule.Making.OBJECT))),
  GRANT_OVERLOOKS_EXIT(
      "grant-overlooks-exit",
      "a domain that has exited was granted a capability",
      parts -> parts.withExit(new ExitOverlooked(ExitRule.Making.GRANT))),
  CLAIM_OVERLOOKS_EXIT(
      "claim-overlooks-exit",
      "a domain that has exited received a capability",
      parts -> parts.withExit(new ExitOverlooked(ExitRule.Making.CLAIM)));

  private final String id;
  private final String breaks;
  private final UnaryOperator<KernelParts> change;

  KernelVariant(String id, String breaks, UnaryOperator<KernelParts> change) {
    this.id = id;
    this.breaks = breaks;
    this.change = change;
  }

  @Override
  public String part() {
    return "kernel";
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
  public Class<KernelParts> partsType() {
    return KernelParts.class;
  }

  @Override
  public KernelParts applyTo(KernelParts parts) {
    return change.apply(parts);
  }

  /** The one with this name, if there is one. */
  public static Optional<KernelVariant> named(String id) {
    return Variant.named(values(), id);
  }
}
