package org.latticeipc.scenarios.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NamesTest {
  @Test
  void nearest_swappedLetters_isFound() {
    assertEquals(Optional.of("send"), Names.nearest("sned", List.of("recv", "send", "close")));
  }

  @Test
  void nearest_hyphenForUnderscore_isFound() {
    assertEquals(Optional.of("fetch_add"), Names.nearest("fetch-add", List.of("fetch_add")));
  }

  @Test
  void nearest_nothingAlike_isEmpty() {
    assertEquals(Optional.empty(), Names.nearest("xyzzy", List.of("recv", "send")));
  }

  @Test
  void hint_nothingAlike_listsWhatThereIs() {
    assertEquals("; expected one of a, b", Names.hint("xyzzy", List.of("a", "b")));
    assertEquals("; none is defined", Names.hint("xyzzy", List.of()));
  }

  @Test
  void distance_isRestrictedDamerau() {
    assertEquals(0, Names.distance("abc", "abc"));
    assertEquals(1, Names.distance("abc", "acb"));
    assertEquals(3, Names.distance("", "abc"));
    assertEquals(3, Names.distance("kitten", "sitting"));
  }
}
