package org.latticeipc.explorer.search;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.result.Estimate;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Progress;
import org.latticeipc.machine.program.Program;

/**
 * Learns, while a search goes on, how many executions it will have visited in the end: on a thread
 * of its own, in an exploration of its own, for a hundredth of the processor time that was spent or
 * that will be spent at least, as far as is known; while nothing is known, for a twentieth and half
 * a second. It changes nothing in the search, and whatever it meets the search meets, too.
 * Thread-safe.
 */
final class Forecast implements AutoCloseable {
  private static final long AFTER_MILLIS = 400;

  /** Waking up costs, too. */
  private static final long PAUSE_MILLIS = 400;

  /** All processor time that was or will be spent is so many times what is spent here. */
  private static final long SHARE = 100;

  /**
   * While nothing is known, so much more is spent: about what the longest first run takes, whose
   * code is not compiled yet. Put off it would cost as much and tell less.
   */
  private static final long FIRST_NANOS = 500_000_000L;

  private static final long FIRST_SHARE = 20;

  /** No more is spent in advance, as a factor, for what is known may be wrong. */
  private static final double MOST_AHEAD = 10;

  /** What is to be remarked the search remarks. */
  private static final Progress.Listener SILENT =
      new Progress.Listener() {
        @Override
        public void progress(Progress progress) {}

        @Override
        public void remark(String text) {}
      };

  private final Program program;
  private final ExplorerOptions options;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final SizeEstimate estimate = new SizeEstimate();

  /** So many times what is done the search will do at least. */
  private volatile double timesDone = 1;

  private Forecast(Program program, ExplorerOptions options) {
    this.program = program;
    this.options = quiet(options);
  }

  private static ExplorerOptions quiet(ExplorerOptions options) {
    return options.toBuilder()
        .all(true)
        .withoutCheckpoints()
        .outcomes(false)
        .probe(false)
        .jobs(1)
        .forecast(false)
        .listener(SILENT)
        .build();
  }

  /**
   * What so many runs say at once, the first two of them coarser ones, for which others make up.
   */
  static Estimate of(Program program, ExplorerOptions options, int runs) {
    SizeEstimate estimate = new SizeEstimate();
    sample(
        program,
        quiet(options),
        estimate,
        () -> estimate.runs() < runs && !Thread.currentThread().isInterrupted());
    return estimate.estimate();
  }

  /** Samples for as long as may be. */
  private static void sample(
      Program program, ExplorerOptions options, SizeEstimate estimate, BooleanSupplier goesOn) {
    Exploration exploration = new Exploration(program, options);
    do {
      SearchWorker worker = exploration.worker();
      if (!worker.buildExplorable()) {
        return;
      }
      StratifiedSampler sampler = new StratifiedSampler(worker, options.seed());
      estimate.startAnew();
      while (!worker.hasEnded() && !exploration.isOverBudget()) {
        if (!goesOn.getAsBoolean()) {
          return;
        } else if (sampler.step()) {
          estimate.add(sampler.complete(), sampler.blocked());
        }
      }
    } while (exploration.hasExcludedMore());
  }

  /** Begins, if the options want it and there is memory for a thread. */
  static @Nullable Forecast of(Program program, ExplorerOptions options) {
    if (!options.forecast()) {
      return null;
    }
    Forecast forecast = new Forecast(program, options);
    Thread thread = new Thread(forecast::run, "forecast");
    thread.setDaemon(true);
    try {
      thread.start();
    } catch (OutOfMemoryError none) { // the search can do without
      return null;
    }
    return forecast;
  }

  private void run() {
    try {
      Spending spending = new Spending();
      if (!closed.await(AFTER_MILLIS, TimeUnit.MILLISECONDS)) {
        sample(program, options, estimate, () -> mayGoOn(spending));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError thrown) {
      estimate.giveUp(); // the search meets it, too, and tells
    }
  }

  /** Whether to go on; waits until that is paid for. */
  private boolean mayGoOn(Spending spending) {
    while (closed.getCount() > 0 && !estimate.isExact()) {
      if (isPaidFor(spending)) {
        return true;
      }
      try {
        if (closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
          return false;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return false;
  }

  private boolean isPaidFor(Spending spending) {
    long spent = spending.nanos();
    long all = spending.ofAllNanos();
    return spent * SHARE < all * timesDone
        || estimate.runs() == 0 && (spent - FIRST_NANOS) * FIRST_SHARE < all;
  }

  /** The processor time of this thread, and that of all threads since there was a forecast. */
  private static final class Spending {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final @Nullable OperatingSystemMXBean system =
        ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean known
            ? known
            : null;
    private final long before = ofProcess();

    private long ofProcess() {
      return system == null ? 0 : system.getProcessCpuTime();
    }

    long nanos() {
      return threads.getCurrentThreadCpuTime();
    }

    long ofAllNanos() {
      return ofProcess() - before;
    }
  }

  /** The same with what is expected, if anything is known. */
  Progress told(Progress progress) {
    Progress told = estimate.told(progress);
    double done = (double) progress.statistics().complete() + progress.statistics().blocked();
    if (told.isForecast() && done > 0) {
      timesDone = Math.min(MOST_AHEAD, told.leastTotal() / done);
    }
    return told;
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
