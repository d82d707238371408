package org.latticeipc.explorer.result;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.model.ReleaseSequences;

/**
 * How to explore. Immutable; made by {@link #builder()}.
 *
 * @param model the memory model
 * @param releaseSequences which writes continue a release sequence
 * @param races what is done about data races
 * @param jobs how many threads explore; counts are the same for every number
 * @param budget wall time after which the exploration stops, inconclusive
 * @param maxEventsPerTask events after which a task is cut, inconclusive
 * @param maxExecutions executions after which the exploration stops, inconclusive
 * @param reductions sound reductions to use
 * @param all whether to go on after a violation and report one of each distinct cause
 * @param seed of {@code Machine.random} and of random walks
 * @param cpus what {@code Machine.cpuCount} says
 * @param preemptionBound under sc, executions that need more preemptions are cut, inconclusive
 * @param checkpoint file that keeps the frontier, written about every {@code checkpointEvery}
 * @param checkpointEvery time between two checkpoints
 * @param resume checkpoint to go on from
 * @param identity what the program is, beyond its name: whatever decides what it does, by name,
 *     such as the hash of the file it was read from, its sizes and the version of its code.
 *     Compared when a checkpoint is resumed; has no other effect
 * @param sample if present, that many random walks are made instead of an exhaustive exploration
 * @param outcomes whether outcomes are collected
 * @param probe whether an exploration that found nothing wrong looks whether tasks share state
 *     beside cells, so that what it explored was not all there is: some executions are called in
 *     another order and interleaved, and the objects that tasks can reach are compared. A few
 *     milliseconds; off for programs of which it is known, as those that an interpreter runs
 * @param jobsAfter for how long one thread explores alone; a short search is over before others
 *     would pay
 * @param forecast whether to look, while a search lasts, how many executions there are, so that
 *     {@link Progress} has bounds of them: after a second some are visited in parts by one thread
 *     more, which like a job builds the program, for a hundredth of the time
 * @param listener hears about progress
 */
