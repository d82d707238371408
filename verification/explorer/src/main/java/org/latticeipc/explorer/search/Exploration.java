package org.latticeipc.explorer.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.latticeipc.explorer.ExplorerOptions;
import org.latticeipc.explorer.Result;
import org.latticeipc.explorer.Statistics;
import org.latticeipc.explorer.Violation;
import org.latticeipc.machine.Program;

/** One exploration: what its workers share, and what they found. Thread-safe. */
public final class Exploration {
  final Program program;
  final ExplorerOptions options;
  final Locations locations = new Locations();
  final Tasks tasks = new Tasks();
  private final long startNanos = System.nanoTime();
  private final long deadlineNanos;
  private final List<Violation> violations = new ArrayList<>();
  private final TreeSet<String> causes = new TreeSet<>();
  private final TreeSet<String> reasons = new TreeSet<>();
  private final TreeMap<String, Long> outcomes = new TreeMap<>();
  private volatile boolean stopped;
  private boolean races;
  private long complete;
  private long blocked;
  private long events;
  private long peakHeapBytes;

  public Exploration(Program program, ExplorerOptions options) {
    this.program = program;
    this.options = options;
    this.deadlineNanos = options.budget().map(b -> startNanos + b.toNanos()).orElse(Long.MAX_VALUE);
  }

  /** Explores to the end or to a bound. */
  public Result run() {
    Worker worker = new Worker(this);
    worker.explore();
    add(worker);
    return result();
  }

  /** Whether workers must stop. */
  boolean stopped() {
    return stopped;
  }

  /** Looks at the clock and the memory; called now and then. */
  void pulse() {
    Runtime runtime = Runtime.getRuntime();
    long used = runtime.totalMemory() - runtime.freeMemory();
    synchronized (this) {
      peakHeapBytes = Math.max(peakHeapBytes, used);
    }
    if (System.nanoTime() > deadlineNanos) {
      cut("the budget of " + options.budget().orElseThrow() + " is used up; give it more time");
      stopped = true;
    }
  }

  /** Says that something was not visited. */
  synchronized void cut(String reason) {
    reasons.add(reason);
  }

  /** Stops all workers. */
  void stop() {
    stopped = true;
  }

  /** Whether a violation of this cause is still to be reported. */
  synchronized boolean isNews(String cause) {
    return causes.add(cause);
  }

  /** Enters a violation; stops the exploration unless all causes are wanted. */
  synchronized void report(Violation violation) {
    violations.add(violation);
    if (!options.all() || violation.property().equals(Violation.DETERMINISTIC_TASKS)) {
      stopped = true;
    }
  }

  /** Says that a data race was met. */
  synchronized void sawRace() {
    races = true;
  }

  private synchronized void add(Worker worker) {
    complete += worker.complete();
    blocked += worker.blocked();
    events += worker.events();
    worker.outcomes().forEach((outcome, n) -> outcomes.merge(outcome, n, Long::sum));
  }

  private synchronized Result result() {
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    Statistics statistics = new Statistics(complete, blocked, events, seconds, peakHeapBytes);
    SortedMap<String, Long> sorted = Collections.unmodifiableSortedMap(outcomes);
    if (!violations.isEmpty()) {
      return new Result.Violated(violations, statistics, sorted, races);
    }
    if (complete + blocked == 0) {
      reasons.add("nothing was explored");
    }
    if (!reasons.isEmpty()) {
      return new Result.Inconclusive(List.copyOf(reasons), statistics, sorted, races);
    }
    return new Result.Holds(statistics, sorted, races);
  }
}
