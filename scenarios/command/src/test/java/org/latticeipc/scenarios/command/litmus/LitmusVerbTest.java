package org.latticeipc.scenarios.command.litmus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latticeipc.scenarios.command.LatticeCommand;
import org.latticeipc.scenarios.command.console.Console;
import org.latticeipc.scenarios.command.console.ExitCode;
import org.latticeipc.scenarios.json.Json;

/** The verb as a user meets it. */
class LitmusVerbTest {
  private static final String BODY =
      """
      P0 (atomic_int* x, atomic_int* y) {
        atomic_store_explicit(x, 1, memory_order_relaxed);
        int r0 = atomic_load_explicit(y, memory_order_relaxed);
      }
      P1 (atomic_int* x, atomic_int* y) {
        atomic_store_explicit(y, 1, memory_order_relaxed);
        int r0 = atomic_load_explicit(x, memory_order_relaxed);
      }
      """;

  @TempDir private Path folder = Path.of("");
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        folder.resolve("SB.litmus"), "C SB\n{}\n" + BODY + "exists (0:r0=0 /\\ 1:r0=0)\n");
    Files.writeString(
        folder.resolve("claim.litmus"), "C claim\n{}\n" + BODY + "~exists (0:r0=0 /\\ 1:r0=0)\n");
  }

  private int lattice(String... words) {
    out.reset();
    err.reset();
    return LatticeCommand.run(
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new ByteArrayInputStream(new byte[0]),
            false,
            false),
        words);
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void question_isAnswered_andClaimIsViolated() {
    assertEquals(ExitCode.OK, lattice("litmus", file("SB.litmus")));
    assertTrue(out().contains("Observation SB Sometimes 1 3"), this::out);
    assertEquals(ExitCode.OK, lattice("litmus", file("SB.litmus"), "--model", "sc"));
    assertTrue(out().contains("Observation SB Never 0 3"), this::out);
    assertEquals(ExitCode.VIOLATED, lattice("litmus", file("claim.litmus")));
    assertEquals(ExitCode.OK, lattice("litmus", file("claim.litmus"), "--model", "sc"));
  }

  @Test
  void json_isOneDocumentALine() throws Json.Malformed {
    assertEquals(ExitCode.VIOLATED, lattice("litmus", folder.toString(), "--json"));
    List<String> lines = out().lines().toList();
    assertEquals(2, lines.size());
    var claim = Json.object(lines.get(1));
    assertEquals("claim", claim.get("name"));
    assertEquals("VIOLATED", claim.get("verdict"));
    assertEquals(true, claim.get("condition"));
    assertEquals(3L, claim.get("positive"));
    assertEquals(4L, claim.get("complete"));
    assertEquals(false, claim.get("undefined"));
  }

  @Test
  void expectations_decideTheExitCode() throws IOException {
    Path table = folder.resolve("expect.csv");
    Files.writeString(table, "SB.litmus,1\nclaim.litmus,1\n");
    assertEquals(ExitCode.OK, lattice("litmus", folder.toString(), "--expect", table.toString()));
    Files.writeString(table, "SB.litmus,0\nclaim.litmus,1\n");
    assertEquals(
        ExitCode.VIOLATED, lattice("litmus", folder.toString(), "--expect", table.toString()));
    assertTrue(out().contains("expected 0, found 1"), this::out);
    Files.writeString(table, "SB.litmus,1\n");
    assertEquals(
        ExitCode.VIOLATED, lattice("litmus", folder.toString(), "--expect", table.toString()));
    assertTrue(out().contains("no row"), this::out);
    Files.writeString(table, "SB.litmus,1\nclaim.litmus,1\ngone.litmus,0\n");
    assertEquals(
        ExitCode.VIOLATED, lattice("litmus", folder.toString(), "--expect", table.toString()));
  }

  @Test
  void badTest_isRefused_andTheOthersRun() throws IOException {
    Files.writeString(folder.resolve("bad.litmus"), "C bad\n{}\nP0 (int* x) { int r0 = ; }\n");
    assertEquals(ExitCode.BAD_INPUT, lattice("litmus", folder.toString()));
    assertTrue(
        err.toString(StandardCharsets.UTF_8)
            .contains("bad.litmus:3:24: found ';', expected an expression"));
    assertTrue(out().contains("2 tests in "), this::out);
    assertEquals(ExitCode.BAD_INPUT, lattice("litmus", file("SB.litmu")));
    assertEquals(ExitCode.BAD_INPUT, lattice("litmus", file("SB.litmus"), "--model", "rc12"));
  }

  @Test
  void witness_replays_andJunitIsWritten() throws IOException {
    Path trace = folder.resolve("w.trace.jsonl");
    Path dot = folder.resolve("w.dot");
    Path junit = folder.resolve("junit.xml");
    assertEquals(
        ExitCode.OK,
        lattice(
            "litmus",
            file("SB.litmus"),
            "--trace",
            trace.toString(),
            "--dot",
            dot.toString(),
            "--junit",
            junit.toString()));
    assertTrue(Files.readString(dot).startsWith("digraph"));
    assertFalse(Files.readString(dot).contains(".java"));
    assertTrue(Files.readString(trace).matches("(?s).*\"source\":\"line \\d+\".*"));
    assertFalse(Files.readString(trace).contains(".java"));
    assertTrue(Files.readString(junit).contains("tests=\"1\" failures=\"0\" errors=\"0\""));
    assertEquals(ExitCode.OK, lattice("replay", trace.toString()));
    assertTrue(out().contains("every one as recorded"), this::out);
  }

  @Test
  void comparison_saysWhatEachModelAdds() {
    assertEquals(ExitCode.OK, lattice("litmus", file("SB.litmus"), "--compare", "sc,tso,rc11"));
    assertTrue(out().contains("tso adds to sc: 0:r0=0; 1:r0=0;"), this::out);
    assertTrue(out().contains("rc11 and tso allow the same states"), this::out);
  }
}
