package org.latticeipc.kernel.config;

import java.util.function.Function;
import org.latticeipc.kernel.capability.CapSealer;
import org.latticeipc.kernel.capability.DerivationRule;
import org.latticeipc.kernel.capability.HmacSealer;
import org.latticeipc.kernel.object.SliceRule;
import org.latticeipc.machine.value.Bytes;

/**
 * The replaceable parts of a kernel. The real ones are {@link #standard()}; the deliberately wrong
 * ones of {@code org.latticeipc.kernel.variant} each replace one.
 *
 * @param sealer makes the sealer for a fresh key
 * @param invocation how check and change are made one
 * @param derivation which rights may be derived
 * @param yield to whom time may be given
 * @param slice where a donated slice goes afterwards
 * @param exit who looks at the mark of an exited domain
 * @param disk what a flush means
 * @param mapping what mappings go by
 * @param timer what a timer does when its time has come
 */
public record KernelParts(
    Function<Bytes, CapSealer> sealer,
    Invocation invocation,
    DerivationRule derivation,
    YieldRule yield,
    SliceRule slice,
    ExitRule exit,
    DiskRule disk,
    MappingRule mapping,
    TimerRule timer) {

  /** These parts, and timers that are exact. */
  public KernelParts(
      Function<Bytes, CapSealer> sealer,
      Invocation invocation,
      DerivationRule derivation,
      YieldRule yield,
      SliceRule slice,
      ExitRule exit,
      DiskRule disk,
      MappingRule mapping) {
    this(sealer, invocation, derivation, yield, slice, exit, disk, mapping, TimerRule.exact());
  }

  /** These parts, and an exit that leaves nothing. */
  public KernelParts(
      Function<Bytes, CapSealer> sealer,
      Invocation invocation,
      DerivationRule derivation,
      YieldRule yield,
      SliceRule slice) {
    this(sealer, invocation, derivation, yield, slice, ExitRule.always());
  }

  /** These parts, with flushes that are barriers and mappings that ask. */
  public KernelParts(
      Function<Bytes, CapSealer> sealer,
      Invocation invocation,
      DerivationRule derivation,
      YieldRule yield,
      SliceRule slice,
      ExitRule exit) {
    this(
        sealer,
        invocation,
        derivation,
        yield,
        slice,
        exit,
        DiskRule.barrier(),
        MappingRule.asking());
  }

  /** The parts that are right. */
  public static KernelParts standard() {
    return new KernelParts(
        HmacSealer::new,
        new AtomicInvocation(),
        DerivationRule.shrinking(),
        YieldRule.toTheLiving(),
        SliceRule.loan());
  }

  /** The same with another sealer. */
  public KernelParts withSealer(Function<Bytes, CapSealer> other) {
    return new KernelParts(other, invocation, derivation, yield, slice, exit, disk, mapping, timer);
  }

  /** The same with another way of invoking. */
  public KernelParts withInvocation(Invocation other) {
    return new KernelParts(sealer, other, derivation, yield, slice, exit, disk, mapping, timer);
  }

  /** The same with another rule of derivation. */
  public KernelParts withDerivation(DerivationRule other) {
    return new KernelParts(sealer, invocation, other, yield, slice, exit, disk, mapping, timer);
  }

  /** The same with another rule of yielding. */
  public KernelParts withYield(YieldRule other) {
    return new KernelParts(
        sealer, invocation, derivation, other, slice, exit, disk, mapping, timer);
  }

  /** The same with another rule of slices. */
  public KernelParts withSlice(SliceRule other) {
    return new KernelParts(
        sealer, invocation, derivation, yield, other, exit, disk, mapping, timer);
  }

  /** The same with another rule of exits. */
  public KernelParts withExit(ExitRule other) {
    return new KernelParts(
        sealer, invocation, derivation, yield, slice, other, disk, mapping, timer);
  }

  /** The same with another rule of disks. */
  public KernelParts withDisk(DiskRule other) {
    return new KernelParts(
        sealer, invocation, derivation, yield, slice, exit, other, mapping, timer);
  }

  /** The same with another rule of mappings. */
  public KernelParts withMapping(MappingRule other) {
    return new KernelParts(sealer, invocation, derivation, yield, slice, exit, disk, other, timer);
  }

  /** The same with another rule of timers. */
  public KernelParts withTimer(TimerRule other) {
    return new KernelParts(
        sealer, invocation, derivation, yield, slice, exit, disk, mapping, other);
  }
}
