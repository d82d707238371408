package sample;

import java.util.concurrent.atomic.AtomicInteger;

/** Threads that run the same, and threads that seem to. */
public class Twins {
  static volatile int data;
  static volatile boolean gate;

  private static void run(Runnable... each) throws InterruptedException {
    Thread[] threads = new Thread[each.length];
    for (int i = 0; i < each.length; i++) {
      threads[i] = new Thread(each[i]);
    }
    for (Thread thread : threads) {
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void expect(boolean holds) {
    if (!holds) {
      throw new AssertionError("not as expected");
    }
  }

  /** One object for three threads. */
  public static void oneObject() throws InterruptedException {
    AtomicInteger n = new AtomicInteger();
    Runnable twice =
        () -> {
          n.incrementAndGet();
          n.incrementAndGet();
        };
    run(twice, twice, twice);
    expect(n.get() == 6);
  }

  private static Runnable adds(AtomicInteger n, int much) {
    return () -> {
      int before = n.get();
      n.set(before + much);
    };
  }

  /** Objects of one class with the same captures. */
  public static void sameCaptures() throws InterruptedException {
    AtomicInteger n = new AtomicInteger();
    run(adds(n, 1), adds(n, 1), adds(n, 1));
    expect(n.get() >= 1 && n.get() <= 3);
  }

  /** Objects of one class with other captures. */
  public static void otherCaptures() throws InterruptedException {
    AtomicInteger n = new AtomicInteger();
    run(adds(n, 1), adds(n, 2));
    expect(n.get() >= 1 && n.get() <= 3);
  }

  /** Each of them may add all. */
  public static void lost() throws InterruptedException {
    AtomicInteger n = new AtomicInteger();
    run(adds(n, 1), adds(n, 1));
    expect(n.get() == 2);
  }

  /** Who comes second waits for what happens only when the one started first has ended. */
  public static void gated() throws InterruptedException {
    AtomicInteger turn = new AtomicInteger();
    Runnable code =
        () -> {
          if (turn.getAndIncrement() == 1) {
            while (!gate) {
              Thread.onSpinWait();
            }
          }
        };
    Thread a = new Thread(code);
    Thread b = new Thread(code);
    a.start();
    b.start();
    a.join();
    gate = true;
    b.join();
  }

  /** Only the one started first may be late and see nothing. */
  public static void writtenBetween() throws InterruptedException {
    AtomicInteger turn = new AtomicInteger();
    Runnable code =
        () -> {
          int seen = data;
          expect(turn.getAndIncrement() == 0 || seen == 1);
        };
    Thread a = new Thread(code);
    Thread b = new Thread(code);
    a.start();
    data = 1;
    b.start();
    a.join();
    b.join();
  }

  /** Only one of them is waited for. */
  public static void oneIsJoined() throws InterruptedException {
    AtomicInteger turn = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    Runnable code =
        () -> {
          if (turn.getAndIncrement() == 1) {
            done.set(2);
          } else {
            done.compareAndSet(0, 1);
          }
        };
    Thread a = new Thread(code);
    Thread b = new Thread(code);
    a.start();
    b.start();
    a.join();
    expect(done.get() != 2 || turn.get() != 2 || data == 1);
  }

  /** They ask who they are. */
  public static void asking() throws InterruptedException {
    AtomicInteger turn = new AtomicInteger();
    Runnable code =
        () ->
            expect(
                turn.getAndIncrement() == 0
                    || !Thread.currentThread().getName().equals("Thread-0"));
    run(code, code);
  }
}
