package org.latticeipc.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

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

  /** {@code -Dlattice.docs=write} writes the page anew. */
  @Test
  void page_isUpToDate() throws IOException {
    if ("write".equals(System.getProperty("lattice.docs"))) {
      Files.writeString(PAGE, Coverage.page());
    }
    assertEquals(Coverage.page(), Files.readString(PAGE), "write it with -Dlattice.docs=write");
  }
}
