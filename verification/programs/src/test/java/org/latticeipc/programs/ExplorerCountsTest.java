package org.latticeipc.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Races;
import org.latticeipc.explorer.result.Reduction;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.model.ReleaseSequences;
import org.latticeipc.programs.parameter.BuiltIn;

/**
 * The explorer's counts against those from outside, for equality: one execution lost or visited
 * twice fails. {@code -Dlattice.counts=medium} or {@code large} adds the longer ones.
 */
class ExplorerCountsTest {
  private static final ExpectedCount.Size LARGEST =
      ExpectedCount.Size.valueOf(
          System.getProperty("lattice.counts", "small").toUpperCase(java.util.Locale.ROOT));

  private static ExplorerOptions.Builder options(MemoryModel model) {
    return ExplorerOptions.builder()
        .model(model)
        .probe(false)
        .outcomes(false)
        .maxEventsPerTask(10_000);
  }

  @Test
  void everyProgram_hasExactlyAsManyCompleteExecutionsAsPublished() {
    List<String> wrong = new ArrayList<>();
    int compared = 0;
    for (ExpectedCount expected : ExpectedCount.all()) {
      if (expected.size().compareTo(LARGEST) > 0) {
        continue;
      }
      compared++;
      Result result =
          Explorer.explore(
              Programs.find(expected.program()).program(expected.arguments()),
              options(expected.model())
                  .releaseSequences(expected.text())
                  .races(Races.IGNORE)
                  .build());
      if (result.statistics().complete() != expected.complete()
          || result.verdict() != verdictOf(expected.complete())) {
        wrong.add(
            "%s: expected %d, found %d, %s"
                .formatted(
                    expected.id(),
                    expected.complete(),
                    result.statistics().complete(),
                    summary(result)));
      }
    }
    assertTrue(compared > 900, "only " + compared + " counts were compared");
    assertEquals(List.of(), wrong);
  }

  /** Published variants of a test are other orders of its tasks. */
  @Test
  void everyProgram_hasThatCountInWhicheverOrderItsTasksAreDeclared() {
    List<String> wrong = new ArrayList<>();
    for (ExpectedCount expected : ExpectedCount.all()) {
      boolean isMain =
          expected.model() == MemoryModel.RC11 && expected.text() == ReleaseSequences.GENMC;
      if (!isMain
          || expected.size() != ExpectedCount.Size.SMALL
          || expected.arguments().containsKey("variant")) {
        continue;
      }
      Map<String, Integer> arguments = new TreeMap<>(expected.arguments());
      arguments.put("variant", 1);
      long found =
          Explorer.explore(
                  Programs.find(expected.program()).program(arguments),
                  options(MemoryModel.RC11)
                      .releaseSequences(ReleaseSequences.GENMC)
                      .races(Races.IGNORE)
                      .build())
              .statistics()
              .complete();
      if (found != expected.complete()) {
        wrong.add("%s: expected %d, found %d".formatted(expected.id(), expected.complete(), found));
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void everyProgram_underBothReductions_standsForAsManyAsPublished() {
    List<String> wrong = new ArrayList<>();
    int fewer = 0;
    for (ExpectedCount expected : ExpectedCount.all()) {
      if (expected.size().compareTo(LARGEST) > 0) {
        continue;
      }
      ExplorerOptions reducing =
          options(expected.model())
              .releaseSequences(expected.text())
              .races(Races.IGNORE)
              .reduce(Reduction.AWAIT, Reduction.SYMMETRY)
              .build();
      Result result =
          Explorer.explore(
              Programs.find(expected.program()).program(expected.arguments()), reducing);
      fewer += result.statistics().complete() < expected.complete() ? 1 : 0;
      if (!result.statistics().standsFor().equals(BigInteger.valueOf(expected.complete()))
          || result.verdict() != verdictOf(expected.complete())) {
        wrong.add(
            "%s: expected %d, found %s"
                .formatted(expected.id(), expected.complete(), summary(result)));
      }
    }
    assertTrue(fewer > 30, "only " + fewer + " programs were reduced");
    assertEquals(List.of(), wrong);
  }

  @Test
  void ticketLockOfSeven_awaitReduced_noBlockedExecution() {
    Result result = reduced("ticketlock", 7, Reduction.AWAIT);
    assertEquals(5_040, result.statistics().complete());
    assertEquals(0, result.statistics().blocked());
  }

  @Test
  void readersAndWritersOfThree_awaitReduced_hardlyABlockedExecution() {
    Result result =
        Explorer.explore(
            Programs.find("linuxrwlocks").program(Map.of("rdwr", 3)),
            options(MemoryModel.RC11).reduce(Reduction.AWAIT).build());
    assertEquals(690, result.statistics().complete());
    assertEquals(12, result.statistics().blocked());
  }

  @Test
  void ttasLockOfFour_symmetryReduced_oneExecutionForEachExchange() {
    Result result = reduced("ttaslock", 4, Reduction.SYMMETRY);
    assertEquals(24, result.statistics().complete());
    assertEquals(BigInteger.valueOf(576), result.statistics().standsFor());
  }

  private static Result reduced(String program, int n, Reduction reduction) {
    return Explorer.explore(
        Programs.find(program).program(Map.of("n", n)),
        options(MemoryModel.RC11).reduce(reduction).build());
  }

  @Test
  void everyProgramThatMustFail_breaksTheNamedPropertyUnderRc11() {
    for (BuiltIn program : Programs.list()) {
      if (!program.holds()) {
        Result result =
            Explorer.explore(program.program(Map.of()), options(MemoryModel.RC11).build());
        assertEquals(Verdict.VIOLATED, result.verdict(), program.name());
        assertTrue(
            program.violates().contains(result.violations().get(0).property()),
            () -> program.name() + " " + summary(result));
      }
    }
  }

  @Test
  void everyProgramThatHolds_holdsWithRacesLookedFor() {
    for (BuiltIn program : Programs.list()) {
      if (program.holds() && isQuick(program)) {
        Result result =
            Explorer.explore(program.program(Map.of()), options(MemoryModel.RC11).build());
        assertEquals(
            verdictOf(result.statistics().complete()),
            result.verdict(),
            () -> program.name() + " " + summary(result));
      }
    }
  }

  /** Where every execution is blocked by an assumption nothing was checked. */
  private static Verdict verdictOf(long complete) {
    return complete == 0 ? Verdict.INCONCLUSIVE : Verdict.HOLDS;
  }

  private static String summary(Result result) {
    return result.verdict()
        + result.violations().stream()
            .map(v -> " " + v.property() + ": " + v.message())
            .collect(Collectors.joining());
  }

  private static boolean isQuick(BuiltIn program) {
    return ExpectedCount.all().stream()
        .noneMatch(c -> c.program().equals(program.name()) && c.size() != ExpectedCount.Size.SMALL);
  }
}
