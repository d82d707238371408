package sample;

import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** Programs that are wrong. */
public class Wrong {
  static volatile boolean flag;
  static int data;
  static boolean ready;

  public static void main(String[] arguments) throws Exception {
    Thread t = new Thread(() -> data = 1);
    t.start();
    System.out.println("data " + data);
    t.join();
    throw new IllegalStateException("always");
  }

  public static void deadlock() throws Exception {
    Object x = new Object();
    Object y = new Object();
    new Thread(
            () -> {
              synchronized (x) {
                synchronized (y) {
                  data++;
                }
              }
            })
        .start();
    synchronized (y) {
      synchronized (x) {
        data++;
      }
    }
  }

  public static void lostNotification() throws Exception {
    Object lock = new Object();
    new Thread(
            () -> {
              synchronized (lock) {
                lock.notify();
              }
            })
        .start();
    synchronized (lock) {
      lock.wait();
    }
  }

  public static void spinsForEver() {
    while (!flag) {
      Thread.onSpinWait();
    }
  }

  public static void racyPublication() {
    new Thread(
            () -> {
              data = 42;
              ready = true;
            })
        .start();
    if (ready && data != 42) {
      throw new AssertionError("saw " + data);
    }
  }

  static class Leaking {
    static Leaking last;
    final int n;

    Leaking() {
      last = this;
      n = 7;
    }
  }

  public static void leakedFinalField() {
    new Thread(Leaking::new).start();
    Leaking seen = Leaking.last;
    if (seen != null && seen.n != 7) {
      throw new AssertionError("saw " + seen.n);
    }
  }

  static class Plain {
    int n;

    Plain() {
      n = 7;
    }
  }

  static Plain plain;

  public static void plainField() {
    new Thread(() -> plain = new Plain()).start();
    Plain seen = plain;
    if (seen != null && seen.n != 7) {
      throw new AssertionError("saw " + seen.n);
    }
  }

  public static void busy() {
    for (long i = 0; i >= 0; i++) {
      if (i == Long.MAX_VALUE) {
        data++;
      }
    }
  }

  public static void exceptionInThread() throws Exception {
    new Thread(
            () -> {
              throw new IllegalArgumentException("mine");
            })
        .start();
  }

  public static native void nothing();

  public static void callsNative() {
    nothing();
  }

  public static void swallowsEverything() throws Exception {
    Thread t = new Thread(() -> flag = true);
    t.start();
    while (true) {
      try {
        t.join();
        return;
      } catch (Throwable thrown) {
        data++;
      }
    }
  }

  /** One of two threads with one name is a daemon; the other may not wait for ever. */
  public static void deadlockBesideDaemon() throws Exception {
    Object lock = new Object();
    for (int i = 0; i < 2; i++) {
      Thread thread =
          new Thread(
              () -> {
                synchronized (lock) {
                  try {
                    lock.wait();
                  } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                }
              },
              "same");
      thread.setDaemon(i == 0);
      thread.start();
    }
    synchronized (lock) {
      lock.notify();
    }
  }

  static class Box {
    int v = 7;
  }

  /** The exchange that fails makes its box known to nobody. */
  public static void oneOfTwoIsPublished() throws Exception {
    AtomicReference<Box> first = new AtomicReference<>();
    Hidden.twice(() -> first.compareAndSet(null, new Box()));
    throw new IllegalStateException("box " + first.get().v);
  }

  /** Nobody sets the flag, but the time comes. */
  public static void waitsByTheClock() {
    long start = System.nanoTime();
    while (!flag && System.nanoTime() - start < 5_000_000_000L) {
      Thread.onSpinWait();
    }
    throw new IllegalStateException("five seconds are over");
  }

  public static void casts() throws InterruptedException {
    Object list = new ArrayList<String>();
    Thread thread =
        new Thread(
            () -> {
              Integer unused = (Integer) list;
            });
    thread.start();
    thread.join();
  }
}
