package org.latticeipc.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.ExplorerOptions;
import org.latticeipc.explorer.Races;
import org.latticeipc.explorer.Result;
import org.latticeipc.explorer.Verdict;
import org.latticeipc.machine.MemoryModel;

/**
 * The explorer's counts against those from outside, for equality: one execution lost or visited
 * twice fails. With {@code -Dlattice.counts=large} the long ones too.
 */
class ExplorerCountsTest {
  private static final ExpectedCount.Size LARGEST =
      ExpectedCount.Size.valueOf(
          System.getProperty("lattice.counts", "medium").toUpperCase(java.util.Locale.ROOT));

  private static Result explore(ExpectedCount expected) {
    return Explorer.explore(
        Programs.find(expected.program()).program(expected.arguments()),
        ExplorerOptions.builder()
            .model(expected.model())
            .races(Races.IGNORE)
            .outcomes(false)
            .maxEventsPerTask(10_000)
            .build());
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
      Result result = explore(expected);
      if (result.statistics().complete() != expected.complete()
          || result.verdict() != Verdict.HOLDS) {
        wrong.add(
            "%s: expected %d, found %d, %s %s"
                .formatted(
                    expected.id(),
                    expected.complete(),
                    result.statistics().complete(),
                    result.verdict(),
                    result.violations()));
      }
    }
    assertTrue(compared > 300, "only " + compared + " counts were compared");
    assertEquals(List.of(), wrong);
  }

  @Test
  void everyProgramThatMustFail_isViolatedUnderRc11() {
    for (BuiltIn program : Programs.list()) {
      if (program.expectation() == BuiltIn.Expectation.VIOLATED) {
        Result result =
            Explorer.explore(
                program.program(java.util.Map.of()), ExplorerOptions.of(MemoryModel.RC11));
        assertEquals(Verdict.VIOLATED, result.verdict(), program.name());
      }
    }
  }

  @Test
  void everyProgramThatHolds_hasNoRaceUnlessItSaysSo() {
    for (BuiltIn program : Programs.list()) {
      if (program.expectation() == BuiltIn.Expectation.HOLDS && isQuick(program)) {
        Result result =
            Explorer.explore(
                program.program(java.util.Map.of()),
                ExplorerOptions.builder().outcomes(false).build());
        assertEquals(Verdict.HOLDS, result.verdict(), () -> program.name() + result.violations());
      }
    }
  }

  private static boolean isQuick(BuiltIn program) {
    return ExpectedCount.all().stream()
        .noneMatch(
            c -> c.program().equals(program.name()) && c.size() != ExpectedCount.Size.SMALL);
  }
}
