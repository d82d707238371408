package sample;

import org.latticeipc.ipc.lock.QuaternionSpinlock;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.StoreOrder;

/** This repository's lock as ordinary Java, as it ships and with one order weakened. */
public class OwnLock {
  private static void sections(VarMachine machine, QuaternionSpinlock lock, int threads)
      throws InterruptedException {
    int[] n = new int[1];
    Thread[] all = new Thread[threads];
    for (int i = 0; i < threads; i++) {
      int id = i;
      all[i] =
          new Thread(
              () -> {
                machine.task(id);
                lock.lock();
                n[0]++;
                lock.unlock();
              });
    }
    for (Thread thread : all) {
      thread.start();
    }
    for (Thread thread : all) {
      thread.join();
    }
    if (n[0] != threads) {
      throw new AssertionError("lost: " + n[0]);
    }
  }

  public static void right() throws InterruptedException {
    VarMachine machine = new VarMachine();
    sections(machine, new QuaternionSpinlock(machine, "lock"), 2);
  }

  public static void rightOfThree() throws InterruptedException {
    VarMachine machine = new VarMachine();
    sections(machine, new QuaternionSpinlock(machine, "lock"), 3);
  }

  public static void unlockRelaxed() throws InterruptedException {
    VarMachine machine = new VarMachine();
    QuaternionSpinlock lock =
        new QuaternionSpinlock(machine, "lock") {
          @Override
          protected StoreOrder handOverOrder() {
            return StoreOrder.RELAXED;
          }
        };
    sections(machine, lock, 2);
  }

  public static void lockRelaxed() throws InterruptedException {
    VarMachine machine = new VarMachine();
    QuaternionSpinlock lock =
        new QuaternionSpinlock(machine, "lock") {
          @Override
          protected LoadOrder takeOrder() {
            return LoadOrder.RELAXED;
          }
        };
    sections(machine, lock, 2);
  }

  public static void neverUnlocked() throws InterruptedException {
    VarMachine machine = new VarMachine();
    QuaternionSpinlock lock =
        new QuaternionSpinlock(machine, "lock") {
          @Override
          protected void turn() {
            // keeps the lock
          }
        };
    sections(machine, lock, 2);
  }
}
