package org.latticeipc.explorer.search;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.declared.BuildDiffersException;
import org.latticeipc.explorer.declared.Preference;
import org.latticeipc.explorer.declared.SearchContext;
import org.latticeipc.explorer.result.Assumptions;
import org.latticeipc.explorer.result.Estimate;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Progress;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Statistics;
import org.latticeipc.explorer.step.Revisits;
import org.latticeipc.explorer.work.Checkpoint;
import org.latticeipc.explorer.work.Fingerprint;
import org.latticeipc.explorer.work.Schedule;
import org.latticeipc.explorer.work.Segment;
import org.latticeipc.explorer.work.Tally;
import org.latticeipc.explorer.work.WorkUnit;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.TaskLimits;

/**
 * Drives one exploration: its workers, its bounds, and starting anew when a reduction turns out not
 * to apply. What the workers share is its {@link SearchContext}. Thread-safe.
 */
public final class Exploration {
  private static final long LISTENER_NANOS = 100_000_000L;

  /** How many steps of the search between looks at the clock. */
  private static final int PULSE = 256;

  private final SearchContext context;
  private final ExplorerOptions options;
  private final Revisits revisits;

  /** What this is an exploration of, once somebody has asked. */
  private @Nullable Fingerprint fingerprint;

  private final long startNanos = System.nanoTime();
  private final long deadlineNanos;
  private volatile Schedule schedule;

  /** Those that call tasks, in the order in which they began. */
  private final List<SearchWorker> workers = new CopyOnWriteArrayList<>();

  private final TreeSet<String> reasons = new TreeSet<>();
  private @Nullable Throwable failure;

  /** What ran out, so that the search had to end where it was. */
  private volatile @Nullable VirtualMachineError exhausted;

  /** Guards the fingerprint; nothing else is locked while it is held. */
  private final Object naming = new Object();

  private volatile boolean abandoned;

  /** Whether this is a part of a search: that a bound ends it is then nothing to tell. */
  private boolean partial;

  /** Counts what its workers have to do with each other, if somebody wants to know. */
  private final @Nullable JobMeter meter;

  /** How many executions are expected, if somebody wants to know. */
  private volatile @Nullable Forecast forecast;

  private long nextKeepNanos;
  private long nextListenNanos;
  private long peakHeapBytes;

  public Exploration(Program program, ExplorerOptions options) {
    this(program, options, new Revisits());
  }

  Exploration(Program program, ExplorerOptions options, Revisits revisits) {
    this.context = new SearchContext(program, options);
    this.options = options;
    this.revisits = revisits;
    this.deadlineNanos = options.budget().map(b -> startNanos + b.toNanos()).orElse(Long.MAX_VALUE);
    this.nextKeepNanos = startNanos + options.checkpointEvery().toNanos();
    this.nextListenNanos = startNanos + LISTENER_NANOS;
    this.schedule = scheduleFrom(root());
    this.meter = options.listener().wantsCounters() ? new JobMeter() : null;
  }

  /**
   * Reads the checkpoint to resume from, if any, and learns what this is an exploration of.
   *
   * @throws CheckpointException if the checkpoint cannot be used
   */
  private void prepare() {
    try {
      options
          .resume()
          .map(file -> Checkpoint.read(file, fingerprint(), context))
          .ifPresent(kept -> schedule = scheduleFrom(kept));
      if (options.checkpoint().isPresent()) {
        fingerprint();
      }
    } catch (OutOfMemoryError | StackOverflowError thrown) {
      exhaust(thrown);
    }
  }

  private static List<Segment> root() {
    return List.of(new Segment(WorkUnit.ROOT, new Tally()));
  }

  /** What the exploration is of. Holds no lock that a worker may hold while it asks. */
  public Fingerprint fingerprint() {
    synchronized (naming) {
      if (fingerprint == null) {
        fingerprint =
            Fingerprint.of(context.program, options, Behaviour.of(context.program, options));
      }
      return fingerprint;
    }
  }

  SearchContext context() {
    return context;
  }

  Revisits revisits() {
    return revisits;
  }

  private Schedule scheduleFrom(List<Segment> initial) {
    return new Schedule(
        initial,
        options
            .checkpoint()
            .<Schedule.Keeper>map(
                file -> segments -> Checkpoint.write(file, fingerprint(), context, segments))
            .orElse(null));
  }

  /**
   * Explores to the end or to a bound.
   *
   * @throws CheckpointException if the checkpoint to resume from cannot be used
   */
  public Result run() {
    prepare();
    try (Forecast looking = Forecast.of(context.program, options)) {
      forecast = looking;
      exploreAll();
    }
    schedule.keepFinal();
    if (meter != null) {
      options.listener().counted(meter.counters(options.jobs()));
    }
    if (exhausted != null) {
      schedule.forgetOutcomes();
    }
    Result result = result();
    return options.probe() && result instanceof Result.Holds ? probed(result) : result;
  }

