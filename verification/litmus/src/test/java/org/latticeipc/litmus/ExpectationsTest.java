package org.latticeipc.litmus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.latticeipc.litmus.syntax.LitmusException;

/** Tables of expected answers. */
class ExpectationsTest {
  private static final Path FOLDER = Path.of("suite");

  private static Expectations table(String... lines) {
    return Expectations.parse("e.csv", FOLDER, List.of(lines));
  }

  @Test
  void row_isFoundFromTheTablesFolder_andByTheEndOfThePath() {
    Expectations table = table("# head", "", "SB.litmus,1", "litmus/C11/MP.litmus, 0");
    assertEquals(Optional.of(true), table.of(FOLDER.resolve("SB.litmus")));
    assertEquals(Optional.of(false), table.of(Path.of("elsewhere", "litmus", "C11", "MP.litmus")));
    assertEquals(Optional.empty(), table.of(Path.of("litmus", "MP.litmus")));
    assertEquals(Optional.empty(), table.of(FOLDER.resolve("XSB.litmus")));
  }

  @Test
  void badRow_isRefusedWithItsPlace() {
    assertEquals(
        "e.csv:2:8: found 'SB.lit,2', expected PATH,0 or PATH,1",
        assertThrows(LitmusException.class, () -> table("A,1", "SB.lit,2")).getMessage());
    assertEquals(
        "e.csv:2:1: 'A' has two rows",
        assertThrows(LitmusException.class, () -> table("A,1", "./A,0")).getMessage());
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
