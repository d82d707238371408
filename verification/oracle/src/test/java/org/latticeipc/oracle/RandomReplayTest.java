package org.latticeipc.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.latticeipc.engine.sim.RacePolicy;
import org.latticeipc.engine.sim.SimulatedMachine;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.engine.sim.strategy.Strategies;
import org.latticeipc.machine.program.Program;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.Trace;
import org.latticeipc.trace.TraceHash;

/** Runs of random programs, replayed. */
class RandomReplayTest {

  private static Trace eventsAlone(Trace t) {
    List<Step> events = t.steps().stream().filter(s -> s.kind().isEvent()).toList();
    return new Trace(
        t.program(), t.model(), t.seed(), Trace.Clock.TASK_EVENTS, t.origin(), t.tasks(), events);
  }

  @ParameterizedTest
  @EnumSource(MemoryModel.class)
  void replay_repeatsRandomRunsBitForBit(MemoryModel model) {
    for (int p = 0; p < 150; p++) {
      Program program = DrawnProgram.of(Draw.of(p, Flavour.STRAIGHT, 16)).withMemory();
      SimulationOptions options =
          SimulationOptions.defaults()
              .withModel(model)
              .withSeed(p)
              .withStrategy(Strategies.random());
      SimulationResult first = SimulatedMachine.run(program, options);
      SimulationResult again =
          SimulatedMachine.run(program, SimulationOptions.replaying(first.trace()));
      assertEquals(first.trace(), again.trace(), program.toString());
      assertEquals(first.getClass(), again.getClass(), program.toString());
      assertEquals(first.outcome(), again.outcome());
      assertEquals(TraceHash.of(first.trace()), TraceHash.of(again.trace()));
    }
  }

  @ParameterizedTest
  @EnumSource(MemoryModel.class)
  void replay_ofEventsAlone_asAnExplorerTellsThem_givesTheSameOutcome(MemoryModel model) {
    for (int p = 0; p < 150; p++) {
      Program program = DrawnProgram.of(Draw.of(p, Flavour.STRAIGHT, 16)).withMemory();
      SimulationOptions options =
          SimulationOptions.defaults()
              .withModel(model)
              .withSeed(p)
              .withRaces(RacePolicy.IGNORE)
              .withStrategy(Strategies.random());
      SimulationResult first = SimulatedMachine.run(program, options);
      Trace told = eventsAlone(first.trace());
      SimulationResult again =
          SimulatedMachine.run(
              program, SimulationOptions.replaying(told).withRaces(RacePolicy.IGNORE));
      assertInstanceOf(SimulationResult.Completed.class, again, program.toString());
      assertEquals(first.outcome(), again.outcome(), program.toString());
    }
  }
}
