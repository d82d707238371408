package org.latticeipc.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.latticeipc.engine.sim.RacePolicy;
import org.latticeipc.engine.sim.SimulatedMachine;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.engine.sim.strategy.Strategies;
import org.latticeipc.machine.program.Program;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.model.ReleaseSequences;
import org.latticeipc.model.axioms.Axioms;
import org.latticeipc.model.axioms.CandidateExecution;

/** Whatever the simulation shows of random programs, the axioms of the model allow. */
class AxiomsAgreementTest {
  private static final int PROGRAMS = 400;
  private static final int RUNS_EACH = 5;

  private static final int STATEMENTS = 16;

  private static Program program(int seed) {
    return DrawnProgram.of(Draw.of(seed, Flavour.STRAIGHT, STATEMENTS)).withMemory();
  }

  private static SimulationOptions options(MemoryModel model, ReleaseSequences sequences) {
    return SimulationOptions.defaults()
        .withModel(model)
        .withReleaseSequences(sequences)
        .withRaces(RacePolicy.REPORT)
        .withStrategy(Strategies.random());
  }

  private static void agree(MemoryModel model, ReleaseSequences sequences) {
    Axioms axioms = Axioms.of(model, sequences);
    int racy = 0;
    for (int p = 0; p < PROGRAMS; p++) {
      Program program = program(p);
      for (int seed = 0; seed < RUNS_EACH; seed++) {
        String where = model + " " + sequences + " seed " + seed + ": " + program;
        SimulationResult result =
            SimulatedMachine.run(program, options(model, sequences).withSeed(seed));
        assertInstanceOf(SimulationResult.Completed.class, result, where);
        CandidateExecution graph = result.run().graph();
        assertEquals(Optional.empty(), axioms.brokenAxiom(graph), where);
        boolean races = !axioms.happensBefore(graph).races().isEmpty();
        assertEquals(races, !result.run().races().isEmpty(), "races, " + where);
        racy += races ? 1 : 0;
      }
    }
    assertTrue(racy > 100 && racy < PROGRAMS * RUNS_EACH - 100, "both kinds seen, racy: " + racy);
  }

  @ParameterizedTest
  @EnumSource(MemoryModel.class)
  void everyRun_isAllowed_andRacesAreTheAxioms(MemoryModel model) {
    agree(model, ReleaseSequences.CPP20);
  }

  @Test
  void everyRun_isAllowed_withReleaseSequencesOfPldi17() {
    agree(MemoryModel.RC11, ReleaseSequences.PLDI17);
    agree(MemoryModel.RA, ReleaseSequences.PLDI17);
  }

  @Test
  void runsOfAWeakerModel_areRefusedByAStronger() {
    // The must-fail twin: a judge that allows everything would not notice any of the above.
    int refused = 0;
    for (int p = 0; p < PROGRAMS; p++) {
      SimulationResult result =
          SimulatedMachine.run(
              program(p), options(MemoryModel.RA, ReleaseSequences.CPP20).withSeed(p));
      refused +=
          Axioms.of(MemoryModel.SC, ReleaseSequences.CPP20).allows(result.run().graph()) ? 0 : 1;
    }
    assertTrue(refused >= 10, "refused: " + refused);
  }
}