  private void exploreAll() {
    explore();
    while (exhausted == null && hasExcludedMore()) {
      schedule = scheduleFrom(root());
      Preference wish = context.wish();
      if (wish != null) {
        wish.restart();
      }
      explore();
    }
  }

  /** What holds of all executions may not be all there is, if tasks share more than cells. */
  private Result probed(Result holds) {
    return lookBeside() ? result() : holds;
  }

  /** Looks for state beside cells; tells whether the answer is another one for it. */
  private boolean lookBeside() {
    try {
      List<String> found = new Probe(context.program, options).run();
      found.forEach(this::cut);
      return !found.isEmpty();
    } catch (BuildDiffersException differs) {
      cut(String.valueOf(differs.getMessage()));
    } catch (OutOfMemoryError | StackOverflowError thrown) {
      exhaust(thrown);
    }
    return true;
  }

  /** Whether a search has to start anew with more excluded from a reduction. */
  boolean hasExcludedMore() {
    boolean more = context.haveLimitsGrown();
    if (abandoned && !more) {
      throw new IllegalStateException("a search was given up for a reduction that still applies");
    }
    abandoned = false;
    return more;
  }

  /** The search must start anew with something more excluded from a reduction. */
  void abandon() {
    abandoned = true;
    schedule.stop();
  }

  private void explore() {
    List<Thread> others = new ArrayList<>();
    for (int i = 1; i < options.jobs(); i++) {
      Thread thread = new Thread(this::join, "explorer-" + i);
      thread.setDaemon(true);
      try {
        thread.start();
      } catch (OutOfMemoryError none) { // no memory for its stack, or no more threads allowed
        exhaust(none);
        break;
      }
      others.add(thread);
    }
    measured();
    join(others);
    if (meter != null) {
      meter.add(schedule);
    }
    rethrow();
  }

  /** Works along once the search has gone on for long enough that it pays. */
  private void join() {
    try {
      if (schedule.isOnAfter(startNanos + options.jobsAfter().toNanos() - System.nanoTime())) {
        measured();
      }
    } catch (InterruptedException interrupted) {
      cutByInterruption();
    }
  }

  private void measured() {
    if (meter == null) {
      work();
    } else {
      meter.measure(this::work);
    }
  }

  /** Waits for all, interrupted or not: they share what is told and kept afterwards. */
  private static void join(List<Thread> threads) {
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    SearchWorker worker = worker();
    try {
      worker.work();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      cutByInterruption();
    } catch (OutOfMemoryError | StackOverflowError thrown) {
      exhaust(thrown);
    } catch (BuildDiffersException differs) {
      cut(String.valueOf(differs.getMessage()));
      schedule.fail();
    } catch (RuntimeException | Error thrown) {
      synchronized (this) {
        failure = failure == null ? thrown : failure;
      }
      schedule.fail();
    } finally {
      workers.remove(worker);
    }
  }

  /** Ends the search inconclusively. Allocates nothing, since there may be nothing left. */
  void exhaust(VirtualMachineError thrown) {
    exhausted = thrown;
    schedule.fail();
  }

  private synchronized void rethrow() {
    if (failure instanceof RuntimeException exception) {
      throw exception;
    } else if (failure instanceof Error error) {
      throw error;
    }
  }

  /** A worker of its own for the next task at hand. */
  public SearchWorker worker() {
    SearchWorker worker = new SearchWorker(this, schedule);
    workers.add(worker);
    return worker;
  }

  private Sampler sampler() {
    return new Sampler(this, worker());
  }

  /** Walks at random as often as the options say. */
  public Result sample() {
    prepare();
    if (exhausted != null) {
      return result(new Tally());
    }
    Sampler sampler;
    Tally tally;
    try {
      do {
        sampler = sampler();
        tally = sampler.walk(options.sample().orElseThrow());
      } while (hasExcludedMore());
    } catch (OutOfMemoryError | StackOverflowError thrown) {
      exhaust(thrown);
      return result(new Tally());
    }
    cut("only " + sampler.walks() + " random walks were made; explore without sampling");
    return result(tally);
  }

  /** Estimates the number of executions from so many runs of a stratified sampler. */
  public static Estimate estimate(Program program, ExplorerOptions options, int runs) {
    return Forecast.of(program, options, runs);
  }

  /** Ends the search where it is; any thread may call. */
  void cutByInterruption() {
    cutAtBound("it was interrupted");
    schedule.stop();
  }

  /** Whether the budget, if any, is used up; any thread may ask. */
  boolean isOverBudget() {
    return System.nanoTime() >= deadlineNanos;
  }

  /** Ends the search for the budget; any thread may call. */
  void cutByBudget() {
    Duration budget = options.budget().orElseThrow();
    cutAtBound("the budget of " + budget.toMillis() / 1000.0 + " s is used up; give it more time");
    schedule.stop();
  }

  /** Those that call tasks now; any thread may ask. */
  List<SearchWorker> workers() {
    return workers;
  }

