package org.latticeipc.scenarios.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SmallerNumberTest {
  @Test
  void numberOfALine_isChangedThere_notInNamesAndComments() {
    SmallerNumber number = new SmallerNumber("line 2", 3, 1);
    assertEquals(
        "a: 3\nx3: {times: 1, of: 33, at: slot[1]} # 3 times\nb: 3",
        number.in("a: 3\nx3: {times: 3, of: 33, at: slot[3]} # 3 times\nb: 3"));
  }

  @Test
  void numberEverywhere_isChangedInWhatIsSaidToo_butLinesAreNone() {
    SmallerNumber number = new SmallerNumber(SmallerNumber.EVERYWHERE, 42, 1);
    assertEquals("a: 1\nb: v == 1", number.in("a: 42\nb: v == 42"));
    assertEquals("line 42: 'v == 1' (v = 0)", number.inMessage("line 42: 'v == 42' (v = 0)"));
  }

  @Test
  void parameter_leavesTheText() {
    SmallerNumber number = new SmallerNumber("parameter n", 3, 1);
    assertEquals("n: 3", number.in("n: 3"));
    assertEquals(Optional.of("n"), number.parameter());
    assertTrue(number.isConsistent());
  }

  @Test
  void text_isReadAgain() {
    for (SmallerNumber number : SmallerNumber.of("n: 1\ntimes: 5\nx: 900", Map.of("n", 4L))) {
      assertEquals(Optional.of(number), SmallerNumber.parse(number.toString()));
    }
    assertEquals(Optional.empty(), SmallerNumber.parse("line 2: 3 becomes a"));
  }

  @Test
  void candidates_areParametersThenSizesThenValues_keptApart() {
    assertEquals(
        List.of(
            "parameter n: 4 becomes 1",
            "parameter n: 4 becomes 2",
            "parameter n: 4 becomes 3",
            "line 2: 5 becomes 1",
            "line 2: 5 becomes 2",
            "line 2: 5 becomes 4",
            "everywhere: 900 becomes 2",
            "everywhere: 5 becomes 3"),
        SmallerNumber.of("x: 1\ntimes: 5\nx: 900", Map.of("n", 4L)).stream()
            .map(SmallerNumber::toString)
            .toList());
  }
}
