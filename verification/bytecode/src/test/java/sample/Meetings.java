package sample;

import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.StampedLock;

/** Threads that meet, right ones (r) and wrong ones (w). */
public class Meetings {
  static int n;
  static volatile int v;
  static int sx;
  static int sy;

  public static void rPhaser() throws Exception {
    int[] a = new int[2];
    Phaser p = new Phaser(2);
    par(
        () -> {
          a[0] = 1;
          p.arriveAndAwaitAdvance();
          check(a[1] == 1);
        },
        () -> {
          a[1] = 1;
          p.arriveAndAwaitAdvance();
          check(a[0] == 1);
        });
  }

  public static void wPhaser() throws Exception {
    int[] a = new int[2];
    Phaser p = new Phaser(2);
    par(
        () -> {
          a[0] = 1;
          p.arrive();
          check(a[1] == 1);
        },
        () -> {
          a[1] = 1;
          p.arriveAndAwaitAdvance();
        });
  }

  public static void wPhaserDereg() throws Exception {
    Phaser p = new Phaser(3);
    par(() -> p.arriveAndAwaitAdvance(), () -> p.arrive());
  }

  public static void wExchanger() throws Exception {
    Exchanger<int[]> e = new Exchanger<>();
    int[] x = {0}, y = {0};
    par(
        r(
            () -> {
              int[] o = e.exchange(x);
              o[0]++;
            }),
        r(
            () -> {
              int[] o = e.exchange(y);
              y[0]++;
              o[0]++;
            }));
    check(x[0] == 1 && y[0] == 2);
  }

  public static void rStamped() throws Exception {
    StampedLock l = new StampedLock();
    int[] a = new int[2];
    par(
        () -> {
          long s = l.writeLock();
          a[0]++;
          a[1]++;
          l.unlockWrite(s);
        },
        () -> {
          long s = l.readLock();
          check(a[0] == a[1]);
          l.unlockRead(s);
        });
  }

  public static void wStampedOpt() throws Exception {
    StampedLock l = new StampedLock();
    int[] a = new int[2];
    par(
        () -> {
          long s = l.writeLock();
          a[0]++;
          a[1]++;
          l.unlockWrite(s);
        },
        () -> {
          long s = l.tryOptimisticRead();
          int x = a[0], y = a[1];
          check(x == y);
        });
  }

  public static void rStampedOpt() throws Exception {
    StampedLock l = new StampedLock();
    sx = sy = 0;
    par(
        () -> {
          long s = l.writeLock();
          sx = 1;
          sy = 1;
          l.unlockWrite(s);
        },
        () -> {
          long s = l.tryOptimisticRead();
          if (s == 0) return;
          int x = sx, y = sy;
          if (l.validate(s)) check(x == y);
        });
  }

  public static void wStampedUp() throws Exception {
    StampedLock l = new StampedLock();
    Runnable q =
        () -> {
          long s = l.readLock();
          s = l.tryConvertToWriteLock(s);
          check(s != 0);
          l.unlockWrite(s);
        };
    par(q, q);
  }

  public static void rCf() throws Exception {
    CompletableFuture<Integer> a = new CompletableFuture<>(), b = new CompletableFuture<>();
    CompletableFuture<Integer> c = a.thenCombine(b, Integer::sum);
    par(() -> a.complete(1), () -> b.complete(2));
    check(c.join() == 3);
  }

  public static void wCfAny() throws Exception {
    CompletableFuture<Integer> a = new CompletableFuture<>(), b = new CompletableFuture<>();
    CompletableFuture<Object> c = CompletableFuture.anyOf(a, b);
    par(() -> a.complete(1), () -> b.complete(2));
    check(c.join().equals(1));
  }

  public static void wCfAccept() throws Exception {
    CompletableFuture<Integer> a = new CompletableFuture<>();
    n = 0;
    a.thenAccept(x -> n++);
    a.thenAccept(x -> n++);
    par(
        () -> a.complete(1),
        () -> {
          n++;
        });
    check(n == 3);
  }

  public static void rCfEx() throws Exception {
    CompletableFuture<Integer> a = new CompletableFuture<>();
    CompletableFuture<Integer> b =
        a.handle((x, t) -> t == null ? x : -1)
            .thenCompose(x -> CompletableFuture.completedFuture(x + 1));
    par(() -> a.completeExceptionally(new IllegalStateException()));
    check(b.get() == 0);
  }

