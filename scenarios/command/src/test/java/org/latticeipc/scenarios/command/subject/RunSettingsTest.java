package org.latticeipc.scenarios.command.subject;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.latticeipc.engine.sim.RacePolicy;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Races;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.model.ReleaseSequences;
import org.latticeipc.programs.parameter.BuiltIn;
import org.latticeipc.scenarios.language.Scenario.MachineSettings;
import org.latticeipc.scenarios.tracefile.Origin;
import org.latticeipc.scenarios.tracefile.Recording;
import org.latticeipc.trace.Trace;

class RunSettingsTest {
  private static final MachineSettings MACHINE =
      new MachineSettings(3, MemoryModel.TSO, 7, 42, 123, true);

  @Test
  void scenario_asksBothEnginesForTheSame() {
    RunSettings settings = RunSettings.of(MACHINE);
    ExplorerOptions explorer = settings.explorer().build();
    assertEquals(MemoryModel.TSO, explorer.model());
    assertEquals(ReleaseSequences.CPP20, explorer.releaseSequences());
    assertEquals(Races.VIOLATION, explorer.races());
    assertEquals(3, explorer.cpus());
    assertEquals(42, explorer.seed());
    assertEquals(123, explorer.maxEventsPerTask());
    SimulationOptions simulation = settings.simulation();
    assertEquals(MemoryModel.TSO, simulation.model());
    assertEquals(ReleaseSequences.CPP20, simulation.releaseSequences());
    assertEquals(RacePolicy.VIOLATION, simulation.races());
    assertEquals(3, simulation.cpus());
    assertEquals(42, simulation.seed());
    assertEquals(7, simulation.sliceSteps());
  }

  @Test
  void builtIn_isCountedAsGenmcCounts() {
    ExplorerOptions explorer = RunSettings.builtIn(BuiltIn.Source.PUBLISHED).explorer().build();
    assertEquals(MemoryModel.RC11, explorer.model());
    assertEquals(ReleaseSequences.GENMC, explorer.releaseSequences());
    assertEquals(1, explorer.cpus());
    assertEquals(0, explorer.seed());
    assertEquals(ExplorerOptions.DEFAULT_MAX_EVENTS, explorer.maxEventsPerTask());
  }

  @Test
  void builtInOfThisProduct_isOnTwoCpusByTheTextOfToday() {
    ExplorerOptions explorer = RunSettings.builtIn(BuiltIn.Source.OWN).explorer().build();
    assertEquals(ReleaseSequences.CPP20, explorer.releaseSequences());
    assertEquals(2, explorer.cpus());
  }

  @Test
  void litmus_isNotEndedByARace() {
    RunSettings settings = RunSettings.litmus(MemoryModel.RA, ReleaseSequences.PLDI17);
    assertEquals(Races.REPORT, settings.explorer().build().races());
    assertEquals(RacePolicy.REPORT, settings.simulation().races());
    assertEquals(RacePolicy.IGNORE, settings.with(Races.IGNORE).simulation().races());
    assertEquals(ReleaseSequences.PLDI17, settings.simulation().releaseSequences());
  }

  @Test
  void trace_saysHowItWasRecorded_andTheSubjectTheRest() {
    Trace trace =
        new Trace(
            "p", MemoryModel.RA, 9, Trace.Clock.TASK_EVENTS, "explorer", List.of(), List.of());
    Recording recording =
        new Recording(
            "tool",
            new Origin.LitmusFile("p.litmus", ""),
            List.of(),
            0,
            5,
            ReleaseSequences.GENMC,
            "completed",
            List.of(),
            trace);
    RunSettings settings = RunSettings.of(MACHINE).with(Races.REPORT);
    SimulationOptions replay = settings.replaying(recording);
    assertEquals(MemoryModel.RA, replay.model());
    assertEquals(ReleaseSequences.GENMC, replay.releaseSequences());
    assertEquals(9, replay.seed());
    assertEquals(5, replay.sliceSteps());
    assertEquals(1, replay.cpus());
    assertEquals(Trace.Clock.TASK_EVENTS, replay.clock());
    assertEquals(RacePolicy.REPORT, replay.races());
    ExplorerOptions again = settings.recordedIn(recording).explorer().build();
    assertEquals(MemoryModel.RA, again.model());
    assertEquals(9, again.seed());
    assertEquals(123, again.maxEventsPerTask());
  }

  @Test
  void races_areWhatTheModelSays_unlessTheTraceEndedInOne() {
    RunSettings java = RunSettings.of(MACHINE).with(MemoryModel.JMM);
    assertEquals(RacePolicy.REPORT, java.simulation().races());
    assertEquals(Races.REPORT, java.explorer().build().races());
    assertEquals(RacePolicy.VIOLATION, java.with(MemoryModel.RC11).simulation().races());
    Trace trace =
        new Trace(
            "p", MemoryModel.JMM, 9, Trace.Clock.TASK_EVENTS, "explorer", List.of(), List.of());
    Recording raced =
        new Recording(
            "tool",
            new Origin.LitmusFile("p.litmus", ""),
            List.of(),
            0,
            5,
            ReleaseSequences.CPP20,
            "violates no-data-race: a and b",
            List.of(),
            trace);
    assertEquals(RacePolicy.VIOLATION, java.replaying(raced).races());
  }

  @Test
  void withers_changeOneThing() {
    RunSettings settings = RunSettings.of(MACHINE);
    assertEquals(MemoryModel.SC, settings.with(MemoryModel.SC).model());
    assertEquals(5, settings.withSeed(5).seed());
    assertEquals(8, settings.withMaxEvents(8).maxEvents());
    assertEquals(
        ReleaseSequences.GENMC,
        settings.with(ReleaseSequences.GENMC).explorer().build().releaseSequences());
    assertEquals(settings, settings.withSeed(5).withSeed(42));
  }
}
