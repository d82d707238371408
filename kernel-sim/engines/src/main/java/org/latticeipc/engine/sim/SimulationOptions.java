package org.latticeipc.engine.sim;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.latticeipc.engine.sim.coroutine.CoroutineKind;
import org.latticeipc.engine.sim.strategy.Strategies;
import org.latticeipc.engine.sim.strategy.Strategy;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.model.ReleaseSequences;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.Trace;

/** How a program is simulated. Immutable; each {@code with} method gives a changed copy. */
public final class SimulationOptions {
  private static final SimulationOptions DEFAULTS = new SimulationOptions();

  private MemoryModel model = MemoryModel.SC;
  private ReleaseSequences releaseSequences = ReleaseSequences.CPP20;
  private int cpus = 2;
  private long seed;
  private Strategy strategy = Strategies.roundRobin();
  private int sliceSteps = 8;
  private Trace.Clock clock = Trace.Clock.VIRTUAL;
  private long maxSteps = 1_000_000;
  private int maxTaskEvents = Integer.MAX_VALUE;
  private CoroutineKind coroutines = CoroutineKind.best();
  private boolean sources;
  private boolean statistics;
  private @Nullable RacePolicy races;
  private int judgedEvents = 200;
  private int keptSteps = Integer.MAX_VALUE;
  private @Nullable RunObserver observer;
  private @Nullable RunProgress progress;
  private @Nullable Consumer<Step> sink;

  private SimulationOptions() {}

  private SimulationOptions(SimulationOptions other) {
    this.model = other.model;
    this.releaseSequences = other.releaseSequences;
    this.cpus = other.cpus;
    this.seed = other.seed;
    this.strategy = other.strategy;
    this.sliceSteps = other.sliceSteps;
    this.clock = other.clock;
    this.maxSteps = other.maxSteps;
    this.maxTaskEvents = other.maxTaskEvents;
    this.coroutines = other.coroutines;
    this.sources = other.sources;
    this.statistics = other.statistics;
    this.races = other.races;
    this.judgedEvents = other.judgedEvents;
    this.keptSteps = other.keptSteps;
    this.observer = other.observer;
    this.progress = other.progress;
    this.sink = other.sink;
  }

  /**
   * Model {@code sc}, 2 CPUs, seed 0, round-robin, slices of 8 steps, a virtual clock, at most
   * 1,000,000 steps, the fastest coroutines of this JVM, no source lines, races are violations
   * unless the model gives racy programs a meaning.
   */
  public static SimulationOptions defaults() {
    return DEFAULTS;
  }

  /**
   * What a replay of the trace needs: its model, seed and clock, and {@link Strategies#replay}. The
   * number of CPUs is the largest a step names, or more by {@link #withCpus}.
   */
  public static SimulationOptions replaying(Trace trace) {
    int cpus = 1;
    for (var task : trace.tasks()) {
      cpus = Math.max(cpus, task.cpu() + 1);
    }
    return DEFAULTS
        .withModel(trace.model())
        .withSeed(trace.seed())
        .withClock(trace.clock())
        .withCpus(cpus)
        .withStrategy(Strategies.replay(trace));
  }

  public SimulationOptions withModel(MemoryModel value) {
    SimulationOptions copy = new SimulationOptions(this);
    copy.model = value;
    return copy;
  }

  /** Which release sequences {@code ra} and {@code rc11} have; C++20's by default. */
  public SimulationOptions withReleaseSequences(ReleaseSequences value) {
    SimulationOptions copy = new SimulationOptions(this);
    copy.releaseSequences = value;
    return copy;
  }

  /** The number of CPUs, at least 1. */
  public SimulationOptions withCpus(int value) {
    require(value >= 1, "a machine has at least 1 CPU, not " + value);
    SimulationOptions copy = new SimulationOptions(this);
    copy.cpus = value;
    return copy;
  }

  /** Seeds {@link org.latticeipc.machine.Machine#random} and the strategy. */
  public SimulationOptions withSeed(long value) {
    SimulationOptions copy = new SimulationOptions(this);
    copy.seed = value;
    return copy;
  }

  public SimulationOptions withStrategy(Strategy value) {
    SimulationOptions copy = new SimulationOptions(this);
    copy.strategy = value;
    return copy;
  }

  /**
   * After how many steps of one task its CPU's timer fires; 0 for CPUs without a timer, on which a
   * task runs until it blocks, ends or yields, whatever the strategy.
   */
  public SimulationOptions withSliceSteps(int value) {
    require(value >= 0, "a slice has at least 0 steps, not " + value);
    SimulationOptions copy = new SimulationOptions(this);
    copy.sliceSteps = value;
    return copy;
  }

