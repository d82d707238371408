package org.latticeipc.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.locks.ReentrantLock;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.ipc.lock.QuaternionSpinlock;

/**
 * The largest number of overtakings seen on real threads, of the quaternion spinlock and of {@link
 * ReentrantLock}, fair and not.
 *
 * <p>A section overtakes a wait if its task called {@code lock} after the waiting one did and got
 * the lock before it. Both moments are read from one clock: the call just before {@code lock}, the
 * ownership just after it, so the count holds for any lock and needs nothing from inside. It
 * includes what happens between the call and the lock's doorway, where a thread may lose its
 * processor; no lock can bound that part, and the bound of {@code docs/LOCK.md} begins after it.
 */
public final class Overtaking {
  private static final int SECTIONS = 100_000;

  private Overtaking() {}

  private interface Guard {
    void lock();

    void unlock();
  }

  /** Who called when, in the order of ownership. */
  private static final class Diary {
    final long[] called;
    final int[] who;
    int next;

    Diary(int sections) {
      called = new long[sections];
      who = new int[sections];
    }
  }

  /** Measures with two and with four threads and prints a table. */
  public static void main(String[] arguments) {
    System.out.printf(
        Locale.ROOT,
        "%n| overtaking, %d sections of each thread | threads | most by one task | most in all |"
            + " waits overtaken |%n|---|---|---|---|---|%n",
        SECTIONS);
    for (int threads : new int[] {2, 4}) {
      print("quaternion", threads, quaternion());
      print("ReentrantLock, fair", threads, reentrant(true));
      print("ReentrantLock", threads, reentrant(false));
    }
  }

  private static Guard quaternion() {
    QuaternionSpinlock lock = new QuaternionSpinlock(HostMachine.create(), "overtaking");
    return new Guard() {
      @Override
      public void lock() {
        lock.lock();
      }

      @Override
      public void unlock() {
        lock.unlock();
      }
    };
  }

  private static Guard reentrant(boolean fair) {
    ReentrantLock lock = new ReentrantLock(fair);
    return new Guard() {
      @Override
      public void lock() {
        lock.lock();
      }

      @Override
      public void unlock() {
        lock.unlock();
      }
    };
  }

  private static void print(String name, int threads, Guard guard) {
    Diary diary = run(guard, threads);
    long most = 0;
    long mostByOne = 0;
    long overtaken = 0;
    for (int i = 0; i < diary.next; i++) {
      long[] by = overtakers(diary, i, threads);
      long all = 0;
      for (long count : by) {
        all += count;
        mostByOne = Math.max(mostByOne, count);
      }
      most = Math.max(most, all);
      overtaken += all > 0 ? 1 : 0;
    }
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %d | %d | %d of %d |%n",
        name,
        threads,
        mostByOne,
        most,
        overtaken,
        diary.next);
  }

  /** For each task, how many of its sections overtook the i-th wait: the run before it. */
  private static long[] overtakers(Diary diary, int i, int threads) {
    long[] by = new long[threads];
    // Calls of one task come in order, so looking back may stop where all others have called
    // earlier once, or at the waiter's own last section.
    int behind = 0;
    boolean[] earlier = new boolean[threads];
    for (int j = i - 1; j >= 0 && behind < threads - 1 && diary.who[j] != diary.who[i]; j--) {
      int other = diary.who[j];
      if (diary.called[j] - diary.called[i] > 0) {
        by[other]++;
      } else if (!earlier[other]) {
        earlier[other] = true;
        behind++;
      }
    }
    return by;
  }

  private static Diary run(Guard guard, int threads) {
    Diary diary = new Diary(SECTIONS * threads);
    CyclicBarrier start = new CyclicBarrier(threads);
    List<Thread> all = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      int me = t;
      Thread thread = new Thread(() -> sections(guard, diary, start, me));
      thread.start();
      all.add(thread);
    }
    for (Thread thread : all) {
      join(thread);
    }
    return diary;
  }

  private static void sections(Guard guard, Diary diary, CyclicBarrier start, int me) {
    try {
      start.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
    for (int i = 0; i < SECTIONS; i++) {
      long called = System.nanoTime();
      guard.lock();
      diary.called[diary.next] = called;
      diary.who[diary.next++] = me;
      guard.unlock();
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
