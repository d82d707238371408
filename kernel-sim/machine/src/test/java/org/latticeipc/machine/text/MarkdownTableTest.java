package org.latticeipc.machine.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTableTest {
  @Test
  void table_alignsNumbers_andKeepsBarsAndLineEndsInTheirCells() {
    MarkdownTable table = new MarkdownTable(List.of("name", "time:"));
    table.row(List.of("a|b", "1 s")).row(List.of("two\r\nlines", "2 s"));
    assertEquals(
        "| name | time |\n| --- | ---: |\n| a\\|b | 1 s |\n| two lines | 2 s |\n",
        table.toString());
  }

  @Test
  void row_ofAnotherLength_isRefused() {
    MarkdownTable table = new MarkdownTable(List.of("one"));
    assertThrows(IllegalArgumentException.class, () -> table.row(List.of("1", "2")));
  }
}
