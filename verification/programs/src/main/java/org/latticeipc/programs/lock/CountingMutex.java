package org.latticeipc.programs.lock;

import static org.latticeipc.machine.LoadOrder.ACQUIRE;
import static org.latticeipc.machine.LoadOrder.RELAXED;

import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.PropertyViolation;

/**
 * A mutex over a futex whose word counts those that sleep: lowest bit held, the rest sleepers. Who
 * finds it held looks {@value #LOOKS} times, then sleeps. Knows its owner, by user number plus one.
 *
 * <p>A pass of the outer loop that changed nothing is assumed away, as is a sleep that nobody ends.
 */
final class CountingMutex implements Lock {
  private static final long HELD = 1;
  private static final long SLEEPER = 2;
  private static final int LOOKS = 50;

  private final Machine machine;
  private final LongCell word;
  private final LongCell owner;
  private final LongCell signal;

  /**
   * A free mutex.
   *
   * @param signal counts wake-ups of all mutexes
   */
  CountingMutex(Machine machine, String name, LongCell signal) {
    this.machine = machine;
    this.word = machine.longCell(name, 0);
    this.owner = machine.longCell(name + " owner", 0);
    this.signal = signal;
  }

  @Override
  public void lock(int user) {
    PropertyViolation.require(owner.load(RELAXED) != user + 1L, "locked what it holds");
    while (!tryLock()) {
      machine.yieldCpu();
    }
    PropertyViolation.require((word.load(RELAXED) & HELD) != 0, "locked and not held");
    PropertyViolation.require(owner.load(RELAXED) == 0, "locked and owned");
    owner.store(user + 1L, StoreOrder.RELAXED);
  }

  private boolean tryLock() {
    long seen = word.load(RELAXED);
    if ((seen & HELD) == 0) {
      machine.assume(word.compareAndExchange(seen, seen | HELD, RmwOrder.ACQUIRE, RELAXED) == seen);
      return true;
    }
    machine.assume(staysHeld());
    word.fetchAdd(SLEEPER, RmwOrder.RELAXED);
    seen += SLEEPER;
    while ((seen & HELD) != 0) {
      sleep(seen);
      seen = word.load(RELAXED);
    }
    word.fetchAdd(-SLEEPER, RmwOrder.RELAXED);
    return false;
  }

  private boolean staysHeld() {
    for (int i = 0; i < LOOKS; i++) {
      if ((word.load(RELAXED) & HELD) == 0) {
        return false;
      }
    }
    return true;
  }

  private void sleep(long expected) {
    long before = signal.load(ACQUIRE);
    if (word.load(ACQUIRE) == expected) {
      machine.assume(signal.load(ACQUIRE) != before);
    }
  }

  @Override
  public void unlock(int user) {
    PropertyViolation.require(owner.load(RELAXED) == user + 1L, "unlocked what another holds");
    long expected;
    long found = word.load(RELAXED);
    do {
      expected = found;
      PropertyViolation.require((expected & HELD) != 0, "unlocked what is free");
      owner.store(0, StoreOrder.RELAXED);
      found = word.compareAndExchange(expected, expected & ~HELD, RmwOrder.RELEASE, RELAXED);
    } while (found != expected);
    if ((expected & ~HELD) != 0) {
      signal.fetchAdd(1, RmwOrder.RELEASE);
    }
  }

  /** To be called when nobody uses it any more. */
  void requireFree() {
    PropertyViolation.require(word.load(RELAXED) == 0, "the word is not 0 in the end");
    PropertyViolation.require(owner.load(RELAXED) == 0, "it has an owner in the end");
  }
}