  /** A task goes round reads that change nothing; tells the listener at once. */
  void spins(String reason) {
    cut(reason);
    context.remarkOnce(reason);
  }

  /** What is known although a worker will not come back. */
  Result giveUp(List<String> why) {
    why.forEach(this::cut);
    schedule.fail();
    return result();
  }

  /** Whether to end early, for the time is up or the thread was interrupted; the result says so. */
  boolean isLate() {
    if (Thread.currentThread().isInterrupted()) {
      cutByInterruption();
      return true;
    } else if (!isOverBudget()) {
      return false;
    }
    cutByBudget();
    return true;
  }

  /** A worker did this much more; looks at the clock, the memory and the bounds. */
  void pulse(long complete, long blocked, long events, double weight) {
    long now = System.nanoTime();
    isLate();
    Progress progress;
    boolean tell;
    synchronized (this) {
      Runtime runtime = Runtime.getRuntime();
      peakHeapBytes = Math.max(peakHeapBytes, runtime.totalMemory() - runtime.freeMemory());
      progress =
          schedule.sawMore(
              complete, blocked, events, weight, (now - startNanos) / 1e9, peakHeapBytes);
      tell = now >= nextListenNanos;
      if (tell) {
        nextListenNanos = now + LISTENER_NANOS;
        Forecast looking = forecast;
        options.listener().progress(looking == null ? progress : looking.told(progress));
      }
      if (options.checkpoint().isPresent() && now >= nextKeepNanos) {
        nextKeepNanos = now + options.checkpointEvery().toNanos();
        schedule.pause();
      }
    }
    checkExecutions();
  }

  private void checkExecutions() {
    if (options.maxExecutions().isPresent()
        && schedule.executionsSeen() >= options.maxExecutions().getAsLong()) {
      long max = options.maxExecutions().getAsLong();
      cutAtBound("the bound of " + max + " executions was reached; raise it");
      schedule.stop();
    }
  }

  /** There are too many tasks for even one execution. */
  void cutTasks(int tasks) {
    cut(
        "the program has "
            + tasks
            + " tasks, and at most "
            + TaskLimits.MOST_EXPLORED
            + " are explored; use fewer, or show one run of it by 'run'");
  }

  private void cutAtBound(String reason) {
    if (!partial) {
      cut(reason);
    }
  }

  /**
   * Explores these segments of a search, and starts nothing anew, by one worker.
   *
   * @return why the search as a whole goes no further, or cannot hold
   */
  SortedSet<String> part(List<Segment> segments) {
    partial = true;
    schedule = new Schedule(segments, null);
    explore();
    synchronized (this) {
      if (exhausted != null) {
        reasons.add(Exhaustion.reason(exhausted));
      }
      return new TreeSet<>(reasons);
    }
  }

  /** How many steps a worker does between looks at the clock and the bounds. */
  int stepsBetweenLooks() {
    return partial && options.maxExecutions().orElse(Long.MAX_VALUE) < PULSE ? 1 : PULSE;
  }

  /** What is counted and left, when nobody works any more. */
  Schedule schedule() {
    return schedule;
  }

  boolean isExhausted() {
    return exhausted != null;
  }

  long peakHeapBytes() {
    return peakHeapBytes;
  }

  /** The answer from what was counted elsewhere, after looking once more if it holds. */
  Result concluded(Tally tally, Collection<String> why, long heap) {
    why.forEach(this::cut);
    peakHeapBytes = Math.max(peakHeapBytes, heap);
    Result result = result(tally);
    if (!options.probe() || !(result instanceof Result.Holds)) {
      return result;
    }
    lookBeside();
    return result(tally);
  }

  private synchronized void cut(String reason) {
    reasons.add(reason);
  }

  private Result result() {
    return result(schedule.total());
  }

  private synchronized Result result(Tally tally) {
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    Statistics statistics =
        new Statistics(
            tally.complete, tally.standsFor, tally.blocked, tally.events, seconds, peakHeapBytes);
    SortedMap<String, Long> outcomes = Collections.unmodifiableSortedMap(tally.outcomes);
    if (!tally.violations.isEmpty()) {
      return new Result.Violated(
          List.copyOf(tally.violations.values()),
          statistics,
          outcomes,
          tally.races,
          List.copyOf(tally.racesFound));
    }
    reasons.addAll(tally.reasons);
    if (exhausted != null) {
      reasons.add(Exhaustion.reason(exhausted));
    }
    if (tally.complete == 0 && reasons.isEmpty()) {
      reasons.add("no execution was complete, so nothing was checked");
    } else if (tally.events == 0 && reasons.isEmpty()) {
      reasons.add(Result.Inconclusive.NO_ACCESS);
    }
    if (!reasons.isEmpty()) {
      return new Result.Inconclusive(
          List.copyOf(reasons), statistics, outcomes, tally.races, List.copyOf(tally.racesFound));
    }
    return new Result.Holds(
        statistics, outcomes, tally.races, List.copyOf(tally.racesFound), Assumptions.of(options));
  }
}