  public SimulationOptions withClock(Trace.Clock value) {
    SimulationOptions copy = new SimulationOptions(this);
    copy.clock = value;
    return copy;
  }

  /** After how many steps the run is given up. */
  public SimulationOptions withMaxSteps(long value) {
    require(value >= 1, "a run takes at least 1 step, not " + value);
    SimulationOptions copy = new SimulationOptions(this);
    copy.maxSteps = value;
    return copy;
  }

  /** After how many events of one task the run is given up. */
  public SimulationOptions withMaxTaskEvents(int value) {
    require(value >= 1, "a task does at least 1 event, not " + value);
    SimulationOptions copy = new SimulationOptions(this);
    copy.maxTaskEvents = value;
    return copy;
  }

  /** The kind of coroutine; if the JVM lacks it, the baton is taken and the run says so. */
  public SimulationOptions withCoroutines(CoroutineKind value) {
    SimulationOptions copy = new SimulationOptions(this);
    copy.coroutines = value;
    return copy;
  }

  /** Whether steps tell their source line; a run is several times slower with them. */
  public SimulationOptions withSources(boolean value) {
    SimulationOptions copy = new SimulationOptions(this);
    copy.sources = value;
    return copy;
  }

  /** Whether the run counts what it spends its time on. */
  public SimulationOptions withStatistics(boolean value) {
    SimulationOptions copy = new SimulationOptions(this);
    copy.statistics = value;
    return copy;
  }

  public SimulationOptions withRaces(RacePolicy value) {
    SimulationOptions copy = new SimulationOptions(this);
    copy.races = value;
    return copy;
  }

  /**
   * Up to how many events a run offers choices that only the axioms of the whole execution can
   * allow (those of {@code tso}, and of {@code rc11} once there are sequentially consistent
   * accesses), which cost the cube of that number each. Beyond it such a run goes on with the
   * newest writes only, which are always allowed. A replay is judged whatever its length.
   */
  public SimulationOptions withJudgedEvents(int value) {
    require(value >= 0, "events are counted from 0, not " + value);
    SimulationOptions copy = new SimulationOptions(this);
    copy.judgedEvents = value;
    return copy;
  }

  /**
   * Bounds the memory that a run needs, however long it is: once it has more than that many steps
   * it keeps none of them, and there is no {@link SimulatedRun#trace} but only its hash. Writes
   * that no task can read are forgotten, and of one cell at most {@value
   * org.latticeipc.engine.sim.memory.Forgetting#MOST} are kept that one could; facts are kept for
   * properties only, and at most 2,000,000. Without it everything is kept.
   */
  public SimulationOptions withKeptSteps(int value) {
    require(value >= 0, "a run keeps at least 0 steps, not " + value);
    SimulationOptions copy = new SimulationOptions(this);
    copy.keptSteps = value;
    return copy;
  }

  /** Gets every step and remark as its trace has it; must not throw. */
  public SimulationOptions withSink(Consumer<Step> value) {
    SimulationOptions copy = new SimulationOptions(this);
    copy.sink = value;
    return copy;
  }

  /** Is told of every step. */
  public SimulationOptions withObserver(RunObserver value) {
    SimulationOptions copy = new SimulationOptions(this);
    copy.observer = value;
    return copy;
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  public MemoryModel model() {
    return model;
  }

  public ReleaseSequences releaseSequences() {
    return releaseSequences;
  }

  public int cpus() {
    return cpus;
  }

  public long seed() {
    return seed;
  }

  public Strategy strategy() {
    return strategy;
  }

  public int sliceSteps() {
    return sliceSteps;
  }

  public Trace.Clock clock() {
    return clock;
  }

  public long maxSteps() {
    return maxSteps;
  }

  public int maxTaskEvents() {
    return maxTaskEvents;
  }

  public CoroutineKind coroutines() {
    return coroutines;
  }

  public boolean sources() {
    return sources;
  }

  public boolean statistics() {
    return statistics;
  }

  public RacePolicy races() {
    if (races != null) {
      return races;
    }
    return model.descriptor().givesRacesMeaning() ? RacePolicy.REPORT : RacePolicy.VIOLATION;
  }

  public int keptSteps() {
    return keptSteps;
  }

  /** Whether the memory of a run is bounded. */
  public boolean isBounded() {
    return keptSteps < Integer.MAX_VALUE;
  }

  public int judgedEvents() {
    return judgedEvents;
  }

  /** Who hears how far the run is; costs next to nothing. */
  public SimulationOptions withProgress(RunProgress value) {
    SimulationOptions copy = new SimulationOptions(this);
    copy.progress = value;
    return copy;
  }

  public @Nullable RunProgress progress() {
    return progress;
  }

  public @Nullable Consumer<Step> sink() {
    return sink;
  }

  public @Nullable RunObserver observer() {
    return observer;
  }
}
