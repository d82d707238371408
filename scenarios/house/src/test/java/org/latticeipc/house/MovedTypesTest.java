package org.latticeipc.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/MOVED.tsv} tells where each public type went; {@code -}: there is none any more. */
final class MovedTypesTest {
  private static final String GONE = "-";

  private final Set<String> types =
      House.here().sources().stream()
          .filter(source -> !source.isPackageInfo())
          .map(source -> source.packageName() + "." + source.simpleName())
          .collect(Collectors.toCollection(TreeSet::new));
  private final Map<String, String> moved = moved();

  MovedTypesTest() throws IOException {}

  @Test
  void oldName_isNoTypeAnyMore() {
    Set<String> still = new TreeSet<>(moved.keySet());
    still.retainAll(types);
    assertEquals(Set.of(), still, "these did not move");
  }

  @Test
  void newName_isAType() {
    Set<String> missing = new TreeSet<>(moved.values());
    missing.remove(GONE);
    missing.removeAll(types);
    assertEquals(Set.of(), missing, "nothing has these names; mend docs/MOVED.tsv");
  }

  @Test
  void publicTypeOfBefore_isStillThereOrInTheTable() throws IOException {
    Set<String> before = new TreeSet<>(before());
    assertTrue(before.size() > 300, "only " + before.size() + " types were there before");
    before.removeAll(types);
    before.removeAll(moved.keySet());
    assertEquals(Set.of(), before, "say in docs/MOVED.tsv where these went (- if nowhere)");
  }

  private static Map<String, String> moved() throws IOException {
    Map<String, String> moved = new TreeMap<>();
    List<String> lines = Files.readAllLines(House.here().root().resolve("docs/MOVED.tsv"));
    assertEquals("old\tnew", lines.get(0));
    for (String line : lines.subList(1, lines.size())) {
      String[] names = line.split("\t", -1);
      assertEquals(2, names.length, line);
      assertEquals(null, moved.put(names[0], names[1]), line);
    }
    return moved;
  }

  private static List<String> before() throws IOException {
    String name = "/public-types-before-the-house.txt";
    try (InputStream in = MovedTypesTest.class.getResourceAsStream(name);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }
}
