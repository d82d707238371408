package sample;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Pools of threads, few of which are shut down. */
public class Pools {
  static int lost;

  public static void single() throws Exception {
    Future<Integer> answer = Executors.newSingleThreadExecutor().submit(() -> 42);
    require(answer.get(), 42);
  }

  public static void completable() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    require(CompletableFuture.supplyAsync(() -> 20, pool).thenApply(x -> x + 1).get(), 21);
  }

  public static void completableInCommonPool() throws Exception {
    require(CompletableFuture.supplyAsync(() -> 20).thenApply(x -> x + 1).get(), 21);
  }

  public static void scheduled() throws Exception {
    require(
        Executors.newScheduledThreadPool(1).schedule(() -> 7, 1, TimeUnit.MILLISECONDS).get(), 7);
  }

  public static void forkJoin() throws Exception {
    require(new ForkJoinPool(1).submit(() -> 5).get(), 5);
  }

  public static void twoTasks() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    int[] count = new int[1];
    Future<Integer> one = pool.submit(() -> ++count[0]);
    Future<Integer> two = pool.submit(() -> ++count[0]);
    require(one.get() + two.get(), 3);
  }

  public static void twoTasksOnTwo() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    lost = 0;
    Future<?> one = pool.submit(() -> lost++);
    Future<?> two = pool.submit(() -> lost++);
    one.get();
    two.get();
    require(lost, 2);
  }

  public static void taskWaitsForEver() {
    CountDownLatch never = new CountDownLatch(1);
    Executors.newFixedThreadPool(1)
        .execute(
            () -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
  }

  public static void taskTakesForEver() {
    ArrayBlockingQueue<String> empty = new ArrayBlockingQueue<>(1);
    Executors.newFixedThreadPool(1)
        .execute(
            () -> {
              try {
                empty.take();
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
  }

  /** Says that it took what it dropped. */
  private static final class Dropping extends LinkedBlockingQueue<Runnable> {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean offer(Runnable task) {
      return true;
    }
  }

  public static void taskIsDropped() throws Exception {
    ThreadPoolExecutor pool = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new Dropping());
    pool.submit(() -> 1);
    pool.submit(() -> 2).get();
  }

  public static void shutDownUnused() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    pool.shutdown();
    require(pool.awaitTermination(1, TimeUnit.DAYS));
    require(pool.isTerminated());
  }

  public static void shutDownForkJoin() throws Exception {
    ForkJoinPool pool = new ForkJoinPool(1);
    pool.shutdown();
    require(pool.awaitTermination(1, TimeUnit.DAYS));
  }

  public static void rejects() {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    pool.shutdown();
    try {
      pool.execute(() -> {});
    } catch (RejectedExecutionException e) {
      return;
    }
    throw new AssertionError("accepted");
  }

  /** What was accepted is done before the pool ends. */
  public static void shutDownAtWork() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    Future<Integer> answer = pool.submit(() -> 42);
    pool.shutdown();
    require(answer.get(), 42);
  }

  /** The end of the pool happens after all that its workers did. */
  public static void terminates() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    lost = 0;
    pool.execute(() -> lost++);
    pool.shutdown();
    require(pool.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS));
    require(lost, 1);
  }

  /** The time limit may strike before the worker has begun. */
  public static void limitStrikes() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    pool.execute(() -> {});
    pool.shutdown();
    require(pool.awaitTermination(1, TimeUnit.DAYS));
  }

  /** Nobody shuts the pool down. */
  public static void waitsForNoEnd() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    pool.execute(() -> {});
    require(!pool.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS));
  }

  /** A task waits for the end of its own pool. */
  public static void waitsForItself() {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    pool.execute(
        () -> {
          pool.shutdown();
          try {
            require(pool.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS));
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        });
  }

  /** A task waits for another one, for which there is no worker. */
  public static void starves() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    require(pool.submit(() -> pool.submit(() -> 1).get()).get(), 1);
  }

  /** Workers that may end do, after a while without work. */
  public static void workerEnds() throws Exception {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    pool.allowCoreThreadTimeOut(true);
    require(pool.submit(() -> 42).get(), 42);
  }

  public static void cached() throws Exception {
    require(Executors.newCachedThreadPool().submit(() -> 42).get(), 42);
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new AssertionError("does not hold");
    }
  }

  private static void require(int found, int expected) {
    if (found != expected) {
      throw new AssertionError("found " + found);
    }
  }
}
