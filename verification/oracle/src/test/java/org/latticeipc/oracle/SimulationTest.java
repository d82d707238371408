package org.latticeipc.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.latticeipc.engine.sim.RacePolicy;
import org.latticeipc.engine.sim.SimulatedMachine;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.engine.sim.strategy.Strategies;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Races;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Outcome;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Property;
import org.latticeipc.machine.program.Register;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.trace.Trace;

/** The explorer and the simulation show the same things of random programs. */
class SimulationTest {
  private static final int PROGRAMS = 12;
  private static final int EVENTS = 6;
  private static final int RUNS = 40;

  /** Does not hold of one in {@link #KINDS} outcomes, and tells which outcome it was. */
  private record Told(int kind) implements Property {
    static final int KINDS = 16;

    @Override
    public String name() {
      return "told-" + kind;
    }

    @Override
    public Optional<String> violation(Execution execution) {
      Outcome.Builder outcome = new Outcome.Builder();
      for (Execution.Noted<?> n : execution.facts()) {
        if (n.fact() instanceof Register register) {
          outcome.add(n.task().id(), n.task().name() + n.task().id(), register);
        }
      }
      String text = outcome.build().toString();
      return Math.floorMod(text.hashCode(), KINDS) == kind
          ? Optional.of("outcome " + text)
          : Optional.empty();
    }
  }

  private record Telling(Program program) implements Program {
    @Override
    public String name() {
      return program.name();
    }

    @Override
    public void build(Setup setup) {
      program.build(setup);
      for (int kind = 0; kind < Told.KINDS; kind++) {
        setup.property(new Told(kind));
      }
    }
  }

  private static ExplorerOptions explorer(MemoryModel model) {
    return ExplorerOptions.builder().model(model).races(Races.IGNORE).cpus(2).all(true).build();
  }

  @ParameterizedTest
  @EnumSource(MemoryModel.class)
  void everyExecutionExplored_canBeReplayed(MemoryModel model) {
    int replayed = 0;
    for (Flavour flavour : Flavour.values()) {
      for (int seed = 0; seed < PROGRAMS; seed++) {
        DrawnProgram program = DrawnProgram.of(Draw.of(seed, flavour, EVENTS)).withMemory();
        Result found = Explorer.explore(new Telling(program), explorer(model));
        for (Violation violation : found.violations()) {
          replay(program, violation);
          replayed++;
        }
      }
    }
    assertTrue(replayed > 400, "replayed " + replayed);
  }

  private static void replay(DrawnProgram program, Violation violation) {
    SimulationResult result =
        SimulatedMachine.run(
            new Telling(program),
            SimulationOptions.replaying(violation.trace())
                .withCpus(2)
                .withRaces(RacePolicy.IGNORE));
    String context = program + "\n" + violation.trace() + "\n" + result;
    if (violation.property().equals(Violation.NO_DEADLOCK)) {
      assertInstanceOf(SimulationResult.Deadlocked.class, result, context);
    } else {
      SimulationResult.Violated violated =
          assertInstanceOf(SimulationResult.Violated.class, result, context);
      assertEquals(violation.property(), violated.property(), context);
      assertEquals(violation.message(), violated.message(), context);
    }
  }

  @ParameterizedTest
  @EnumSource(MemoryModel.class)
  void everyOutcomeSimulated_isExplored(MemoryModel model) {
    int shown = 0;
    int all = 0;
    int deadlocks = 0;
    for (Flavour flavour : Flavour.values()) {
      for (int p = 0; p < PROGRAMS; p++) {
        DrawnProgram program = DrawnProgram.of(Draw.of(p, flavour, EVENTS));
        Result explored = Explorer.explore(program, explorer(model));
        TreeSet<String> simulated = new TreeSet<>();
        for (int seed = 0; seed < RUNS; seed++) {
          SimulationResult result =
              SimulatedMachine.run(
                  program,
                  SimulationOptions.defaults()
                      .withModel(model)
                      .withClock(Trace.Clock.TASK_EVENTS)
                      .withRaces(RacePolicy.IGNORE)
                      .withSeed(seed)
                      .withStrategy(Strategies.random()));
          if (result instanceof SimulationResult.Deadlocked) {
            assertTrue(
                explored.violations().stream()
                    .anyMatch(violation -> violation.property().equals(Violation.NO_DEADLOCK)),
                () -> model + " " + program + "\nno deadlock is explored: " + result);
            deadlocks++;
          } else if (result instanceof SimulationResult.Completed) {
            simulated.add(result.outcome().toString());
          }
        }
        assertTrue(
            explored.outcomes().keySet().containsAll(simulated),
            () -> model + " " + program + "\n" + simulated + "\n" + explored.outcomes());
        shown += simulated.size();
        all += explored.outcomes().size();
      }
    }
    // Random runs cannot show everything, but a simulation that shows little is broken.
    assertTrue(shown > all / 2, shown + " of " + all + " outcomes shown");
    assertTrue(deadlocks > 0, "no random run stood still");
  }
}
