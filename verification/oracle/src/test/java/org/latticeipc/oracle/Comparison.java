package org.latticeipc.oracle;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Races;
import org.latticeipc.explorer.result.Reduction;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.machine.program.Program;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.model.ReleaseSequences;

/**
 * Holds what the explorer finds of a program against what the enumerator finds. Blocked executions
 * count only without reductions, which are there to leave them out.
 */
record Comparison(ReleaseSequences sequences, long atMost, Set<Reduction> reductions) {

  /** Without any reduction. */
  Comparison(ReleaseSequences sequences, long atMost) {
    this(sequences, atMost, Set.of());
  }

  /** The first difference under any model, in words; empty if there is none. */
  Optional<String> difference(DrawnTest test) {
    Program program = DrawnProgram.of(test).withMemory();
    Optional<PerModel> enumerated =
        Enumerator.enumerate(program, List.of(MemoryModel.values()), sequences, atMost);
    if (enumerated.isPresent()) {
      for (MemoryModel model : MemoryModel.values()) {
        Optional<String> wrong = difference(program, model, enumerated.get().under(model));
        if (wrong.isPresent()) {
          return wrong;
        }
      }
    }
    return Optional.empty();
  }

  /** Whether the program is small enough to be enumerated. */
  boolean covers(Program program) {
    return Enumerator.enumerate(program, List.of(), sequences, atMost).isPresent();
  }

  Optional<String> difference(Program program, MemoryModel model, Findings expected) {
    Result result =
        Explorer.explore(
            program,
            ExplorerOptions.builder()
                .probe(false)
                .model(model)
                .releaseSequences(sequences)
                .races(Races.REPORT)
                .all(true)
                .reduce(reductions.toArray(Reduction[]::new))
                .build());
    boolean deadlock =
        result.violations().stream().anyMatch(v -> v.property().equals("no-deadlock"));
    String wanted =
        summary(
            expected.complete(),
            reductions.isEmpty() ? expected.blocked() : result.statistics().blocked(),
            expected.racy() > 0,
            expected.deadlocked() > 0,
            expected.outcomes());
    String found =
        summary(
            result.statistics().complete(),
            result.statistics().blocked(),
            result.races(),
            deadlock,
            result.outcomes());
    return wanted.equals(found)
        ? Optional.empty()
        : Optional.of(
            "%s, %s\nenumerated %s\nexplored   %s\n%s"
                .formatted(model, sequences, wanted, found, program));
  }

  /** The explorer's answer with races reported. */
  static Result reporting(Program program, MemoryModel model) {
    return Explorer.explore(
        program, ExplorerOptions.builder().model(model).races(Races.REPORT).all(true).build());
  }

  private static String summary(
      long complete, long blocked, boolean races, boolean deadlock, Object outcomes) {
    return "%d complete, %d blocked, races %s, deadlock %s, %s"
        .formatted(complete, blocked, races, deadlock, outcomes);
  }

  /** A smallest program, by deleting tasks and statements, that still differs. */
  DrawnTest shrink(DrawnTest test) {
    for (DrawnTest smaller : test.smaller()) {
      if (difference(smaller).isPresent()) {
        return shrink(smaller);
      }
    }
    return test;
  }
}
