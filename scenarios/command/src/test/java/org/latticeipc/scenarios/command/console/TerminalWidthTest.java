package org.latticeipc.scenarios.command.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TerminalWidthTest {
  private static final String COLUMNS = "lattice.columns";
  private static final String WORDS =
      "why: task b's relaxed load of left.ch.sent reads 0 although task a stored 1";

  private final String before = System.getProperty(COLUMNS);

  @AfterEach
  void restore() {
    if (before == null) {
      System.clearProperty(COLUMNS);
    } else {
      System.setProperty(COLUMNS, before);
    }
  }

  @Test
  void line_isBrokenBetweenWords_belowItsText() {
    System.setProperty(COLUMNS, "40");
    assertEquals(
        "why: task b's relaxed load of\n     left.ch.sent reads 0 although task\n     a stored 1",
        TerminalWidth.fit(WORDS));
    assertEquals(
        "  assuming that every task is as\n    deterministic as it seems",
        TerminalWidth.fit("  assuming that every task is as deterministic as it seems"));
  }

  @Test
  void line_thatFits_orThatNoTerminalReads_isWhole() {
    System.setProperty(COLUMNS, "80");
    assertEquals(WORDS, TerminalWidth.fit(WORDS));
    System.clearProperty(COLUMNS);
    assertEquals(WORDS.repeat(9), TerminalWidth.fit(WORDS.repeat(9)));
  }

  @Test
  void word_thatDoesNotFit_staysWhole() {
    System.setProperty(COLUMNS, "40");
    String path = "/a".repeat(30);
    assertEquals("wrote\n  " + path + "\n  there", TerminalWidth.fit("wrote " + path + " there"));
    assertEquals(path, TerminalWidth.fit(path));
  }
}
