package org.latticeipc.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.ipc.lock.QuaternionSpinlock;

/**
 * The quaternion lock beside a fair {@link ReentrantLock} with 1 to 32 threads: time of a section
 * that adds one to a plain counter, all threads together, in alternating rounds.
 *
 * <p>Arguments: how many rounds (default 7), and the milliseconds of each (default 400).
 */
public final class LockRounds {
  private static final int[] THREADS = {1, 2, 3, 4, 8, 16, 32};

  private static final int[] WARM_THREADS = {2, 8};
  private static final long WARM_MILLIS = 500;

  private long count;

  private LockRounds() {}

  /** Measures and prints a table. */
  public static void main(String[] arguments) {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 7;
    long millis = arguments.length > 1 ? Long.parseLong(arguments[1]) : 400;
    System.out.printf(
        Locale.ROOT,
        "Java %s, %d processors, medians of %d alternating rounds of %d ms%n%n"
            + "| threads | quaternion, ns | ReentrantLock, fair, ns | of its time |%n"
            + "|---|---|---|---|%n",
        System.getProperty("java.version"),
        Runtime.getRuntime().availableProcessors(),
        rounds,
        millis);
    for (int threads : WARM_THREADS) {
      measured(new LockRounds().quaternion(), threads, WARM_MILLIS);
      measured(new LockRounds().fair(), threads, WARM_MILLIS);
    }
    for (int threads : THREADS) {
      InTurn figures =
          InTurn.of(
              rounds,
              () -> measured(new LockRounds().quaternion(), threads, millis),
              () -> measured(new LockRounds().fair(), threads, millis));
      System.out.printf(
          Locale.ROOT,
          "| %d | %s | %s | %s |%n",
          threads,
          figures.shown(0),
          figures.shown(1),
          figures.ratio(0, 1));
    }
  }

  private static double measured(Runnable section, int threads, long millis) {
    List<Runnable> sections = new ArrayList<>(Collections.nCopies(threads, section));
    SteadyWindow window = SteadyWindow.started(sections);
    double nanos = window.nanosPerStep(millis / 4, millis);
    window.stop();
    window.join();
    return nanos;
  }

  private Runnable quaternion() {
    QuaternionSpinlock lock = new QuaternionSpinlock(HostMachine.create(), "bench");
    return () -> {
      lock.lock();
      count++;
      lock.unlock();
    };
  }

  private Runnable fair() {
    ReentrantLock lock = new ReentrantLock(true);
    return () -> {
      lock.lock();
      try {
        count++;
      } finally {
        lock.unlock();
      }
    };
  }
}
