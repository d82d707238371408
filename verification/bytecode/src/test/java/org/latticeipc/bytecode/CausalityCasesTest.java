package org.latticeipc.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latticeipc.bytecode.check.JavaResult;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.model.MemoryModel;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.Outcome;
import sample.Causality;

/**
 * The causality test cases in Java's own syntax: what their text forbids is not shown under {@code
 * jmm}, and of what it allows each is named that is not shown. The page has a row for each.
 */
class CausalityCasesTest {
  private static final Path PAGE = Path.of("..", "..", "docs", "CAUSALITY.md");

  /** Reads that see what the same thread, or one that it causes, writes later. */
  private static final String LOAD_BUFFERING =
      "each read sees a write that, in program order, follows from it (load buffering)";

  private record Row(String number, String behaviour, boolean isForbidden, boolean isShown) {
    String line() {
      String why = isForbidden ? "" : isShown ? "" : LOAD_BUFFERING;
      return "| "
          + String.join(
              " | ",
              number,
              behaviour,
              isForbidden ? "forbidden" : "allowed",
              isShown ? "yes" : "no",
              why)
          + " |\n";
    }
  }

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    List<Class<?>> cases = new ArrayList<>(Arrays.asList(Causality.class.getDeclaredClasses()));
    cases.sort(Comparator.comparing(Class::getSimpleName));
    for (Class<?> test : cases) {
      Outcome asked = test.getAnnotationsByType(Outcome.class)[0];
      JavaResult result =
          Compiled.explore("sample.Causality$" + test.getSimpleName(), MemoryModel.JMM);
      boolean isForbidden = asked.expect() == Expect.FORBIDDEN;
      boolean isShown = result.outcomes().containsKey(asked.id()[0]);
      // Forbidden and not shown, or allowed: all else is acceptable.
      assertEquals(Verdict.HOLDS, result.verdict(), () -> test + ": " + result.reasons());
      assertEquals(!isForbidden && !isShown, result.unseen().containsKey(asked.id()[0]));
      assertTrue(
          result.outcomes().containsKey(asked.id()[0]) == isShown
              && result.statistics().complete() > 0);
      rows.add(
          new Row(
              test.getSimpleName().substring("Case".length()).replaceFirst("^0", ""),
              asked.desc(),
              isForbidden,
              isShown));
    }
    return rows;
  }

  @Test
  void everyCase_isAsThePageSays() throws IOException {
    List<Row> rows = rows();
    assertEquals(21, rows.size());
    assertEquals(
        List.of(), rows.stream().filter(row -> row.isForbidden() && row.isShown()).toList());
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # The causality test cases under `jmm`

        The test cases with which the revision of Java's memory model was discussed ("Causality Test Cases", Pugh,
        2004), written as jcstress tests (`sample.Causality` among the tests of `verification/bytecode`) and explored
        by `CausalityCasesTest`, which also writes this page (`-Dlattice.docs=write`). 9a is the variant of 9 in its
        text. `CausalityTest` has them on the seam.

        None that the text forbids is shown. What it allows is not shown where it needs a read that sees a write which
        follows from the read itself: the model's program order and reads-from have no cycle
        ([MEMORY-MODELS.md](MEMORY-MODELS.md)).

        | case | behaviour in question | the text's verdict | shown | why not |
        |---|---|---|---|---|
        """);
    rows.forEach(row -> page.append(row.line()));
    if ("write".equals(System.getProperty("lattice.docs"))) {
      Files.writeString(PAGE, page.toString());
    }
    assertEquals(page.toString(), Files.readString(PAGE), "write it with -Dlattice.docs=write");
  }
}
