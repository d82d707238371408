package sample;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Programs that are right. */
public class Right {
  static volatile boolean flag;

  public static void monitor() throws Exception {
    Object lock = new Object();
    int[] c = new int[1];
    Hidden.twice(
        () -> {
          synchronized (lock) {
            c[0]++;
          }
        });
    Hidden.expect(c[0]);
  }

  public static void lock() throws Exception {
    ReentrantLock lock = new ReentrantLock();
    int[] c = new int[1];
    Hidden.twice(
        () -> {
          lock.lock();
          try {
            c[0]++;
          } finally {
            lock.unlock();
          }
        });
    Hidden.expect(c[0]);
  }

  public static void atomic() throws Exception {
    AtomicInteger i = new AtomicInteger();
    Hidden.twice(i::incrementAndGet);
    Hidden.expect(i.get());
  }

  public static void latch() throws Exception {
    CountDownLatch latch = new CountDownLatch(2);
    int[] c = new int[2];
    new Thread(
            () -> {
              c[0] = 1;
              latch.countDown();
            })
        .start();
    new Thread(
            () -> {
              c[1] = 1;
              latch.countDown();
            })
        .start();
    latch.await();
    Hidden.expect(c[0] + c[1]);
  }

  public static void queue() throws Exception {
    ConcurrentLinkedQueue<Integer> q = new ConcurrentLinkedQueue<>();
    Hidden.twice(() -> q.add(1));
    Hidden.expect(q.size());
  }

  public static void future() throws Exception {
    CompletableFuture<String> f = new CompletableFuture<>();
    new Thread(() -> f.complete("x")).start();
    if (!f.thenApply(s -> s + "y").get().equals("xy")) {
      throw new AssertionError();
    }
  }

  public static void spin() {
    new Thread(() -> flag = true).start();
    while (!flag) {
      Thread.onSpinWait();
    }
  }

  public static void parking() throws Exception {
    Thread main = Thread.currentThread();
    new Thread(
            () -> {
              flag = true;
              LockSupport.unpark(main);
            })
        .start();
    while (!flag) {
      LockSupport.park();
    }
  }

  public static void waiting() throws Exception {
    Object lock = new Object();
    boolean[] done = new boolean[1];
    new Thread(
            () -> {
              synchronized (lock) {
                done[0] = true;
                lock.notify();
              }
            })
        .start();
    synchronized (lock) {
      while (!done[0]) {
        lock.wait();
      }
    }
  }

  public static void interruptedWait() throws Exception {
    Thread a =
        new Thread(
            () -> {
              Object lock = new Object();
              try {
                synchronized (lock) {
                  lock.wait();
                }
                throw new IllegalStateException("woke up");
              } catch (InterruptedException e) {
                // as wanted
              }
            });
    a.start();
    a.interrupt();
    a.join();
  }

  public static void narrowNumbersWrap() {
    AtomicInteger i = new AtomicInteger(Integer.MAX_VALUE);
    if (i.incrementAndGet() != Integer.MIN_VALUE || !i.compareAndSet(Integer.MIN_VALUE, 7)) {
      throw new AssertionError("an int is 32 bits wide");
    }
  }

  static class Buffered {
    final StringBuilder text = new StringBuilder();
  }

  /** Each round adds to what is hidden in a field, so none of them is idle. */
  public static void readsUntilFull() {
    Buffered b = new Buffered();
    while (true) {
      b.text.append(flag);
      if (b.text.length() > 10) {
        return;
      }
    }
  }

  public static void timedLock() throws Exception {
    ReentrantLock lock = new ReentrantLock();
    int[] c = new int[1];
    Hidden.twice(
        () -> {
          try {
            if (lock.tryLock(10, java.util.concurrent.TimeUnit.SECONDS)) {
              c[0]++;
              lock.unlock();
            }
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    if (c[0] < 1) {
      throw new AssertionError("nobody got the lock");
    }
  }

  static class Published {
    final int[] content;

    Published() {
      content = new int[] {7};
    }
  }

  static Published published;

  /** JLS 17.5: what a final field reaches is there for whoever comes through it. */
  public static void finalField() {
    new Thread(() -> published = new Published()).start();
    Published p = published;
    if (p != null && p.content[0] != 7) {
      throw new AssertionError("saw " + p.content[0]);
    }
  }

  /** What a class captures is in its fields before the superclass's constructor runs. */
  public static void captured() throws Exception {
    int seven = 7;
    int[] count = new int[2];
    class Counter extends AtomicInteger {
      private static final long serialVersionUID = 1L;

      int next() {
        return incrementAndGet() + seven;
      }
    }
    class Stop extends RuntimeException {
      private static final long serialVersionUID = 1L;

      int code() {
        return seven;
      }
    }
    class Later extends Stop {
      private static final long serialVersionUID = 1L;
      final int more = seven + code();
    }
    Counter counter = new Counter();
    Hidden.twice(counter::next);
    Thread thrower =
        new Thread(
            () -> {
              try {
                throw new Later();
              } catch (Later stop) {
                count[0] = stop.code();
                count[1] = stop.more;
              }
            });
    thrower.start();
    thrower.join();
    if (counter.next() != 10 || count[0] != 7 || count[1] != 14) {
      throw new AssertionError(counter + " " + count[0] + " " + count[1]);
    }
  }

  public static void logs() throws Exception {
    Logger logger = Logger.getLogger("name");
    System.Logger other = System.getLogger("other");
    Hidden.twice(
        () -> {
          logger.log(Level.WARNING, "a warning");
          logger.fine("not shown");
          other.log(System.Logger.Level.INFO, () -> "told");
        });
    boolean known = logger == Logger.getLogger("name");
    if (!known || logger.isLoggable(Level.FINE)) {
      throw new AssertionError(logger);
    }
  }

  public static void classByName() throws Exception {
    Class<?> type = Class.forName(Right.class.getName());
    boolean missing = false;
    try {
      Class.forName("sample.NotThere");
    } catch (ClassNotFoundException e) {
      missing = true;
    }
    if (type != Right.class || !missing) {
      throw new AssertionError(type);
    }
  }

  /** A daemon that waits for ever is no deadlock, and what the others did is complete. */
  public static void daemonWaits() throws Exception {
    Object lock = new Object();
    int[] n = new int[1];
    Thread server =
        new Thread(
            () -> {
              synchronized (lock) {
                while (true) {
                  n[0]++;
                  try {
                    lock.wait();
                  } catch (InterruptedException e) {
                    return;
                  }
                }
              }
            });
    server.setDaemon(true);
    server.start();
    synchronized (lock) {
      n[0] += 2;
    }
  }
}
