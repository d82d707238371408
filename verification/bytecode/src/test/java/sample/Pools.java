package sample;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Pools of threads that nobody shuts down. */
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

  private static void require(int found, int expected) {
    if (found != expected) {
      throw new AssertionError("found " + found);
    }
  }
}
