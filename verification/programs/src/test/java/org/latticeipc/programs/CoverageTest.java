package org.latticeipc.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Races;
import org.latticeipc.explorer.result.Reduction;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.model.ReleaseSequences;

/** Every published count is expected of a program, or it is said why not. */
class CoverageTest {
  private static final Path PAGE = Path.of("..", "..", "docs", "PROGRAMS.md");

  @Test
  void everyPublishedCount_isExpectedOrHasAReason() {
    List<String> unexplained =
        Coverage.published().stream()
            .filter(test -> test.missing().isEmpty() != test.note().isEmpty())
            .map(test -> test.name() + " " + test.missing() + " " + test.note())
            .toList();
    assertEquals(List.of(), unexplained);
    assertTrue(Coverage.published().size() > 300, "the list of published tests is not whole");
  }

  @Test
  void countsTakenWithSymmetryReduction_areEqualWithIt() {
    int compared = 0;
    for (Coverage.Published test : Coverage.published()) {
      if (test.note().contains("`--reduce symmetry`")) {
        compared++;
        ExplorerOptions reducing =
            ExplorerOptions.builder()
                .releaseSequences(ReleaseSequences.GENMC)
                .races(Races.IGNORE)
                .outcomes(false)
                .reduce(Reduction.SYMMETRY)
                .build();
        Result result = Explorer.explore(Programs.find(test.program()).program(Map.of()), reducing);
        assertEquals(test.counts().get(0), result.statistics().complete(), test.name());
      }
    }
    assertEquals(4, compared);
  }

  /** {@code -Dlattice.docs=write} writes the page anew. */
  @Test
  void page_isUpToDate() throws IOException {
    if ("write".equals(System.getProperty("lattice.docs"))) {
      Files.writeString(PAGE, Coverage.page());
    }
    assertEquals(Coverage.page(), Files.readString(PAGE), "write it with -Dlattice.docs=write");
  }
}
