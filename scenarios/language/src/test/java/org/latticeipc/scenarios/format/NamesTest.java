package org.latticeipc.scenarios.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NamesTest {
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
  void distance_isRestrictedDamerau() {
    assertEquals(0, NearestName.distance("abc", "abc"));
    assertEquals(1, NearestName.distance("abc", "acb"));
    assertEquals(3, NearestName.distance("", "abc"));
    assertEquals(3, NearestName.distance("kitten", "sitting"));
  }
}