  public static void wCfTimeout() throws Exception {
    CompletableFuture<Integer> a = new CompletableFuture<>();
    Thread t = new Thread(() -> a.complete(1));
    t.start();
    try {
      check(a.get(1, TimeUnit.SECONDS) == 1);
    } catch (TimeoutException e) {
      throw new AssertionError("late");
    }
  }

  public static void wCfCancel() throws Exception {
    CompletableFuture<Integer> a = new CompletableFuture<>();
    par(() -> a.complete(1), () -> a.cancel(true));
    check(!a.isCancelled());
  }

  public static void rTimer() throws Exception {
    Timer t = new Timer(true);
    CountDownLatch l = new CountDownLatch(1);
    t.schedule(
        new TimerTask() {
          public void run() {
            n = 5;
            l.countDown();
          }
        },
        1);
    l.await();
    check(n == 5);
  }

  public static void rLtq() throws Exception {
    LinkedTransferQueue<Integer> q = new LinkedTransferQueue<>();
    par(r(() -> q.transfer(1)), r(() -> check(q.take() == 1)));
  }

  public static void wLtq() throws Exception {
    LinkedTransferQueue<Integer> q = new LinkedTransferQueue<>();
    par(r(() -> check(q.tryTransfer(1))), r(() -> q.poll()));
  }

  public static void rSync() throws Exception {
    SynchronousQueue<int[]> q = new SynchronousQueue<>();
    par(
        r(
            () -> {
              int[] a = {7};
              q.put(a);
            }),
        r(() -> check(q.take()[0] == 7)));
  }

  public static void wSync() throws Exception {
    SynchronousQueue<Integer> q = new SynchronousQueue<>();
    par(r(() -> check(q.offer(1))), r(() -> q.take()));
  }

  public static void wSyncDead() throws Exception {
    SynchronousQueue<Integer> q = new SynchronousQueue<>();
    par(
        r(
            () -> {
              q.put(1);
              q.take();
            }),
        r(
            () -> {
              q.put(2);
              q.take();
            }));
  }

  public static void rFlow() throws Exception {
    SubmissionPublisher<Integer> p = new SubmissionPublisher<>(Runnable::run, 4);
    int[] got = {0};
    p.subscribe(
        new Flow.Subscriber<>() {
          public void onSubscribe(Flow.Subscription s) {
            s.request(10);
          }

          public void onNext(Integer i) {
            got[0] += i;
          }

          public void onError(Throwable t) {}

          public void onComplete() {
            got[0] += 100;
          }
        });
    p.submit(1);
    p.close();
    check(got[0] == 101);
  }

  public static void wFlow() throws Exception {
    SubmissionPublisher<Integer> p = new SubmissionPublisher<>(Runnable::run, 4);
    int[] got = {0};
    p.subscribe(
        new Flow.Subscriber<>() {
          public void onSubscribe(Flow.Subscription s) {
            s.request(10);
          }

          public void onNext(Integer i) {
            got[0] += i;
          }

          public void onError(Throwable t) {}

          public void onComplete() {}
        });
    par(
        () -> p.submit(1),
        () -> {
          got[0] += 10;
        });
    check(got[0] == 11);
  }

  public static void rTl() throws Exception {
    ThreadLocal<int[]> t = ThreadLocal.withInitial(() -> new int[1]);
    Runnable q =
        () -> {
          t.get()[0]++;
          check(t.get()[0] == 1);
        };
    par(q, q);
  }

  public static void wTlShared() throws Exception {
    int[] s = new int[1];
    ThreadLocal<int[]> t = ThreadLocal.withInitial(() -> s);
    Runnable q =
        () -> {
          t.get()[0]++;
          check(t.get()[0] == 1);
        };
    par(q, q);
  }

  static void check(boolean holds) {
    if (!holds) {
      throw new AssertionError("wrong");
    }
  }

  /** Something that may throw. */
  interface Body {
    void run() throws Exception;
  }

  static Runnable r(Body body) {
    return () -> {
      try {
        body.run();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    };
  }

  static void par(Runnable... all) throws InterruptedException {
    Thread[] threads = new Thread[all.length];
    for (int i = 0; i < all.length; i++) {
      threads[i] = new Thread(all[i]);
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
