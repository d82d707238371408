package org.latticeipc.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.latticeipc.catalogue.subject.Finding;
import org.latticeipc.catalogue.subject.Subject;

class CataloguePageTest {
  private static Subject subject(String variant) {
    return new Subject("lock", variant, "all", List.of(), List.of(), Optional.empty(), List.of());
  }

  private static Matrix matrix(Subject... subjects) {
    Matrix matrix = new Matrix(List.of("judge"));
    for (Subject each : subjects) {
      matrix.put(each, "judge", Finding.of(Finding.Kind.NOT_APPLICABLE, "nothing"));
    }
    return matrix;
  }

  /** {@code ./lattice catalogue --missing} writes what this test misses. */
  @Test
  void page_hasARowForEveryPart() throws IOException {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("docs/CATALOGUE.md"))) {
      here = Objects.requireNonNull(here.getParent());
    }
    String page = Files.readString(here.resolve("docs/CATALOGUE.md"));
    List<String> missing =
        Catalogue.subjects().stream()
            .filter(each -> !CataloguePage.hasRow(page, each))
            .map(Subject::name)
            .toList();
    assertEquals(List.of(), missing);
  }

  @Test
  void columnsThatAreJudgedAnew_areWritten_andTheOthersStay() {
    Subject first = subject("first");
    Subject second = subject("second");
    Matrix both = new Matrix(List.of("judge", "other"));
    Matrix judge = new Matrix(List.of("judge"));
    for (Subject each : List.of(first, second)) {
      both.put(each, "judge", Finding.of(Finding.Kind.UNAVAILABLE, "nobody"));
      both.put(each, "other", Finding.of(Finding.Kind.UNAVAILABLE, "nobody"));
    }
    judge.put(second, "judge", Finding.of(Finding.Kind.NOT_APPLICABLE, "nothing"));
    String page = CataloguePage.withColumns(CataloguePage.of(both, 60), judge);
    List<String> rows = page.lines().filter(line -> line.startsWith("| `")).toList();
    assertEquals(
        List.of(
            "| `lock=first` | all | not here | not here |",
            "| `lock=second` | all | - | not here |"),
        rows);
    assertEquals(page, CataloguePage.withColumns(page, judge));
  }

  @Test
  void rowsThatWereMissing_standInOrder_andThoseOfPartsThatAreGone_doNot() {
    Subject first = subject("first");
    Subject second = subject("second");
    Subject gone = subject("gone");
    String page = CataloguePage.of(matrix(gone, second), 60);
    assertTrue(CataloguePage.hasRow(page, gone));
    String more = CataloguePage.with(page, matrix(first), List.of(first, second));
    List<String> rows = more.lines().filter(line -> line.startsWith("| `")).toList();
    assertEquals(List.of("| `lock=first` | all | - |", "| `lock=second` | all | - |"), rows);
    assertTrue(
        more.endsWith(
            "Added since by `--missing`, on JDK "
                + Runtime.version().feature()
                + ": `lock=first`.\n"),
        more);
  }
}
