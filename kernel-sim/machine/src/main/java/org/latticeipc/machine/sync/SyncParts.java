package org.latticeipc.machine.sync;

import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;

/**
 * How the things that tasks wait with and free are made, so that a part can be replaced by one that
 * is wrong on purpose. Immutable.
 *
 * @param permit makes permits
 * @param futex makes futexes
 * @param mutex makes mutexes
 * @param condition makes condition variables
 * @param counted makes memory with several owners
 */
public record SyncParts(
    Permits permit, Futexes futex, Mutexes mutex, Conditions condition, Counting counted) {

  /** Makes permits. */
  @FunctionalInterface
  public interface Permits {
    /** One without a permit, see {@link Parker}. */
    Parker create(Machine machine, String name, boolean spurious);
  }

  /** Makes futexes. */
  @FunctionalInterface
  public interface Futexes {
    /** One on a word. */
    Futex create(Machine machine, LongCell word);
  }

  /** Makes mutexes. */
  @FunctionalInterface
  public interface Mutexes {
    /** A free one. */
    WordMutex create(Machine machine, String name);
  }

  /** Makes condition variables. */
  @FunctionalInterface
  public interface Conditions {
    /** One that nobody waits for, see {@link Condition}. */
    Condition create(Machine machine, String name, boolean spurious);
  }

  /** Makes memory with several owners. */
  @FunctionalInterface
  public interface Counting {
    /** Memory with so many owners. */
    CountedMemory create(Machine machine, String name, int owners);
  }

  private static final SyncParts STANDARD =
      new SyncParts(Parker::new, Futex::new, WordMutex::new, Condition::new, CountedMemory::new);

  /** The real ones. */
  public static SyncParts standard() {
    return STANDARD;
  }

  /** The same with other permits. */
  public SyncParts withPermit(Permits other) {
    return new SyncParts(other, futex, mutex, condition, counted);
  }

  /** The same with other futexes. */
  public SyncParts withFutex(Futexes other) {
    return new SyncParts(permit, other, mutex, condition, counted);
  }

  /** The same with other mutexes. */
  public SyncParts withMutex(Mutexes other) {
    return new SyncParts(permit, futex, other, condition, counted);
  }

  /** The same with other condition variables. */
  public SyncParts withCondition(Conditions other) {
    return new SyncParts(permit, futex, mutex, other, counted);
  }

  /** The same with other memory of several owners. */
  public SyncParts withCounted(Counting other) {
    return new SyncParts(permit, futex, mutex, condition, other);
  }
}
