package org.latticeipc.scenarios.command.subject;

import org.latticeipc.engine.sim.RacePolicy;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Races;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.model.ReleaseSequences;
import org.latticeipc.programs.parameter.BuiltIn;
import org.latticeipc.scenarios.language.Scenario.MachineSettings;
import org.latticeipc.scenarios.tracefile.Recording;

/**
 * How a subject is run: the one place where a scenario, a program that comes with the tool, a
 * litmus test, compiled classes or a trace becomes options of the explorer and of the simulation.
 *
 * @param model the memory model
 * @param sequences whose text {@code ra} and {@code rc11} follow
 * @param races what is done about a data race
 * @param cpus how many CPUs
 * @param slice steps of a time slice, 0 without preemption
 * @param seed seed of the program's random choices
 * @param maxEvents after how many events the explorer cuts a task
 * @param cutsRuns whether the simulation does so too, since the user said how many
 */
public record RunSettings(
    MemoryModel model,
    ReleaseSequences sequences,
    Races races,
    int cpus,
    int slice,
    long seed,
    int maxEvents,
    boolean cutsRuns) {
  private static final int SLICE = 10;

  /** What a scenario asks for, by C++20's text. */
  public static RunSettings of(MachineSettings machine) {
    return new RunSettings(
        machine.model(),
        ReleaseSequences.CPP20,
        Races.BY_MODEL,
        machine.cpus(),
        machine.slice(),
        machine.seed(),
        machine.maxEvents(),
        machine.cutsRuns());
  }

  /**
   * A program that comes with the tool: counts are published as GenMC takes them, so that is whose
   * text those programs get.
   */
  public static RunSettings builtIn(BuiltIn.Source source) {
    return new RunSettings(
        MemoryModel.RC11,
        source.sequences(),
        Races.BY_MODEL,
        source.cpus(),
        SLICE,
        0,
        ExplorerOptions.DEFAULT_MAX_EVENTS,
        false);
  }

  /** A program of somebody's class, by C++20's text. */
  static RunSettings method() {
    return new RunSettings(
        MemoryModel.RC11,
        ReleaseSequences.CPP20,
        Races.BY_MODEL,
        1,
        SLICE,
        0,
        ExplorerOptions.DEFAULT_MAX_EVENTS,
        false);
  }

  /** A litmus test, whose plain accesses obey the model as relaxed ones do: a race ends nothing. */
  public static RunSettings litmus(MemoryModel model, ReleaseSequences sequences) {
    return new RunSettings(
        model, sequences, Races.REPORT, 1, 0, 0, ExplorerOptions.DEFAULT_MAX_EVENTS, false);
  }

  /**
   * Compiled classes, whose plain accesses obey the model as relaxed ones do: a race ends nothing.
   */
  public static RunSettings java(MemoryModel model, int maxEvents) {
    return new RunSettings(
        model, ReleaseSequences.CPP20, Races.REPORT, 1, SLICE, 0, maxEvents, false);
  }

  /** The same as a trace says that it was; one that ended in a race was told to by its options. */
  public RunSettings recordedIn(Recording recording) {
    boolean raced = recording.ended().startsWith("violates " + Violation.NO_DATA_RACE);
    return new RunSettings(
        recording.trace().model(),
        recording.sequences(),
        raced ? Races.VIOLATION : races,
        Math.max(1, recording.cpus()),
        recording.slice(),
        recording.trace().seed(),
        maxEvents,
        false);
  }

  /** The same under another model. */
  public RunSettings with(MemoryModel other) {
    return new RunSettings(other, sequences, races, cpus, slice, seed, maxEvents, cutsRuns);
  }

  /** The same by another text. */
  public RunSettings with(ReleaseSequences other) {
    return new RunSettings(model, other, races, cpus, slice, seed, maxEvents, cutsRuns);
  }

  /** The same with another treatment of races. */
  public RunSettings with(Races other) {
    return new RunSettings(model, sequences, other, cpus, slice, seed, maxEvents, cutsRuns);
  }

  /** The same with another seed. */
  public RunSettings withSeed(long other) {
    return new RunSettings(model, sequences, races, cpus, slice, other, maxEvents, cutsRuns);
  }

  /** The same with another bound on events. */
  public RunSettings withMaxEvents(int other) {
    return new RunSettings(model, sequences, races, cpus, slice, seed, other, cutsRuns);
  }

  /** The explorer's options; what is not said here is as the explorer has it. */
  public ExplorerOptions.Builder explorer() {
    return ExplorerOptions.builder()
        .model(model)
        .releaseSequences(sequences)
        .races(races)
        .cpus(cpus)
        .seed(seed)
        .maxEventsPerTask(maxEvents);
  }

  /** The simulation's options; what is not said here is as the simulation has it. */
  public SimulationOptions simulation() {
    return on(SimulationOptions.defaults()).withModel(model).withSeed(seed);
  }

  /** The simulation's options for doing again what a trace says. */
  public SimulationOptions replaying(Recording recording) {
    return recordedIn(recording).on(SimulationOptions.replaying(recording.trace()));
  }

  private SimulationOptions on(SimulationOptions options) {
    return options
        .withMaxTaskEvents(cutsRuns ? maxEvents : Integer.MAX_VALUE)
        .withReleaseSequences(sequences)
        .withCpus(cpus)
        .withSliceSteps(slice)
        .withRaces(policy());
  }

  private RacePolicy policy() {
    return switch (races.under(model)) {
      case VIOLATION, BY_MODEL -> RacePolicy.VIOLATION;
      case REPORT -> RacePolicy.REPORT;
      case IGNORE -> RacePolicy.IGNORE;
    };
  }
}
