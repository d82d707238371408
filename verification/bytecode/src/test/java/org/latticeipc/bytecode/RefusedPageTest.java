package org.latticeipc.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.latticeipc.bytecode.check.JavaResult;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.model.MemoryModel;

/** The list of what is refused, with what is said then; {@code -Dlattice.docs=write} writes it. */
class RefusedPageTest {
  private static final Path PAGE = Path.of("..", "..", "docs", "JAVA-REFUSED.md");
  private static final String CALLER = "sample\\.[A-Z]\\w*(\\$\\w+)* ";

  /** Without place and remedy, which the page tells once. */
  private static String message(HiddenStateTest.Row row) {
    JavaResult result = Compiled.explore("sample." + row, MemoryModel.SC);
    assertEquals(Verdict.INCONCLUSIVE, result.verdict(), row::toString);
    String reason = result.reasons().get(0).replaceFirst("^\\w+\\.java:\\d+: ", "");
    int remedy = reason.indexOf("; share one of");
    int end = remedy < 0 ? reason.indexOf(", which cannot be explored") : remedy;
    String what = (end < 0 ? reason : reason.substring(0, end)).replaceFirst("^" + CALLER, "");
    return what.replaceAll(CALLER.strip(), "…").replace("|", "\\|");
  }

  @Test
  void everyRefusal_isOnThePage() throws IOException {
    assumeTrue(Runtime.version().feature() == 17, "the page tells of JDK 17");
    TreeMap<String, TreeSet<String>> messages = new TreeMap<>();
    List<HiddenStateTest.Row> rows = new ArrayList<>();
    HiddenStateTest.rows().filter(row -> !row.expected().equals("VIOLATED")).forEach(rows::add);
    for (HiddenStateTest.Row row : rows) {
      messages.computeIfAbsent(message(row), said -> new TreeSet<>()).add("`" + row + "`");
    }
    assertTrue(messages.size() > 40, messages.toString());
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # What is refused in ordinary Java

        What cannot be explored ends in INCONCLUSIVE, with the line, what stands in the way and the remedy: `Hidden.java:57: … calls
        java.nio.ByteBuffer.allocate, which cannot be explored; leave it out of what is explored, or name its class with --pure if it is a
        function of its arguments`. This is the list of what is said for the programs among the tests that hide state where the explorer cannot see it
        (JDK 17; `RefusedPageTest` writes it with `-Dlattice.docs=write`). Any other class of the JDK that is neither rewritten nor on the list of pure ones
        (`verification/bytecode/src/main/resources/org/latticeipc/bytecode/whitelist/pure.txt`) is refused in the same words.

        | what is said | program |
        |---|---|
        """);
    messages.forEach(
        (said, programs) ->
            page.append("| " + said + " | " + String.join(", ", programs) + " |\n"));
    if ("write".equals(System.getProperty("lattice.docs"))) {
      Files.writeString(PAGE, page.toString());
    }
    assertEquals(page.toString(), Files.readString(PAGE), "write it with -Dlattice.docs=write");
  }
}
