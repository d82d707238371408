package sample;

import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;

/** State hidden in threads. */
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
public class HiddenInThreads extends Sharing {
  public static void daemonThread() throws Exception {
    int[] c = new int[1];
    Thread t = new Thread(() -> c[0] = 1);
    t.setDaemon(true);
    t.start();
    if (c[0] != 1) throw new AssertionError("not yet");
  }

  public static void threadName() throws Exception {
    Thread t = Thread.currentThread();
    t.setName("0");
    twice(() -> t.setName("" + (Integer.parseInt(t.getName()) + 1)));
    expect(Integer.parseInt(t.getName()));
  }

  public static void threadGroup() throws Exception {
    ThreadGroup t = new ThreadGroup("x");
    t.setMaxPriority(1);
    twice(() -> t.setMaxPriority(t.getMaxPriority()));
    expect(t.activeCount());
  }

  public static void defaultHandler() throws Exception {
    int[] c = new int[1];
    Thread.setDefaultUncaughtExceptionHandler((t, e) -> c[0]++);
    twice(
        () -> {
          throw new IllegalStateException();
        });
    expect(c[0]);
  }

  public static void ownHandler() throws Exception {
    int[] c = new int[1];
    Thread
        a =
            new Thread(
                () -> {
                  throw new IllegalStateException("a");
                }),
        b =
            new Thread(
                () -> {
                  throw new IllegalStateException("b");
                });
    Thread.UncaughtExceptionHandler h = (t, e) -> c[0]++;
    a.setUncaughtExceptionHandler(h);
    b.setUncaughtExceptionHandler(h);
    a.start();
    b.start();
    a.join();
    b.join();
    expect(c[0]);
  }

  public static void activeCount() throws Exception {
    if (Thread.activeCount() > 0) throw new AssertionError();
  }

  public static void interruptFlag() throws Exception {
    Thread m = Thread.currentThread();
    Thread t = new Thread(() -> m.interrupt());
    t.start();
    if (Thread.interrupted()) throw new AssertionError("was");
  }

  public static void futureCallbacks() throws Exception {
    CompletableFuture<Integer> a = new CompletableFuture<>();
    int[] c = new int[1];
    two(() -> a.complete(1), () -> a.thenAccept(v -> c[0] = v));
    if (c[0] != 1) throw new AssertionError();
    two(() -> c[0]++, () -> a.thenAccept(v -> c[0]++));
    expect(c[0] - 1);
  }

  public static void futureTask() throws Exception {
    int[] c = new int[1];
    FutureTask<Integer> t = new FutureTask<>(() -> ++c[0]);
    twice(
        () -> {
          t.run();
          c[0]++;
        });
    expect(c[0] - 1);
  }

  public static void timer() throws Exception {
    int[] c = new int[1];
    CompletableFuture<Void> done = new CompletableFuture<>();
    new Timer()
        .schedule(
            new TimerTask() {
              public void run() {
                c[0]++;
                done.complete(null);
              }
            },
            1);
    c[0]++;
    done.join();
    expect(c[0]);
  }

  public static void synchronousQueue() throws Exception {
    SynchronousQueue<int[]> q = new SynchronousQueue<>();
    int[] c = new int[1];
    two(
        () -> {
          q.put(c);
          c[0]++;
        },
        () -> {
          int[] d = q.take();
          d[0]++;
        });
    expect(c[0]);
  }

  public static void blockingQueue() throws Exception {
    LinkedBlockingQueue<int[]> q = new LinkedBlockingQueue<>();
    int[] c = new int[1];
    two(
        () -> {
          q.put(c);
          c[0]++;
        },
        () -> {
          int[] d = q.take();
          d[0]++;
        });
    expect(c[0]);
  }
}
