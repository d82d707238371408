package sample;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** State hidden in what locks do not protect. */
@SuppressWarnings({
  "CollectionIncompatibleType",
  "LockOnBoxedPrimitive",
  "ReturnValueIgnored",
  "StringJoin",
  "deprecation",
  "fallthrough",
  "finally",
  "serial",
  "synchronization",
  "try"
})
public class HiddenInLocks extends Sharing {
  public static void differentStringLocks() throws Exception {
    int[] c = new int[1];
    two(
        () -> {
          synchronized (new String("a")) {
            c[0]++;
          }
        },
        () -> {
          synchronized (new String("a")) {
            c[0]++;
          }
        });
    expect(c[0]);
  }

  public static void differentBoxLocks() throws Exception {
    int[] c = new int[1];
    Integer a = 1000, b = 1000;
    two(
        () -> {
          synchronized (a) {
            c[0]++;
          }
        },
        () -> {
          synchronized (b) {
            c[0]++;
          }
        });
    expect(c[0]);
  }

  public static void classAndObjectLock() throws Exception {
    int[] c = new int[1];
    two(
        () -> {
          synchronized (Sharing.class) {
            c[0]++;
          }
        },
        () -> {
          synchronized (K.class) {
            c[0]++;
          }
        });
    expect(c[0]);
  }

  public static void staticAndInstanceMonitor() throws Exception {
    int[] c = new int[1];
    Sharing h = new Sharing();
    two(() -> sm(c), () -> h.im(c));
    expect(c[0]);
  }

  public static void stampedOptimistic() throws Exception {
    StampedLock l = new StampedLock();
    two(
        () -> {
          long s = l.writeLock();
          x1++;
          y1++;
          l.unlockWrite(s);
        },
        () -> {
          long s = l.tryOptimisticRead();
          if (x1 != y1) throw new AssertionError("torn");
        });
  }

  public static void readLockWrites() throws Exception {
    ReentrantReadWriteLock l = new ReentrantReadWriteLock();
    int[] c = new int[1];
    twice(
        () -> {
          l.readLock().lock();
          c[0]++;
          l.readLock().unlock();
        });
    expect(c[0]);
  }

  public static void semaphoreTwo() throws Exception {
    Semaphore s = new Semaphore(2);
    int[] c = new int[1];
    twice(
        () -> {
          s.acquire();
          c[0]++;
          s.release();
        });
    expect(c[0]);
  }

  public static void barrier() throws Exception {
    CyclicBarrier p = new CyclicBarrier(2);
    int[] c = new int[1];
    twice(
        () -> {
          p.await();
          c[0]++;
        });
    expect(c[0]);
  }

  public static void exchanger() throws Exception {
    Exchanger<int[]> e = new Exchanger<>();
    int[] c = new int[1];
    two(
        () -> e.exchange(c)[0]++,
        () -> {
          int[] d = e.exchange(c);
          d[0]++;
        });
    expect(c[0]);
  }

  public static void sleepIsNoOrder() throws Exception {
    int[] c = new int[1];
    two(
        () -> c[0] = 2,
        () -> {
          Thread.sleep(1000);
          if (c[0] != 2) throw new AssertionError("before");
        });
  }

  public static void joinTimeout() throws Exception {
    int[] c = new int[1];
    Thread t = new Thread(() -> c[0] = 2);
    t.start();
    t.join(1000);
    expect(c[0]);
  }

  public static void lockTimeout() throws Exception {
    ReentrantLock l = new ReentrantLock();
    int[] c = new int[1];
    twice(
        () -> {
          boolean g = l.tryLock(1, TimeUnit.SECONDS);
          int n = c[0];
          c[0] = n + 1;
          if (g) l.unlock();
        });
    expect(c[0]);
  }

  public static void latchTimeout() throws Exception {
    CountDownLatch l = new CountDownLatch(1);
    int[] c = new int[1];
    two(
        () -> {
          c[0] = 2;
          l.countDown();
        },
        () -> {
          l.await(1, TimeUnit.SECONDS);
          if (c[0] != 2) throw new AssertionError("late");
        });
  }

  public static void holdsLock() throws Exception {
    Object o = new Object();
    if (!Thread.holdsLock(o)) throw new AssertionError("right");
  }

  public static void waitNoLoop() throws Exception {
    Object o = new Object();
    boolean[] b = new boolean[1];
    two(
        () -> {
          synchronized (o) {
            o.notifyAll();
            b[0] = true;
          }
        },
        () -> {
          synchronized (o) {
            if (!b[0]) o.wait(10);
            if (!b[0]) throw new AssertionError("early");
          }
        });
  }
}