public record ExplorerOptions(
    MemoryModel model,
    ReleaseSequences releaseSequences,
    Races races,
    int jobs,
    Optional<Duration> budget,
    int maxEventsPerTask,
    OptionalLong maxExecutions,
    Set<Reduction> reductions,
    boolean all,
    long seed,
    int cpus,
    OptionalInt preemptionBound,
    Optional<Path> checkpoint,
    Duration checkpointEvery,
    Optional<Path> resume,
    SortedMap<String, String> identity,
    OptionalLong sample,
    boolean outcomes,
    boolean probe,
    Duration jobsAfter,
    boolean forecast,
    Progress.Listener listener) {
  /** After how many events a task is cut unless said otherwise, wherever a program comes from. */
  public static final int DEFAULT_MAX_EVENTS = 10_000;

  public ExplorerOptions {
    races = races.under(model);
    reductions = Set.copyOf(reductions);
    identity = Collections.unmodifiableSortedMap(new TreeMap<>(identity));
    require(jobs >= 1, "jobs", jobs);
    require(cpus >= 1, "cpus", cpus);
    require(maxEventsPerTask >= 1, "maxEventsPerTask", maxEventsPerTask);
    require(preemptionBound.orElse(0) >= 0, "preemptionBound", preemptionBound.orElse(0));
    if (sample.isPresent() && (checkpoint.isPresent() || resume.isPresent())) {
      throw new IllegalArgumentException(
          "random walks leave no frontier, so they can be neither kept nor resumed");
    }
    if (preemptionBound.isPresent() && model != MemoryModel.SC) {
      throw new IllegalArgumentException(
          "a preemption bound has a meaning under sc only, the model is " + model);
    }
    // A reduction leaves out executions that others stand for, which may need more preemptions.
    if (preemptionBound.isPresent() && !reductions.isEmpty()) {
      throw new IllegalArgumentException("a preemption bound cannot be combined with reductions");
    }
  }

  private static void require(boolean condition, String what, int found) {
    if (!condition) {
      throw new IllegalArgumentException(what + " is too small: " + found);
    }
  }

  /**
   * RC11, one job, no bounds but {@link #DEFAULT_MAX_EVENTS} events a task, races are what the
   * model says, no reduction.
   */
  public static ExplorerOptions defaults() {
    return builder().build();
  }

  /** The defaults under another model. */
  public static ExplorerOptions of(MemoryModel model) {
    return builder().model(model).build();
  }

  /** A builder that starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that starts from these options. */
  public Builder toBuilder() {
    Builder b = new Builder();
    b.model = model;
    b.releaseSequences = releaseSequences;
    b.races = races;
    b.jobs = jobs;
    b.budget = budget;
    b.maxEventsPerTask = maxEventsPerTask;
    b.maxExecutions = maxExecutions;
    b.reductions = EnumSet.noneOf(Reduction.class);
    b.reductions.addAll(reductions);
    b.all = all;
    b.seed = seed;
    b.cpus = cpus;
    b.preemptionBound = preemptionBound;
    b.checkpoint = checkpoint;
    b.checkpointEvery = checkpointEvery;
    b.resume = resume;
    b.identity = identity;
    b.sample = sample;
    b.outcomes = outcomes;
    b.probe = probe;
    b.jobsAfter = jobsAfter;
    b.forecast = forecast;
    b.listener = listener;
    return b;
  }

  /** Collects options; each setter's meaning is the record component's of the same name. */
  public static final class Builder {
    private MemoryModel model = MemoryModel.RC11;
    private ReleaseSequences releaseSequences = ReleaseSequences.CPP20;
    private Races races = Races.BY_MODEL;
    private int jobs = 1;
    private Optional<Duration> budget = Optional.empty();
    private int maxEventsPerTask = DEFAULT_MAX_EVENTS;
    private OptionalLong maxExecutions = OptionalLong.empty();
    private Set<Reduction> reductions = EnumSet.noneOf(Reduction.class);
    private boolean all;
    private long seed;
    private int cpus = 1;
    private OptionalInt preemptionBound = OptionalInt.empty();
    private Optional<Path> checkpoint = Optional.empty();
    private Duration checkpointEvery = Duration.ofSeconds(5);
    private Optional<Path> resume = Optional.empty();
    private SortedMap<String, String> identity = new TreeMap<>();
    private OptionalLong sample = OptionalLong.empty();
    private boolean outcomes = true;
    private boolean probe = true;
    private Duration jobsAfter = Duration.ZERO;
    private boolean forecast;
    private Progress.Listener listener = Progress.Listener.NONE;

    private Builder() {}

    public Builder model(MemoryModel value) {
      model = value;
      return this;
    }

    public Builder releaseSequences(ReleaseSequences value) {
      releaseSequences = value;
      return this;
    }

    public Builder races(Races value) {
      races = value;
      return this;
    }

    public Builder jobs(int value) {
      jobs = value;
      return this;
    }

    public Builder budget(Duration value) {
      budget = Optional.of(value);
      return this;
    }

    public Builder maxEventsPerTask(int value) {
      maxEventsPerTask = value;
      return this;
    }

    public Builder maxExecutions(long value) {
      maxExecutions = OptionalLong.of(value);
      return this;
    }

    public Builder reduce(Reduction... values) {
      for (Reduction value : values) {
        reductions.add(value);
      }
      return this;
    }

    public Builder all(boolean value) {
      all = value;
      return this;
    }

    public Builder seed(long value) {
      seed = value;
      return this;
    }

    public Builder cpus(int value) {
      cpus = value;
      return this;
    }

    public Builder preemptionBound(int value) {
      preemptionBound = OptionalInt.of(value);
      return this;
    }

    public Builder checkpoint(Path value) {
      checkpoint = Optional.of(value);
      return this;
    }

    public Builder checkpointEvery(Duration value) {
      checkpointEvery = value;
      return this;
    }

    public Builder resume(Path value) {
      resume = Optional.of(value);
      return this;
    }

    /** Adds one thing that the program is. */
    public Builder identity(String name, String value) {
      SortedMap<String, String> more = new TreeMap<>(identity);
      more.put(name, value);
      identity = more;
      return this;
    }

    /** Neither keeps a checkpoint nor resumes one. */
    public Builder withoutCheckpoints() {
      checkpoint = Optional.empty();
      resume = Optional.empty();
      return this;
    }

    public Builder sample(long walks) {
      sample = OptionalLong.of(walks);
      return this;
    }

    public Builder outcomes(boolean value) {
      outcomes = value;
      return this;
    }

    public Builder probe(boolean value) {
      probe = value;
      return this;
    }

    public Builder jobsAfter(Duration value) {
      jobsAfter = value;
      return this;
    }

    public Builder forecast(boolean value) {
      forecast = value;
      return this;
    }

    public Builder listener(Progress.Listener value) {
      listener = value;
      return this;
    }

    /**
     * The options.
     *
     * @throws IllegalArgumentException if an option is impossible
     */
    public ExplorerOptions build() {
      return new ExplorerOptions(
          model,
          releaseSequences,
          races,
          jobs,
          budget,
          maxEventsPerTask,
          maxExecutions,
          reductions,
          all,
          seed,
          cpus,
          preemptionBound,
          checkpoint,
          checkpointEvery,
          resume,
          identity,
          sample,
          outcomes,
          probe,
          jobsAfter,
          forecast,
          listener);
    }
  }
}
