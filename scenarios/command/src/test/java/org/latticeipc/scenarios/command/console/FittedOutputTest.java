package org.latticeipc.scenarios.command.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.latticeipc.scenarios.command.LatticeCommand;

/** What a terminal of 60 columns gets. */
class FittedOutputTest {
  private static final String COLUMNS = "lattice.columns";
  private static final int WIDTH = 60;
  private static final String PATH = "/a".repeat(20) + ".trace.jsonl";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Console plain =
      new Console(printing(out), printing(err), InputStream.nullInputStream(), true, true);

  private static PrintStream printing(ByteArrayOutputStream to) {
    return new PrintStream(to, false, StandardCharsets.UTF_8);
  }

  @BeforeEach
  void aTerminal() {
    System.setProperty(COLUMNS, Integer.toString(WIDTH));
  }

  @AfterEach
  void noTerminal() {
    System.clearProperty(COLUMNS);
  }

  private String out() {
    plain.out().flush();
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    plain.err().flush();
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void line_printedInPieces_isBrokenBetweenWords() {
    Console console = plain.safe();
    console.out().printf("  %5d  %s%n", 1, "task worker1: load relaxed lock.seat2 -> 0 (line 17)");
    console.err().println("lattice: " + "found what was not expected ".repeat(3));
    assertEquals("      1  task worker1: load relaxed lock.seat2 -> 0 (line\n        17)\n", out());
    assertTrue(err().lines().allMatch(line -> line.length() <= WIDTH), err());
    assertEquals(2, err().lines().count(), err());
  }

  @Test
  void whatIsToBeCopied_staysWhole() {
    Console console = plain.safe();
    String json = "{\"a\": \"" + "x ".repeat(40) + "\"}";
    String command = "replay it: " + Self.command() + " replay " + PATH;
    console.out().println(json);
    console.out().println(command);
    assertEquals(json + "\n" + command + "\n", out());
  }

  @Test
  void prompt_isThereBeforeItsLineEnds_andALineIsDrawnOver() {
    Console console = plain.safe();
    console.out().print("> ");
    console.out().flush();
    assertEquals("> ", out());
    console.err().print("\rthree of four\r");
    console.err().flush();
    assertEquals("\rthree of four\r", err());
  }

  @Test
  void everyLineOfHelpAndOfAWrongCall_fits() {
    assertEquals(ExitCode.OK, LatticeCommand.run(plain));
    String help = out().replaceAll("\u001b\\[[0-9;]*m", "");
    assertTrue(help.contains("Exit codes"), help);
    assertFalse(help.contains("\\u001b"), "colours are no text: " + help);
    int code = LatticeCommand.run(plain, "chekc", "some-scenario-with-a-name-that-is-long.yaml");
    assertEquals(ExitCode.BAD_INPUT, code);
    assertTrue(err().lines().allMatch(line -> line.length() <= WIDTH), err());
  }
}
