package org.latticeipc.scenarios.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTest {
  @Test
  void document_hasALineForEachCase() {
    List<CaseResult> cases = Cases.all();
    String document = Markdown.document(cases);
    assertTrue(document.contains("1 of 6 expectations met"), document);
    List<String> rows = document.lines().filter(line -> line.startsWith("| ")).toList();
    assertEquals(cases.size() + 2, rows.size(), document);
    assertEquals("| scenario | model | expected | found |  | time |", rows.get(0));
    assertEquals("| --- | --- | --- | --- | --- | ---: |", rows.get(1));
    assertTrue(
        rows.get(2).startsWith("| scenarios/good.yaml | rc11 | holds | found "), rows.get(2));
    assertTrue(rows.get(2).endsWith(" | ok | 0.50 s |"), rows.get(2));
    assertTrue(rows.get(3).contains(" | violates assertion | FAILED |"), rows.get(3));
  }

  @Test
  void document_foldsEachCounterexample_whoseTextEndsNoBlock() {
    String document = Markdown.document(Cases.all());
    assertEquals(2, document.split("<details>", -1).length - 1, document);
    assertEquals(2, document.split("</details>", -1).length - 1, document);
    assertTrue(document.contains("found a\u0000\u001b[1m&lt;b&gt;&amp;"), document);
    assertTrue(document.contains("| load relaxed x -> 1"), document);
    String hostile = Markdown.document(List.of(Cases.saying("````` </details>")));
    assertTrue(hostile.contains("\n``````\n"), hostile);
  }
}
