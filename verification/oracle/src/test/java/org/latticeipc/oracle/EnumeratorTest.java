package org.latticeipc.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.model.ReleaseSequences;
import org.latticeipc.programs.ExpectedCount;
import org.latticeipc.programs.Shapes;
import org.latticeipc.programs.shape.LitmusShape;
import org.latticeipc.programs.shape.ShapeReader;

/** The oracle itself is checked against counts from outside the project. */
class EnumeratorTest {
  private static final List<MemoryModel> ALL = List.of(MemoryModel.values());

  private static PerModel enumerate(String text) {
    return enumerate(ShapeReader.read(text).get(0), ReleaseSequences.CPP20).orElseThrow();
  }

  private static Optional<PerModel> enumerate(LitmusShape shape, ReleaseSequences sequences) {
    return Enumerator.enumerate(shape, ALL, sequences, 200_000);
  }

  private static String complete(PerModel findings) {
    return ALL.stream()
        .map(model -> Long.toString(findings.under(model).complete()))
        .collect(Collectors.joining(" "));
  }

  /** Models in which TSO's mapping differs from GenMC's are not in the table. */
  @Test
  void everyShapeWithPublishedCount_hasThatManyCompleteExecutions() {
    Map<String, LitmusShape> shapes = new LinkedHashMap<>();
    Shapes.litmusShapes().forEach(shape -> shapes.put("litmus/" + shape.name(), shape));
    Shapes.syntheticShapes().forEach(shape -> shapes.put(shape.name(), shape));
    List<String> wrong = new ArrayList<>();
    Set<String> tooLarge = Set.of("big0", "big1", "big2", "litmus/viktor-relseq");
    Map<String, PerModel> enumerated = new LinkedHashMap<>();
    int compared = 0;
    for (ExpectedCount expected : ExpectedCount.all()) {
      LitmusShape shape = shapes.get(expected.program());
      if (shape == null || tooLarge.contains(expected.program())) {
        continue;
      }
      String key = expected.program() + " " + expected.text();
      PerModel all = enumerated.get(key);
      if (all == null) {
        all = enumerate(shape, expected.text()).orElseThrow();
        enumerated.put(key, all);
      }
      Findings found = all.under(expected.model());
      compared++;
      if (found.complete() != expected.complete()) {
        wrong.add(
            "%s: expected %d, found %d"
                .formatted(expected.id(), expected.complete(), found.complete()));
      }
    }
    assertTrue(compared > 200, "only " + compared + " counts were compared");
    assertEquals(List.of(), wrong);
  }

  @Test
  void everyMustFailShape_racesOrFailsUnderRc11() {
    for (LitmusShape shape : Shapes.wrongShapes()) {
      Findings found =
          enumerate(shape, ReleaseSequences.CPP20).orElseThrow().under(MemoryModel.RC11);
      assertTrue(found.racy() > 0 || !found.complaints().isEmpty(), shape.toString());
    }
  }

  @Test
  void storeBuffering_perModel() {
    assertEquals(
        "3 3 4 3", complete(enumerate("SB\n  [x] = 1 sc; a = [y] sc\n  [y] = 1 sc; a = [x] sc\n")));
    assertEquals(
        "3 4 4 4",
        complete(enumerate("SB\n  [x] = 1 rlx; a = [y] rlx\n  [y] = 1 rlx; a = [x] rlx\n")));
  }

  @Test
  void messagePassingRelaxed_perModel() {
    assertEquals(
        "3 3 4 4",
        complete(enumerate("MP\n  [x] = 1 rlx; [y] = 1 rlx\n  a = [y] rlx; b = [x] rlx\n")));
  }

  @Test
  void releaseSequenceOfLaterStore_countsPerDefinition() {
    LitmusShape shape =
        ShapeReader.read("RS\n  [x] = 1 rlx; [y] = 1 rel; [y] = 2 rlx\n  a = [y] acq; b = [x] rlx")
            .get(0);
    assertEquals(
        5,
        enumerate(shape, ReleaseSequences.CPP20).orElseThrow().under(MemoryModel.RC11).complete());
    assertEquals(
        4,
        enumerate(shape, ReleaseSequences.PLDI17).orElseThrow().under(MemoryModel.RC11).complete());
  }

  @Test
  void loadsBesideFetchAdds_countsThatCatchLostRevisits() {
    assertEquals("6 6 6 6", complete(enumerate(besideTwoAdds("a = [x] rlx"))));
    assertEquals("12 12 12 12", complete(enumerate(besideTwoAdds("a = [x] rlx; b = [x] rlx"))));
  }

  private static String besideTwoAdds(String task) {
    return "F\n  " + task + "\n  a = add [x] 1 rlx\n  a = add [x] 1 rlx\n";
  }

  @Test
  void awaitThatNothingEnds_isADeadlock() {
    Findings found =
        enumerate("D\n  a = await [x] == 1 acq; [y] = 1 rel\n  a = await [y] == 1 acq; [x] = 1 rel")
            .under(MemoryModel.RC11);
    assertEquals(0, found.complete());
    assertEquals(1, found.blocked());
    assertEquals(1, found.deadlocked());
  }

  @Test
  void awaitThatIsEnded_blocksOnlyOnTheOldValueAndIsNoDeadlock() {
    Findings found = enumerate("A\n  a = await [x] == 1 acq\n  [x] = 1 rel").under(MemoryModel.SC);
    assertEquals("1 1 0", found.complete() + " " + found.blocked() + " " + found.deadlocked());
  }

  @Test
  void tooManyCandidates_isSaidAndNotCutShort() {
    LitmusShape shape = ShapeReader.read("W\n  [x] = 1 rlx\n  [x] = 2 rlx\n  [x] = 3 rlx\n").get(0);
    assertFalse(Enumerator.enumerate(shape, ALL, ReleaseSequences.CPP20, 5).isPresent());
    assertEquals(
        6,
        Enumerator.enumerate(shape, ALL, ReleaseSequences.CPP20, 6)
            .orElseThrow()
            .under(MemoryModel.SC)
            .complete());
  }
}
