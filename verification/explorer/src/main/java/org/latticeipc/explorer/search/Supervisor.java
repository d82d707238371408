package org.latticeipc.explorer.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.machine.program.Program;
import org.latticeipc.trace.Sources;

/**
 * Runs an exploration on a thread of its own and looks after it: a task that computes for long
 * without accessing a cell is named with its place, and left to itself once the budget is used up
 * or the caller was interrupted, since no thread of Java can be stopped. Used by one thread.
 */
public final class Supervisor {
  private static final long PATROL_MILLIS = 100;

  /** A worker that has not done anything for so long is why an exploration does not end. */
  private static final long LONG_NANOS = 900_000_000L;

  /** While there is time left it is told later: a busy machine lets a good one stand still, too. */
  private static final long TOLD_NANOS = 5_000_000_000L;

  /**
   * What a virtual machine says that has a limit of its own; made before there is no room for it.
   */
  private static final OutOfMemoryError FULL = new OutOfMemoryError("GC overhead limit exceeded");

  /** For so long a search may take to notice that it has to end. */
  private static final long NOTICED_NANOS = 2_000_000_000L;

  private record Standing(int beats, long sinceNanos) {}

  private final Program program;
  private final ExplorerOptions options;
  private final Map<SearchWorker, Standing> standings = new HashMap<>();
  private @Nullable Result result;
  private @Nullable Throwable failure;
  private boolean told;
  private boolean interrupted;

  public Supervisor(Program program, ExplorerOptions options) {
    this.program = program;
    this.options = options;
  }

  /**
   * Explores on another thread while this one waits.
   *
   * @param how what to do with the exploration
   */
  public Result run(Function<Exploration, Result> how) {
    Exploration exploration = new Exploration(program, options);
    Thread driver = new Thread(() -> drive(exploration, how), "explorer-0");
    driver.setDaemon(true);
    try {
      driver.start();
    } catch (OutOfMemoryError none) { // no thread to be had: then without supervision
      return how.apply(exploration);
    }
    List<String> gone = await(driver, exploration);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return gone.isEmpty() ? outcome() : exploration.giveUp(gone);
  }

  private void drive(Exploration exploration, Function<Exploration, Result> how) {
    try {
      result = how.apply(exploration);
    } catch (Throwable thrown) { // the caller's to hear, whatever it is
      failure = thrown;
    }
  }

  /** Waits until the driver has ended, or until it is known that it will not, and why. */
  private List<String> await(Thread driver, Exploration exploration) {
    HeapPressure heap = new HeapPressure(System.nanoTime());
    long fullSince = 0;
    while (driver.isAlive()) {
      try {
        driver.join(PATROL_MILLIS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
      if (!driver.isAlive()) {
        break;
      }
      boolean stop = interrupted || exploration.isOverBudget();
      if (interrupted) {
        exploration.cutByInterruption();
      } else if (stop) {
        exploration.cutByBudget();
      }
      long now = System.nanoTime();
      if (fullSince != 0 && now - fullSince > NOTICED_NANOS) {
        return List.of(Exhaustion.reason(FULL));
      } else if (fullSince == 0 && heap.isHopeless(now)) {
        exploration.exhaust(FULL);
        fullSince = now;
      }
      List<String> still = still(exploration, stop ? LONG_NANOS : TOLD_NANOS);
      if (stop && !still.isEmpty()) {
        return still;
      } else if (!still.isEmpty() && !told) {
        told = true;
        still.forEach(options.listener()::remark);
      }
    }
    return List.of();
  }

  private Result outcome() {
    Throwable thrown = failure;
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    } else if (thrown instanceof Error error) {
      throw error;
    }
    Result found = result;
    if (found == null) {
      throw new IllegalStateException("an exploration ended without an answer");
    }
    return found;
  }

  /** A sentence for each worker whose code under test has not come back for so long. */
  private List<String> still(Exploration exploration, long nanos) {
    long now = System.nanoTime();
    List<String> sentences = new ArrayList<>();
    for (SearchWorker worker : exploration.workers()) {
      int beats = worker.runner().beats();
      Standing known = standings.get(worker);
      if (known == null || known.beats != beats) {
        standings.put(worker, new Standing(beats, now));
      } else if (now - known.sinceNanos > nanos) {
        String place = Sources.of(worker.thread().getStackTrace());
        if (place != null) {
          sentences.add(sentence(exploration, worker, place, now - known.sinceNanos));
        }
      }
    }
    return sentences;
  }

  private static String sentence(
      Exploration exploration, SearchWorker worker, String place, long nanos) {
    int task = worker.runner().taskSeen();
    return String.format(
        Locale.ROOT,
        "%s is at %s and has not accessed a cell for %.0f s: such a computation cannot be explored;"
            + " if it waits for another task, let it await a cell",
        task == 0
            ? "code outside of tasks"
            : "task " + exploration.context().tasks.get(task).name(),
        place,
        Math.max(1, nanos / 1e9));
  }
}
