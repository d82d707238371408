package sample;

import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.ipc.lock.QuaternionSpinlock;
import org.latticeipc.ipc.variant.LockVariant;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.StoreOrder;

/**
 * This repository's lock and sequence counter on the host's machine: ordinary Java, as it ships and
 * with one thing wrong.
 */
public class OwnLock {
  private static void sections(QuaternionSpinlock lock, int depth, int rounds)
      throws InterruptedException {
    int[] n = new int[1];
    together(
        () -> {
          for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < depth; i++) {
              lock.lock();
            }
            n[0]++;
            for (int i = 0; i < depth; i++) {
              lock.unlock();
            }
          }
        });
    if (n[0] != 2 * rounds) {
      throw new AssertionError("lost: " + n[0]);
    }
  }

  private static void together(Runnable task) throws InterruptedException {
    Thread[] both = {new Thread(task), new Thread(task)};
    both[0].start();
    both[1].start();
    both[0].join();
    both[1].join();
  }

  private static QuaternionSpinlock lock(LockVariant variant) {
    return variant.create(HostMachine.create(), "lock");
  }

  public static void right() throws InterruptedException {
    sections(new QuaternionSpinlock(HostMachine.create(), "lock"), 1, 1);
  }

  public static void rightTwice() throws InterruptedException {
    sections(new QuaternionSpinlock(HostMachine.create(), "lock"), 2, 1);
  }

  public static void unlockRelaxed() throws InterruptedException {
    sections(lock(LockVariant.UNLOCK_RELAXED), 1, 1);
  }

  public static void lockRelaxed() throws InterruptedException {
    sections(lock(LockVariant.LOCK_RELAXED), 1, 1);
  }

  public static void checkThenAct() throws InterruptedException {
    sections(lock(LockVariant.CHECK_THEN_ACT), 1, 1);
  }

  public static void ownerClearedAfterRelease() throws InterruptedException {
    sections(lock(LockVariant.OWNER_CLEARED_AFTER_RELEASE), 1, 1);
  }

  public static void ownerIsCpu() throws InterruptedException {
    sections(lock(LockVariant.OWNER_IS_CPU), 1, 1);
  }

  public static void unfair() throws InterruptedException {
    sections(lock(LockVariant.UNFAIR), 1, 1);
  }

  public static void notRecursive() throws InterruptedException {
    sections(lock(LockVariant.NOT_RECURSIVE), 2, 1);
  }

  public static void depthNotReset() throws InterruptedException {
    sections(lock(LockVariant.DEPTH_NOT_RESET), 2, 2);
  }

  public static void neverUnlocked() throws InterruptedException {
    QuaternionSpinlock lock =
        new QuaternionSpinlock(HostMachine.create(), "lock") {
          @Override
          protected void turn() {
            // keeps the lock
          }
        };
    sections(lock, 1, 1);
  }

  public static void counterUnderLock() throws InterruptedException {
    send(false);
  }

  public static void counterOutsideLock() throws InterruptedException {
    send(true);
  }

  private static void send(boolean outside) throws InterruptedException {
    HostMachine machine = HostMachine.create();
    QuaternionSpinlock lock = new QuaternionSpinlock(machine, "lock", 1);
    LongCell seq = machine.longCell("seq", 0);
    LongCell used = machine.longCell("used", 0);
    together(
        () -> {
          long before = seq.load(LoadOrder.RELAXED);
          lock.lock();
          long number = (outside ? before : seq.load(LoadOrder.RELAXED)) + 1;
          used.store(used.load(LoadOrder.PLAIN) | 1L << number, StoreOrder.PLAIN);
          seq.store(number, StoreOrder.RELAXED);
          lock.unlock();
        });
    if (used.load(LoadOrder.PLAIN) != 0b110) {
      throw new AssertionError("a number was used twice or left out");
    }
  }
}
