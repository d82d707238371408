package org.latticeipc.engine.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.latticeipc.machine.program.Program;

/**
 * Runs one program very often on real cores, to see which outcomes hardware shows.
 *
 * <p>As in jcstress, many instances of the program are made at once and each task's thread goes
 * through all of them in order, meeting the other threads at the start of a batch only: threads
 * drift against each other and so meet in many ways. One thread a task, kept for the whole sample;
 * a task may wait for another of its instance, since all threads take the instances in one order.
 */
public final class HostSampler {
  private static final int BATCH = 512;
  private static final Duration BATCH_LIMIT = Duration.ofSeconds(30);

  private final Program program;
  private final HostOptions options;
  private final TreeMap<String, Long> outcomes = new TreeMap<>();
  private final List<HostResult> failures = new ArrayList<>();
  private long runs;
  private long abandoned;
  private long failed;

  private HostSampler(Program program, HostOptions options) {
    this.program = program;
    this.options = options;
  }

  /**
   * Runs the program {@code runs} times, or fewer if a batch of runs does not finish.
   *
   * @throws RuntimeException what the program's set-up throws
   */
  public static HostSample sample(Program program, HostOptions options, long runs) {
    HostSampler sampler = new HostSampler(program, options);
    sampler.run(runs);
    return new HostSample(
        sampler.outcomes, sampler.runs, sampler.abandoned, sampler.failed, sampler.failures);
  }

  private void run(long wanted) {
    int tasks = new HostRun(program, options).taskCount();
    Workers workers = new Workers(tasks);
    try {
      while (runs < wanted) {
        int size = (int) Math.min(BATCH, wanted - runs);
        List<HostRun> batch = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
          batch.add(new HostRun(program, options));
        }
        if (!workers.runAll(batch)) {
          batch.forEach(run -> count(run.giveUp()));
          return;
        }
        batch.forEach(run -> count(run.finish()));
      }
    } finally {
      workers.end();
    }
  }

  private void count(HostResult result) {
    runs++;
    if (result instanceof HostResult.Completed completed) {
      outcomes.merge(completed.outcome().toString(), 1L, Long::sum);
    } else if (result instanceof HostResult.Abandoned) {
      abandoned++;
    } else {
      failed++;
      if (failures.size() < HostSample.FAILURES_KEPT) {
        failures.add(result);
      }
    }
  }

  /** One thread for each task of the program, which all go through one batch after another. */
  private static final class Workers {
    private final CyclicBarrier start;
    private final CyclicBarrier end;
    private final int count;
    private final AtomicInteger arrived = new AtomicInteger();
    private volatile List<HostRun> batch = List.of();
    private volatile boolean over;

    Workers(int count) {
      this.count = count;
      this.start = new CyclicBarrier(count + 1, () -> arrived.set(0));
      this.end = new CyclicBarrier(count + 1);
      for (int i = 0; i < count; i++) {
        int which = i;
        new HostThread("sampler-" + i, () -> work(which)).start();
      }
    }

    private void work(int which) {
      try {
        while (true) {
          start.await();
          if (over) {
            return;
          }
          meet();
          for (HostRun run : batch) {
            run.runTask(which);
          }
          end.await();
        }
      } catch (InterruptedException | BrokenBarrierException e) {
        // The sampler gave the batch up; this thread has nothing more to do.
        Thread.currentThread().interrupt();
      }
    }

    /** Lets all threads leave within a few instructions of each other where there are cores. */
    private void meet() {
      arrived.incrementAndGet();
      for (int spins = 0; arrived.get() < count; spins++) {
        if (spins < 1_000) {
          Thread.onSpinWait();
        } else {
          Thread.yield();
        }
      }
    }

    boolean runAll(List<HostRun> runs) {
      batch = runs;
      try {
        start.await();
        end.await(BATCH_LIMIT.toSeconds(), TimeUnit.SECONDS);
        return true;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      } catch (BrokenBarrierException | TimeoutException e) {
        return false;
      }
    }

    void end() {
      over = true;
      if (!end.isBroken()) {
        try {
          start.await();
        } catch (InterruptedException | BrokenBarrierException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }
}
