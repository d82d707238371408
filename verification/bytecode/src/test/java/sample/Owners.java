package sample;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Threads that wait for ever for what java.util.concurrent has. */
public class Owners {
  static ReentrantLock first = new ReentrantLock();
  static ReentrantLock other = new ReentrantLock();

  public static void twoLocks() {
    ReentrantLock a = new ReentrantLock();
    ReentrantLock b = new ReentrantLock();
    new Thread(
            () -> {
              a.lock();
              b.lock();
              b.unlock();
              a.unlock();
            })
        .start();
    b.lock();
    a.lock();
    a.unlock();
    b.unlock();
  }

  public static void locksOfSetUp() {
    new Thread(
            () -> {
              first.lock();
              other.lock();
              other.unlock();
              first.unlock();
            })
        .start();
    other.lock();
    first.lock();
    first.unlock();
    other.unlock();
  }

  public static void lockAndMonitor() {
    ReentrantLock a = new ReentrantLock();
    Object b = new Object();
    new Thread(
            () -> {
              synchronized (b) {
                a.lock();
                a.unlock();
              }
            })
        .start();
    a.lock();
    synchronized (b) {
      a.unlock();
    }
  }

  /** Who reads may not write before it stops reading. */
  public static void readerWrites() {
    ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    lock.readLock().lock();
    lock.writeLock().lock();
  }

  public static void readers() {
    ReentrantReadWriteLock a = new ReentrantReadWriteLock();
    ReentrantReadWriteLock b = new ReentrantReadWriteLock();
    new Thread(
            () -> {
              a.readLock().lock();
              a.readLock().lock();
              a.readLock().unlock();
              b.writeLock().lock();
            })
        .start();
    b.readLock().lock();
    a.writeLock().lock();
    a.writeLock().unlock();
    b.readLock().unlock();
  }

  /** It waits for the end of a thread, and for nothing that it has waited for before. */
  public static void waitIsOver() throws InterruptedException {
    CountDownLatch over = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    Thread other =
        new Thread(
            () -> {
              over.countDown();
              try {
                never.await();
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    other.start();
    over.await();
    other.join();
  }

  public static void latch() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  public static void permits() throws InterruptedException {
    new Semaphore(0).acquire();
  }

  /** Nobody else knows what it waits for. */
  public static void givesUp() throws InterruptedException {
    boolean got = new Semaphore(0).tryAcquire(1, TimeUnit.SECONDS);
    if (got || new CountDownLatch(1).await(1, TimeUnit.DAYS)) {
      throw new AssertionError("there was none");
    }
  }

  public static void signal() throws InterruptedException {
    ReentrantLock lock = new ReentrantLock();
    Condition condition = lock.newCondition();
    lock.lock();
    condition.await();
  }

  public static void task() throws Exception {
    new FutureTask<>(() -> 1).get();
  }

  public static void future() throws Exception {
    new CompletableFuture<Integer>().get();
  }
}
