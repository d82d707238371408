package org.latticeipc.litmus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.latticeipc.litmus.compile.LitmusCompiler;
import org.latticeipc.litmus.syntax.LitmusException;
import org.latticeipc.model.MemoryModel;

/** Tables of expected answers. */
class ExpectationsTest {
  private static final Path FOLDER = Path.of("suite");

  private static Expectations table(String... lines) {
    return Expectations.parse("e.csv", FOLDER, List.of(lines));
  }

  @Test
  void row_isFoundFromTheTablesFolder_andByTheEndOfThePath() {
    Expectations table =
        table("# head", "", "SB.litmus,1", "litmus/C11/MP.litmus, 0", "R.litmus, undef");
    assertEquals(Optional.of(Answer.YES), table.of(FOLDER.resolve("SB.litmus")));
    assertEquals(
        Optional.of(Answer.NO), table.of(Path.of("elsewhere", "litmus", "C11", "MP.litmus")));
    assertEquals(Optional.of(Answer.UNDEFINED), table.of(FOLDER.resolve("R.litmus")));
    assertEquals(Optional.empty(), table.of(Path.of("litmus", "MP.litmus")));
    assertEquals(Optional.empty(), table.of(FOLDER.resolve("XSB.litmus")));
  }

  @Test
  void badRow_isRefusedWithItsPlace() {
    assertEquals(
        "e.csv:2:8: found 'SB.lit,2', expected PATH,0 or PATH,1 or PATH,undef",
        assertThrows(LitmusException.class, () -> table("A,1", "SB.lit,2")).getMessage());
    assertEquals(
        "e.csv:2:1: 'A' has two rows",
        assertThrows(LitmusException.class, () -> table("A,1", "./A,0")).getMessage());
    assertEquals(
        "e.csv:2:1: 'a?b' is no file name: Nul character not allowed",
        assertThrows(LitmusException.class, () -> table("A,1", "a\0b,0")).getMessage());
  }

  @Test
  void undef_isMetByARace_andByNothingElse() {
    String race = "C t\n{}\nP0 (int* x) { *x = 1; }\nP1 (int* x) { int r0 = *x; }\nexists (1:r0=0)";
    String none = race.replace("*x = 1;", "").replace("int* x", "int* x, int* y");
    assertEquals(JudgedState.Grade.PASSED, grade(race, Answer.UNDEFINED));
    assertEquals(JudgedState.Grade.FAILED, grade(none, Answer.UNDEFINED));
    assertEquals(JudgedState.Grade.PASSED, grade(race, Answer.YES));
    assertEquals(JudgedState.Grade.FAILED, grade(race, Answer.NO));
  }

  private static JudgedState.Grade grade(String text, Answer expected) {
    LitmusResult result =
        LitmusRunner.run(
            LitmusCompiler.compile("t.litmus", text), LitmusOptions.of(MemoryModel.RC11));
    return new JudgedState(result, Optional.of(expected), true).grade();
  }

  @Test
  void rowWithoutItsTest_isTold_ifItsFolderRan() {
    Expectations table = table("SB.litmus,1", "gone.litmus,0", "../other/x.litmus,1");
    assertEquals(
        List.of("e.csv:2: 'gone.litmus' is not there"),
        table.unused(List.of(FOLDER), List.of(FOLDER.resolve("SB.litmus"))));
    assertEquals(List.of(), table.unused(List.of(), List.of(FOLDER.resolve("SB.litmus"))));
  }
}
