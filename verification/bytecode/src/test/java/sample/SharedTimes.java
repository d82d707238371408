package sample;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Programs that compare what several threads read of the clock. */
public class SharedTimes {
  private static volatile long stamp;
  private static volatile int steps;
  private static long plain;

  private static Thread stamps() {
    stamp = 0;
    Thread thread =
        new Thread(
            () -> {
              goOn();
              stamp = System.nanoTime();
            });
    thread.start();
    return thread;
  }

  private static void goOn() {
    for (int i = 0; i < 3; i++) {
      steps = i;
    }
  }

  public static void afterVolatile() throws Exception {
    Thread thread = stamps();
    long read = stamp;
    require(System.nanoTime() >= read);
    thread.join();
    require(System.nanoTime() >= stamp);
  }

  public static void afterJoin() throws Exception {
    Thread thread = new Thread(SharedTimes::goOn);
    thread.start();
    thread.join();
    require(System.nanoTime() >= TimeUnit.MILLISECONDS.toNanos(3));
  }

  public static void afterStart() throws Exception {
    goOn();
    long before = System.currentTimeMillis();
    Thread thread = new Thread(() -> require(System.currentTimeMillis() >= before));
    thread.start();
    thread.join();
  }

  public static void afterRace() throws Exception {
    plain = 0;
    Thread thread =
        new Thread(
            () -> {
              goOn();
              plain = System.currentTimeMillis();
            });
    thread.start();
    long read = plain;
    require(System.currentTimeMillis() >= read);
    thread.join();
  }

  /** Of those who hold a lock one after the other. */
  public static void underALock() throws Exception {
    plain = 0;
    Runnable stamps =
        () -> {
          synchronized (SharedTimes.class) {
            long now = System.nanoTime();
            require(now >= plain);
            plain = now;
          }
        };
    Thread thread = new Thread(stamps);
    thread.start();
    goOn();
    stamps.run();
    thread.join();
  }

  /** A time limit strikes, and what was read then is not of the future for who reads it. */
  public static void afterTimeLimit() throws Exception {
    stamp = 0;
    CountDownLatch latch = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              try {
                boolean unused = latch.await(1, TimeUnit.SECONDS);
                stamp = System.nanoTime();
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    thread.start();
    long read = stamp;
    require(System.nanoTime() >= read);
    latch.countDown();
    thread.join();
  }

  public static void afterSpinning() throws Exception {
    stamp = 0;
    steps = 0;
    Thread thread =
        new Thread(
            () -> {
              long deadline = System.nanoTime() + TimeUnit.HOURS.toNanos(1);
              while (steps == 0 && System.nanoTime() < deadline) {
                Thread.onSpinWait();
              }
              stamp = System.nanoTime();
            });
    thread.start();
    long read = stamp;
    require(System.nanoTime() >= read);
    steps = 1;
    thread.join();
    require(System.nanoTime() >= stamp);
  }

  /** Nothing tells who read first. */
  public static void unrelated() throws Exception {
    long[] times = new long[1];
    Thread thread =
        new Thread(
            () -> {
              goOn();
              times[0] = System.nanoTime();
            });
    thread.start();
    long mine = System.nanoTime();
    thread.join();
    require(times[0] <= mine, times[0] + " is after " + mine);
  }

  /** What a time limit came to, told in the message. */
  public static void tellsTimes() throws Exception {
    afterTimeLimit();
    long day = TimeUnit.DAYS.toNanos(1);
    require(stamp < day, stamp + " is more than a day");
  }

  private static void require(boolean condition) {
    require(condition, "time went back");
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new AssertionError(message);
    }
  }
}
