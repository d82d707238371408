package org.latticeipc.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.latticeipc.explorer.result.Reduction;
import org.latticeipc.machine.program.Program;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.model.ReleaseSequences;

/**
 * The explorer against the naive enumerator on random programs, under every model: executions
 * complete and blocked, outcomes with how often each comes, races, deadlocks.
 */
class RandomProgramsTest {
  private static final long CANDIDATES = 2_000;
  private static final int STATEMENTS = 9;

  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.longs().withoutEdgeCases();
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void everything_exploredAsEnumerated(@ForAll("seeds") long seed) {
    compare(seed, Flavour.EVERYTHING);
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void sequentiallyConsistent_exploredAsEnumerated(@ForAll("seeds") long seed) {
    compare(seed, Flavour.STRONG_EVERYTHING);
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void updates_exploredAsEnumerated(@ForAll("seeds") long seed) {
    compare(seed, Flavour.UPDATING);
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void control_exploredAsEnumerated(@ForAll("seeds") long seed) {
    compare(seed, Flavour.CONTROL);
  }

  /** Tasks that a value is known to stop are not called again to learn it. */
  @Property(shrinking = ShrinkingMode.OFF)
  void spins_exploredAsEnumerated(@ForAll("seeds") long seed) {
    compare(seed, Flavour.SPINS);
  }

  /** The reduction leaves out blocked executions, and nothing that can be seen. */
  @Property(shrinking = ShrinkingMode.OFF)
  void awaitReduction_keepsWhatCompletes(@ForAll("seeds") long seed) {
    compare(seed, Flavour.CONTROL, Set.of(Reduction.AWAIT));
  }

  /** The same for reads that stop their task; races of what is left out are told all the same. */
  @Property(shrinking = ShrinkingMode.OFF)
  void awaitReductionOfSpins_keepsWhatCompletes(@ForAll("seeds") long seed) {
    compare(seed, Flavour.SPINS, Set.of(Reduction.AWAIT));
  }

  /**
   * The update of one task comes about only by taking the read of another's update over, so that
   * its race with a plain access was never looked for.
   */
  @Example
  void updateThatTakesAReadOver_hasItsRaces() {
    compare(982, Flavour.SPINS);
    compare(982, Flavour.SPINS, Set.of(Reduction.AWAIT));
  }

  /** Races are told one by one: a program without branches has an access in each line. */
  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void races_areThoseOfTheAxioms(@ForAll("seeds") long seed) {
    DrawnTest test = draw(seed, seed % 2 == 0 ? Flavour.PLAIN : Flavour.STRAIGHT);
    Program program = DrawnProgram.of(test);
    MemoryModel model = seed % 3 == 0 ? MemoryModel.RC11 : MemoryModel.JMM;
    Enumerator.enumerate(program, List.of(model), ReleaseSequences.CPP20, CANDIDATES)
        .ifPresent(
            found -> {
              List<String> told = Comparison.reporting(program, model).racesFound();
              int expected = found.under(model).races().size();
              assertEquals(expected, told.size(), () -> model + " " + test + told);
            });
  }

  private static void compare(long seed, Flavour flavour) {
    compare(seed, flavour, Set.of());
  }

  private static void compare(long seed, Flavour flavour, Set<Reduction> reductions) {
    Comparison comparison =
        new Comparison(
            ReleaseSequences.values()[(int) Math.floorMod(seed, 3L)], CANDIDATES, reductions);
    DrawnTest test = draw(seed, flavour);
    if (comparison.difference(test).isPresent()) {
      DrawnTest smallest = comparison.shrink(test);
      assertEquals(Optional.empty(), comparison.difference(smallest), "seed " + seed);
    }
  }

  private static DrawnTest draw(long seed, Flavour flavour) {
    return Draw.of(seed, flavour, STATEMENTS);
  }

  private static Program program(long seed, Flavour flavour) {
    return DrawnProgram.of(draw(seed, flavour)).withMemory();
  }

  /** Most programs are small enough for the enumerator, else the properties above judge nothing. */
  @Example
  void mostPrograms_areJudged() {
    Comparison comparison = new Comparison(ReleaseSequences.CPP20, CANDIDATES);
    int covered = 0;
    for (int i = 0; i < 200; i++) {
      covered +=
          comparison.covers(program(i, Flavour.values()[i % Flavour.values().length])) ? 1 : 0;
    }
    assertTrue(covered > 150, covered + " of 200 programs are small enough");
  }

  /** Must-fail twin: an explorer that took one model for another would be caught. */
  @Example
  void explorerUnderAnotherModel_isCaught() {
    Comparison comparison = new Comparison(ReleaseSequences.CPP20, CANDIDATES);
    for (MemoryModel wrong : List.of(MemoryModel.SC, MemoryModel.TSO, MemoryModel.RA)) {
      boolean caught = false;
      for (int i = 0; i < 200 && !caught; i++) {
        Program program = program(i, Flavour.STRONG_EVERYTHING);
        Optional<PerModel> found =
            Enumerator.enumerate(program, List.of(MemoryModel.RC11), ReleaseSequences.CPP20, 500);
        caught =
            found.isPresent()
                && comparison
                    .difference(program, wrong, found.get().under(MemoryModel.RC11))
                    .isPresent();
      }
      assertTrue(caught, "the explorer under " + wrong + " passes for rc11");
    }
  }
}
