package sample;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Waits for locks, conditions, monitors and permits. */
public class Waits {
  private static final Object MONITOR = new Object();
  private static final ReentrantLock LOCK = new ReentrantLock();
  private static final Condition CONDITION = LOCK.newCondition();
  private static boolean ready;
  private static volatile boolean go;

  public static void monitorOnce() throws Exception {
    Thread other = new Thread(Waits::notifyMonitor);
    other.start();
    synchronized (MONITOR) {
      if (!ready) {
        MONITOR.wait();
      }
      requireReady(ready);
    }
    other.join();
  }

  public static void monitorInLoop() throws Exception {
    Thread other = new Thread(Waits::notifyMonitor);
    other.start();
    synchronized (MONITOR) {
      while (!ready) {
        MONITOR.wait();
      }
    }
    other.join();
  }

  private static void notifyMonitor() {
    synchronized (MONITOR) {
      ready = true;
      MONITOR.notify();
    }
  }

  public static void conditionOnce() throws Exception {
    Thread other = new Thread(Waits::signal);
    other.start();
    LOCK.lock();
    try {
      if (!ready) {
        CONDITION.await();
      }
      requireReady(ready);
    } finally {
      LOCK.unlock();
    }
    other.join();
  }

  public static void conditionInLoop() throws Exception {
    Thread other = new Thread(Waits::signal);
    other.start();
    LOCK.lock();
    try {
      while (!ready) {
        CONDITION.await();
      }
    } finally {
      LOCK.unlock();
    }
    other.join();
  }

  public static void conditionUninterruptibly() throws Exception {
    Thread me = Thread.currentThread();
    Thread other =
        new Thread(
            () -> {
              me.interrupt();
              signal();
            });
    other.start();
    LOCK.lock();
    try {
      while (!ready) {
        CONDITION.awaitUninterruptibly();
      }
    } finally {
      LOCK.unlock();
    }
    Thread.interrupted();
    other.join();
  }

  /** The other thread signals nobody: the wait is interrupted, or its time is up. */
  public static void conditionGivesUp() throws Exception {
    Thread me = Thread.currentThread();
    new Thread(me::interrupt).start();
    boolean interrupted = false;
    LOCK.lock();
    try {
      interrupted = CONDITION.awaitNanos(1_000) > 0;
      requireReady(!interrupted);
    } catch (InterruptedException e) {
      interrupted = true;
    } finally {
      LOCK.unlock();
    }
  }

  private static void signal() {
    LOCK.lock();
    try {
      ready = true;
      CONDITION.signal();
    } finally {
      LOCK.unlock();
    }
  }

  public static void permitOnce() throws Exception {
    Thread me = Thread.currentThread();
    Thread other = new Thread(() -> unpark(me));
    other.start();
    if (!go) {
      LockSupport.park();
    }
    requireReady(go);
    other.join();
  }

  public static void permitInLoop() throws Exception {
    Thread me = Thread.currentThread();
    Thread other = new Thread(() -> unpark(me));
    other.start();
    while (!go) {
      LockSupport.park();
    }
    other.join();
  }

  private static void unpark(Thread thread) {
    go = true;
    LockSupport.unpark(thread);
  }

  private static void requireReady(boolean isReady) {
    if (!isReady) {
      throw new AssertionError("woke up for no reason");
    }
  }

  // ---- more locks

  public static void readersAndWriter() throws Exception {
    ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    int[] both = new int[2];
    Thread writer =
        new Thread(
            () -> {
              lock.writeLock().lock();
              both[0]++;
              both[1]++;
              lock.writeLock().unlock();
            });
    writer.start();
    lock.readLock().lock();
    if (both[0] != both[1]) {
      throw new AssertionError("half written");
    }
    lock.readLock().unlock();
    writer.join();
  }

  public static void permits() throws Exception {
    Semaphore semaphore = new Semaphore(1);
    int[] count = new int[1];
    Hidden.twice(
        () -> {
          semaphore.acquireUninterruptibly();
          count[0]++;
          semaphore.release();
        });
    Hidden.expect(count[0]);
  }

  public static void threeAtAQueue() throws Exception {
    ArrayBlockingQueue<Integer> queue = new ArrayBlockingQueue<>(1);
    Thread one = new Thread(() -> put(queue, 1));
    Thread two = new Thread(() -> put(queue, 2));
    one.start();
    two.start();
    if (queue.take() + queue.take() != 3) {
      throw new AssertionError("lost");
    }
  }

  private static void put(ArrayBlockingQueue<Integer> queue, int n) {
    try {
      queue.put(n);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  public static void lockOrder() throws Exception {
    ReentrantLock a = new ReentrantLock();
    ReentrantLock b = new ReentrantLock();
    Thread other = new Thread(() -> both(b, a));
    other.start();
    both(a, b);
    other.join();
  }

  private static void both(ReentrantLock first, ReentrantLock second) {
    first.lock();
    second.lock();
    second.unlock();
    first.unlock();
  }

  public static void tryForAWhile() throws Exception {
    ReentrantLock lock = new ReentrantLock();
    Thread other = new Thread(lock::lock);
    other.start();
    other.join();
    if (lock.tryLock(1, TimeUnit.SECONDS)) {
      throw new AssertionError("taken though another holds it");
    }
  }

  public static void asksWhoWaits() {
    new ReentrantLock().hasQueuedThreads();
  }

  /** A weak exchange that nobody disturbs may fail all the same. */
  public static void weakExchangeOnce() {
    if (!new AtomicInteger().weakCompareAndSetVolatile(0, 1)) {
      throw new AssertionError("failed for no reason");
    }
  }

  public static void weakExchangeInLoop() {
    AtomicInteger cell = new AtomicInteger();
    while (!cell.weakCompareAndSetVolatile(0, 1)) {
      Thread.onSpinWait();
    }
    requireReady(cell.get() == 1);
  }

  /** Tries a few times only, and gives up. */
  public static void weakExchangeFourTimes() {
    AtomicInteger cell = new AtomicInteger();
    for (int tries = 0; tries < 4; tries++) {
      if (cell.weakCompareAndSetVolatile(0, 1)) {
        return;
      }
    }
    throw new AssertionError("failed for no reason");
  }
}
