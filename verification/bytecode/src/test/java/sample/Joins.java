package sample;

import java.util.concurrent.CountDownLatch;

/** Threads that are waited for, with a time limit and without. */
public class Joins {
  private static int x;

  private static Thread waiting(CountDownLatch latch) {
    Thread thread =
        new Thread(
            () -> {
              try {
                latch.await();
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    thread.start();
    return thread;
  }

  /** Who is waited for cannot end until the time limit has struck. */
  public static void limitOfOneThatWaits() throws Exception {
    CountDownLatch latch = new CountDownLatch(1);
    Thread thread = waiting(latch);
    thread.join(100);
    latch.countDown();
    thread.join();
  }

  private static Thread writing() {
    x = 0;
    Thread thread = new Thread(() -> x = 1);
    thread.start();
    return thread;
  }

  public static void seesWhatEnded() throws Exception {
    Thread thread = writing();
    thread.join(100);
    require(thread.isAlive() || x == 1);
  }

  public static void missesWhatGoesOn() throws Exception {
    writing().join(100);
    require(x == 1);
  }

  /** A time limit of an age never strikes. */
  public static void endless() throws Exception {
    writing().join(Long.MAX_VALUE);
    require(x == 1);
  }

  public static void endlessWait() throws Exception {
    Object monitor = new Object();
    boolean[] done = new boolean[1];
    new Thread(
            () -> {
              synchronized (monitor) {
                done[0] = true;
                monitor.notify();
              }
            })
        .start();
    synchronized (monitor) {
      if (!done[0]) {
        monitor.wait(Long.MAX_VALUE);
      }
      require(done[0]);
    }
  }

  public static void daemonTooLate() throws Exception {
    CountDownLatch latch = new CountDownLatch(1);
    Thread thread = waiting(latch);
    try {
      thread.setDaemon(true);
    } catch (IllegalThreadStateException e) {
      latch.countDown();
      return;
    }
    throw new AssertionError("a running thread became a daemon");
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new AssertionError("does not hold");
    }
  }
}
