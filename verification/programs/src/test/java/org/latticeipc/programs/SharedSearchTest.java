package org.latticeipc.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Races;
import org.latticeipc.explorer.result.Reduction;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.machine.program.Program;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.programs.parameter.BuiltIn;

/** A search that is shared out gives what one machine gives, whatever becomes of its parts. */
class SharedSearchTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private static String summary(Result result) {
    return "%s %s %d complete for %s, %d blocked, %s, races %s %s, %s"
        .formatted(
            result.verdict(),
            result instanceof Result.Inconclusive i ? i.reasons() : "",
            result.statistics().complete(),
            result.statistics().standsFor(),
            result.statistics().blocked(),
            result.outcomes(),
            result.races(),
            result.racesFound(),
            result.violations().stream()
                .map(v -> v.property() + ": " + v.message() + " by " + v.trace())
                .collect(Collectors.joining("; ")));
  }

  private static boolean isLong() {
    return Boolean.getBoolean("lattice.long");
  }

  /** Every count that was published, no slice with more than a few hundred executions. */
  @Test
  void everyPublishedCount_sharedOutAnyhow_isAsOnOneMachine() {
    List<String> wrong = new ArrayList<>();
    int compared = 0;
    long slices = 0;
    int spilled = 0;
    for (ExpectedCount expected : ExpectedCount.all()) {
      boolean taken = isLong() || expected.id().hashCode() % 8 == 0;
      if (expected.size() != ExpectedCount.Size.SMALL || !taken) {
        continue;
      }
      Program program = Programs.find(expected.program()).program(expected.arguments());
      ExplorerOptions.Builder options =
          ExplorerOptions.builder()
              .model(expected.model())
              .releaseSequences(expected.text())
              .races(Races.IGNORE)
              .outcomes(compared % 2 == 0)
              .probe(false);
      if (compared % 3 == 0) {
        options.reduce(Reduction.AWAIT, Reduction.SYMMETRY);
      }
      SharedOutAnyhow anyhow = new SharedOutAnyhow(program, options.build(), compared);
      String found = summary(anyhow.toTheEnd());
      String own = summary(Explorer.explore(program, options.build()));
      if (!found.equals(own)) {
        wrong.add(expected.id() + "\n one machine " + own + "\n shared out " + found);
      }
      compared++;
      slices += anyhow.slices;
      spilled += anyhow.spilled > 0 ? 1 : 0;
    }
    assertEquals(List.of(), wrong);
    assertTrue(compared > 60, "only " + compared);
    assertTrue(spilled > compared / 5, spilled + " of " + compared + " were in a file");
    assertTrue(slices > 3L * compared, slices + " slices of " + compared + " programs");
  }

  /** Violations, all of them or the first, races told or not, under every model. */
  @Test
  void everyProgram_underEveryModel_sameViolationsAndRaces() {
    List<String> wrong = new ArrayList<>();
    int violated = 0;
    int racy = 0;
    int i = 0;
    for (BuiltIn builtIn : Programs.list()) {
      if (!isQuick(builtIn)) {
        continue;
      }
      for (MemoryModel model : MemoryModel.values()) {
        i++;
        if (!isLong() && i % 11 != 0) {
          continue;
        }
        Program program = builtIn.program(Map.of());
        ExplorerOptions.Builder options =
            ExplorerOptions.builder()
                .model(model)
                .races(i % 3 == 0 ? Races.REPORT : Races.BY_MODEL)
                .all(i % 8 < 4)
                .probe(i % 2 == 0);
        if (i % 5 == 0) {
          options.reduce(Reduction.AWAIT);
        }
        Result own = Explorer.explore(program, options.build());
        String found = summary(new SharedOutAnyhow(program, options.build(), i).toTheEnd());
        if (!found.equals(summary(own))) {
          wrong.add(
              builtIn.name()
                  + " "
                  + model
                  + "\n one machine "
                  + summary(own)
                  + "\n shared out "
                  + found);
        }
        violated += own.verdict() == Verdict.VIOLATED ? 1 : 0;
        racy += own.races() ? 1 : 0;
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(violated > 3, violated + " violated");
    assertTrue(racy > 1, racy + " racy");
  }

  private static boolean isQuick(BuiltIn program) {
    return ExpectedCount.all().stream()
        .noneMatch(c -> c.program().equals(program.name()) && c.size() != ExpectedCount.Size.SMALL);
  }

  /**
   * A unit may end with the read of an exchange whose write part is not in it; an assumption that
   * stops its task there must say nothing of another task's event. The execution in which that task
   * went on was lost, by a resumed checkpoint and by several jobs as well.
   */
  @Test
  void lockWithAnAssumption_cutAnywhere_losesNoExecution() {
    Program program = Programs.find("ttaslock-opt").program(Map.of());
    ExplorerOptions options = ExplorerOptions.builder().model(MemoryModel.SC).probe(false).build();
    String own = summary(Explorer.explore(program, options));
    for (int seed = 0; seed < 30; seed++) {
      assertEquals(own, summary(new SharedOutAnyhow(program, options, seed).toTheEnd()));
    }
  }

  /** What is shared out goes on from where one machine stopped, and the other way round. */
  @Test
  void checkpoints_areInterchangeableWithOneMachines() throws Exception {
    Program program = Programs.find("ainc").program(Map.of("n", 6));
    ExplorerOptions options = ExplorerOptions.builder().probe(false).build();
    String whole = summary(Explorer.explore(program, options));
    for (int i = 0; i < 4; i++) {
      Path file = folder.resolve("state" + i);
      new SharedOutAnyhow(program, options, i).some(2 + 3 * i, file);
      byte[] kept = Files.readAllBytes(file);
      assertEquals(
          whole,
          summary(Explorer.explore(program, options.toBuilder().resume(file).jobs(2).build())));
      SharedOutAnyhow again = new SharedOutAnyhow(program, options, 10 + i);
      again.resume(file);
      assertEquals(whole, summary(again.toTheEnd()));
      assertEquals(kept.length, Files.size(file));
      Path other = folder.resolve("one" + i);
      Explorer.explore(
          program,
          options.toBuilder().maxExecutions(100).checkpoint(other).jobs(1 + i % 2).build());
      SharedOutAnyhow taken = new SharedOutAnyhow(program, options, 20 + i);
      taken.resume(other);
      assertTrue(taken.search().progress().fraction() < 1);
      assertEquals(whole, summary(taken.toTheEnd()));
    }
  }
}
