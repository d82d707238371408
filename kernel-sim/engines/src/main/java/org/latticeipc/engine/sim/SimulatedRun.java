package org.latticeipc.engine.sim;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.latticeipc.engine.sim.coroutine.CoroutineKind;
import org.latticeipc.engine.sim.memory.RecordedStep;
import org.latticeipc.engine.sim.statistics.RunStatistics;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Outcome;
import org.latticeipc.model.axioms.CandidateExecution;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.Trace;
import org.latticeipc.trace.TraceHash;

/** What happened in one run, whole or up to where it was stopped. Not for use by many threads. */
public final class SimulatedRun {
  private final String program;
  private final Engine engine;
  private @Nullable Trace trace;
  private @Nullable String hash;

  SimulatedRun(String program, Engine engine) {
    this.program = program;
    this.engine = engine;
  }

  /** Whether the steps of the run were kept, so that {@link #trace} gives them. */
  public boolean isWhole() {
    return engine.log.isWhole();
  }

  /** How many steps and remarks the run has, as its trace has lines. */
  public long length() {
    return engine.log.count();
  }

  /** Names the run by what it did, as {@link TraceHash} does with its trace. */
  public String hash() {
    String made = hash;
    if (made == null) {
      made = engine.options.isBounded() ? engine.digest() : TraceHash.of(trace());
      hash = made;
    }
    return made;
  }

  /** The tasks that took part, by id. */
  public List<TaskHandle> tasks() {
    return engine.tasks.stream()
        .map(t -> t.handle)
        .sorted(Comparator.comparingInt(TaskHandle::id))
        .toList();
  }

  /** Whether writes were forgotten that some task might still have read. */
  public boolean forgotReadable() {
    return engine.memory.forgetting().isReached();
  }

  /** How many writes of a cell that could still be read are kept if memory is bounded. */
  public int mostWrites() {
    return engine.memory.forgetting().most();
  }

  /**
   * The steps of the run; made on the first call.
   *
   * @throws IllegalStateException if they were not kept
   */
  public Trace trace() {
    Trace made = trace;
    if (made == null) {
      if (!isWhole()) {
        throw new IllegalStateException("the steps of the run were not kept");
      }
      made = withSteps(engine.log.steps().stream().map(RecordedStep::toStep).toList());
      trace = made;
    }
    return made;
  }

  /** The trace without its steps. */
  public Trace head() {
    return withSteps(List.of());
  }

  private Trace withSteps(List<Step> steps) {
    SimulationOptions options = engine.options;
    return new Trace(
        program,
        options.model(),
        options.seed(),
        options.clock(),
        options.strategy().name(),
        tasks(),
        steps);
  }

  /** The registers noted. */
  public Outcome outcome() {
    return engine.facts.outcome();
  }

  /** The facts noted, and what happened before what. */
  public Execution execution() {
    return engine.facts;
  }

  /** All data races, in words, unless races were ignored. */
  public List<String> races() {
    return List.copyOf(engine.races.found());
  }

  /** How many steps were taken, remarks not counted. */
  public long steps() {
    return engine.steps();
  }

  /** The clock at the end. */
  public long ticks() {
    return engine.clock();
  }

  /** What the run spent its time on, if its options asked for that. */
  public Optional<RunStatistics> statistics() {
    return Optional.ofNullable(engine.statistics());
  }

  /** The kind of coroutine that was used; the baton where the JVM lacks what was asked for. */
  public CoroutineKind coroutines() {
    return engine.coroutines;
  }

  /** The run as an execution graph, for the axioms. */
  public CandidateExecution graph() {
    return engine.log.graph();
  }
}
