package org.latticeipc.machine.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearestNameTest {
  @Test
  void nearest_swappedLetters_isFound() {
    assertEquals(
        Optional.of("send"), NearestName.nearest("sned", List.of("recv", "send", "close")));
  }

  @Test
  void nearest_hyphenForUnderscore_isFound() {
    assertEquals(Optional.of("fetch_add"), NearestName.nearest("fetch-add", List.of("fetch_add")));
  }

  @Test
  void nearest_nothingAlike_isEmpty() {
    assertEquals(Optional.empty(), NearestName.nearest("xyzzy", List.of("recv", "send")));
  }

  @Test
  void hint_nothingAlike_listsWhatThereIs() {
    assertEquals("; expected one of a, b", NearestName.hint("xyzzy", List.of("a", "b")));
    assertEquals("; none is defined", NearestName.hint("xyzzy", List.of()));
  }

  @Test
  void hint_amongVeryMany_saysTheFirstAndHowMany() {
    List<String> names = IntStream.range(0, 110).mapToObj(i -> "step" + i).toList();
    String hint = NearestName.hint("xyzzy", names);
    assertEquals("; expected one of step0, step1, ", hint.substring(0, 32));
    assertEquals("step23, … (110 in all)", hint.substring(hint.indexOf("step23")));
    List<String> few = names.subList(0, 30);
    assertEquals("one of " + String.join(", ", few), NearestName.oneOf(few));
  }

  @Test
  void distance_isRestrictedDamerau() {
    assertEquals(0, NearestName.distance("abc", "abc"));
    assertEquals(1, NearestName.distance("abc", "acb"));
    assertEquals(3, NearestName.distance("", "abc"));
    assertEquals(3, NearestName.distance("kitten", "sitting"));
  }

  /** Time and space are bounded, whatever a stranger's file names. */
  @Test
  void distance_ofLongNames_comparesTheirBeginningsAndCountsTheRest() {
    String letters = "a".repeat(1_000_000);
    assertEquals(1_000_000 - 4, NearestName.distance(letters, "aaaa"));
    assertEquals(0, NearestName.distance(letters, letters));
    assertEquals("", NearestName.suggestion(letters, List.of("send", "a".repeat(100))));
  }

  @Test
  void nearest_equallyNear_isTheFirstGiven() {
    assertEquals(Optional.of("ab2"), NearestName.nearest("ab3", List.of("ab2", "ab1")));
    assertEquals(List.of("ab", "ax"), NearestName.nearest("ab", List.of("xxxx", "ax", "ab"), 2));
  }

  @Test
  void suggestion_nothingAlike_isEmpty() {
    assertEquals("; did you mean 'send'?", NearestName.suggestion("SEDN", List.of("send")));
    assertEquals("", NearestName.suggestion("xyzzy", List.of("send")));
  }

  @Test
  void alternatives_areJoinedByOr() {
    assertEquals("", NearestName.alternatives(List.of()));
    assertEquals("a", NearestName.alternatives(List.of("a")));
    assertEquals("a, b or c", NearestName.alternatives(List.of("a", "b", "c")));
  }
}
