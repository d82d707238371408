package org.latticeipc.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.latticeipc.catalogue.judge.Judge;
import org.latticeipc.catalogue.judge.Judges;
import org.latticeipc.catalogue.subject.Finding;
import org.latticeipc.catalogue.subject.Finding.Kind;
import org.latticeipc.catalogue.subject.Subject;
import org.latticeipc.machine.program.Variant;
import org.latticeipc.machine.program.VariantRegistry;

/** Every variant is found, and every real part is clean, by the judges that are always here. */
final class CatalogueTest {
  private static final Duration BUDGET = Duration.ofSeconds(30);

  @Test
  void everyVariantIsFound_andEveryRealPartIsClean() {
    Matrix matrix =
        Catalogue.judge(Catalogue.subjects(), Judges.builtIn(BUDGET), 2, (what, finding) -> {});
    assertEquals(List.of(), matrix.failures(), matrix.toText());
  }

  @Test
  void subjects_areAllVariantsThereAre() {
    Set<String> expected = new HashSet<>(Set.of("lock", "ipc", "dag", "kernel", "sync"));
    for (Variant<?> variant : VariantRegistry.all().values()) {
      if (!variant.breaks().isEmpty()) {
        expected.add(variant.text());
      }
    }
    Set<String> found = new HashSet<>();
    Catalogue.subjects().forEach(subject -> found.add(subject.name()));
    assertEquals(expected, found);
  }

  @Test
  void variantThatNobodyFinds_isAFailure() {
    Matrix matrix = judgeAll(Finding.of(Kind.CLEAN, "never looks"));
    assertTrue(
        matrix.failures().stream().anyMatch(f -> f.startsWith("lock=unlock-relaxed is wrong")),
        matrix.failures().toString());
  }

  @Test
  void realPartThatSomebodyComplainsAbout_isAFailure() {
    Matrix matrix = judgeAll(Finding.of(Kind.FOUND, "everything"));
    assertTrue(
        matrix.failures().contains("the real lock is not clean under stub: everything"),
        matrix.failures().toString());
  }

  @Test
  void realPartThatWasCalledCleanUnseen_isAFailure() {
    Matrix matrix = judgeAll(new Finding(Kind.CLEAN, "never looked", 0, 0.1));
    assertTrue(
        matrix.failures().contains("stub calls the real dag clean, but looked at no execution"),
        matrix.failures().toString());
  }

  @Test
  void simulationWithoutTime_isNotClean() {
    Judge judge = Judges.builtIn(Duration.ZERO).get(3);
    Finding finding = judge.judge(Catalogue.subjects().get(0));
    assertEquals(Kind.INCONCLUSIVE, finding.kind(), finding.what());
  }

  @Test
  void realPartThatNobodyFinishes_isAFailure() {
    Matrix matrix = judgeAll(Finding.of(Kind.INCONCLUSIVE, "gave up"));
    assertTrue(
        matrix.failures().contains("the real ipc is not clean under stub: gave up"),
        matrix.failures().toString());
  }

  @Test
  void matrixWithoutRows_isAFailure() {
    assertEquals(List.of("nothing was judged"), new Matrix(List.of("stub")).failures());
  }

  @Test
  void judgeThatIsNotHere_isSaidOnce_withTheWayToGetIt() {
    Matrix matrix = judgeAll(Finding.of(Kind.UNAVAILABLE, "build it"));
    assertEquals(List.of("stub not here: build it"), matrix.notices());
    assertTrue(
        matrix.failures().contains("no judge could look at the real lock"),
        matrix.failures().toString());
  }

  @Test
  void page_holdsTheWholeMatrix() {
    Matrix matrix = judgeAll(Finding.of(Kind.FOUND, "everything"));
    String page = CataloguePage.of(matrix, 120);
    assertTrue(page.contains(matrix.toMarkdown()), page);
    assertTrue(page.contains("2 minutes"), page);
  }

  private static Matrix judgeAll(Finding finding) {
    Judge stub =
        new Judge() {
          @Override
          public String name() {
            return "stub";
          }

          @Override
          public Finding judge(Subject subject) {
            return finding;
          }
        };
    return Catalogue.judge(Catalogue.subjects(), List.of(stub), 1, (what, found) -> {});
  }
}
