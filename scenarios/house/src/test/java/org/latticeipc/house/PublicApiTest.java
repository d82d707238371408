package org.latticeipc.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the public packages offer is what is on record of them in {@code docs/api}. */
final class PublicApiTest {
  private static final String MODE = System.getProperty("lattice.api", "compare");
  private static final String AGAIN =
      "./mvnw -pl scenarios/house -am test -Dtest=PublicApiTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dlattice.api=";

  /**
   * {@code -Dlattice.api=write} puts additions on record, {@code -Dlattice.api=accept} whatever
   * there is.
   */
  @Test
  void publicPackages_offerWhatIsOnRecord() throws Exception {
    List<String> broken = new ArrayList<>();
    List<String> added = new ArrayList<>();
    for (String name : PublicApi.packages()) {
      SortedMap<String, String> now = PublicApi.offered(name);
      ApiDifference difference = ApiDifference.between(PublicApi.recorded(name), now);
      if (MODE.equals("accept") || (MODE.equals("write") && difference.broken().isEmpty())) {
        PublicApi.write(name, now);
        continue;
      }
      difference.broken().forEach(line -> broken.add(name + ": " + line));
      difference.added().forEach(line -> added.add(name + ": " + line));
    }
    assertTrue(broken.isEmpty(), () -> breaks(broken));
    assertTrue(
        added.isEmpty(), () -> String.join("\n", added) + "\nput it on record: " + AGAIN + "write");
  }

  @Test
  void publicPackages_areThoseOnRecord() throws Exception {
    if (MODE.equals("accept")) {
      for (String name : PublicApi.onRecord()) {
        if (!PublicApi.packages().contains(name)) {
          Files.delete(PublicApi.record(name));
        }
      }
    }
    for (String name : PublicApi.packages()) {
      assertFalse(PublicApi.offered(name).isEmpty(), name + " in docs/API.md offers nothing");
    }
    if (MODE.equals("compare")) {
      assertEquals(
          List.copyOf(PublicApi.packages()),
          PublicApi.onRecord(),
          "docs/API.md and docs/api differ; " + AGAIN + "accept");
    }
  }

  private static String breaks(List<String> lines) {
    return String.join("\n", lines)
        + "\nThose who compile against these packages would be broken. If that is meant, give each type that"
        + " moved or went a row in docs/MOVED.tsv, tell it in CHANGELOG.md, and accept it: "
        + AGAIN
        + "accept";
  }

  @Test
  void memberThatIsGoneOrOther_breaks_newOneDoesNot() {
    SortedMap<String, String> before =
        new TreeMap<>(Map.of("A", "public class", "A.f()", "public int", "A.g()", "public int"));
    SortedMap<String, String> after =
        new TreeMap<>(Map.of("A", "public class", "A.f()", "public long", "A.h()", "public int"));
    ApiDifference difference = ApiDifference.between(before, after);
    assertEquals(
        List.of("changed: A.f() : public int  is now  public long", "removed: A.g() : public int"),
        difference.broken());
    assertEquals(List.of("added: A.h() : public int"), difference.added());
    assertTrue(ApiDifference.between(before, before).isNone());
  }

  @Test
  void lines_tellAllThatOthersCompileAgainst() {
    Map<String, String> lines =
        Map.of(
            "ApiSample",
            "public abstract class <T extends java.lang.Comparable<T>>"
                + " implements java.util.function.Supplier<T>",
            "ApiSample.LIMIT",
            "public static final int",
            "ApiSample.seen",
            "protected long",
            "ApiSample.new(T[])",
            "protected",
            "ApiSample.find(java.util.List<? super T>, java.lang.String)",
            "public abstract <X extends java.lang.Exception> @Nullable T"
                + " (argument 2 may be null) throws X",
            "ApiSample.length()",
            "public final int");
    assertEquals(lines, ApiLines.of(ApiSample.class));
    assertEquals("public enum", ApiLines.of(Thread.State.class).get("Thread$State"));
    assertEquals(Map.of(), ApiLines.of(PublicApiTest.class), "a class that is not public");
    assertEquals(Map.of(), ApiLines.of(ApiDifference.class), "a record that is not public");
  }
}
