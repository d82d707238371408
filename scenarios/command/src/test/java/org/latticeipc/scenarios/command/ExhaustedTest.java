package org.latticeipc.scenarios.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latticeipc.scenarios.command.console.Console;
import org.latticeipc.scenarios.command.console.CrashReport;
import org.latticeipc.scenarios.command.console.ExitCode;
import org.latticeipc.scenarios.command.console.Outlet;
import org.latticeipc.scenarios.json.Json;

/** What a command says and ends with that ran out of memory, of disk or of readers. */
class ExhaustedTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private record Ended(int code, String out, String err) {}

  /** A command in a JVM of its own, started by a shell that may limit it. */
  private static Ended limited(String limit, String option, String command) throws Exception {
    String line =
        limit
            + " exec \"$0\" -XX:+UseSerialGC -Xlog:disable "
            + option
            + " -cp \"$1\" "
            + LatticeCommand.class.getName()
            + " "
            + command;
    Process process =
        new ProcessBuilder(
                "bash",
                "-c",
                line,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                System.getProperty("java.class.path"))
            .start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
    return new Ended(process.waitFor(), out, err);
  }

  /** So many tasks with a step each. */
  private String tasks(int count) throws IOException {
    StringBuilder text = new StringBuilder("name: many\ncells: {x: 0}\ntasks:\n");
    for (int i = 0; i < count; i++) {
      text.append("- {name: t").append(i).append(", steps: [fetch_add: {cell: x, value: 1}]}\n");
    }
    return Files.writeString(folder.resolve("many.yaml"), text).toString();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void exploration_outOfMemory_isInconclusiveWithItsDocument() throws Exception {
    Ended ended = limited("", "-Xmx24m", "check --json " + tasks(1000));
    assertEquals(ExitCode.INCONCLUSIVE, ended.code, ended.toString());
    var document = Json.object(ended.out.strip());
    assertEquals("INCONCLUSIVE", document.get("verdict"));
    assertTrue(
        String.valueOf(document.get("reasons")).contains("memory ran out at a heap of 2"),
        ended.out);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void run_outOfMemory_isToldInOneLine() throws Exception {
    String file =
        Files.writeString(
                folder.resolve("long.yaml"),
                "name: long\ncells: {x: 0}\ntasks:\n- name: t\n  steps:\n"
                    + "  - repeat: {times: 900000, steps: [fetch_add: {cell: x, value: 1}]}\n")
            .toString();
    Ended ended = limited("", "-Xmx24m", "run " + file);
    assertEquals(ExitCode.INTERNAL_ERROR, ended.code, ended.toString());
    assertEquals("", ended.out);
    String last = ended.err.lines().reduce((a, b) -> b).orElse("");
    assertTrue(last.startsWith("lattice: out of memory; the heap is at most 2"), ended.err);
    assertTrue(last.contains("LATTICE_JAVA_OPTIONS=-Xmx4"), ended.err);
    assertFalse(ended.err.contains("\tat "), ended.err);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void file_thatDoesNotFit_leavesWhatWasThere() throws Exception {
    Path trace = Files.writeString(folder.resolve("t.trace.jsonl"), "before\n");
    Ended ended = limited("ulimit -f 4;", "-Xmx256m", "run lock-counter.yaml --trace " + trace);
    assertEquals(ExitCode.OK, ended.code, ended.toString());
    assertTrue(ended.err.contains("warning: " + trace + ": cannot be written: "), ended.err);
    assertEquals(1, ended.err.lines().count(), ended.err);
    assertEquals("before\n", Files.readString(trace));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(trace), files.toList());
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void output_thatIsFull_isToldAndNeverGood() throws Exception {
    Ended ended = limited("", "-Xmx256m", "check lock-counter.yaml --json >/dev/full");
    assertEquals(ExitCode.BAD_INPUT, ended.code, ended.toString());
    assertTrue(ended.err.startsWith("lattice: standard output cannot be written: "), ended.err);
    assertEquals(1, ended.err.lines().count(), ended.err);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void output_nobodyReads_endsAsOfABrokenPipe() throws Exception {
    Ended ended =
        limited(
            "set -o pipefail; run() {",
            "-Xmx256m",
            "explore --list; }; run \"$@\" | true; echo ${PIPESTATUS[0]}");
    assertEquals(Outlet.PIPE_CLOSED + "\n", ended.out, ended.toString());
    assertEquals("", ended.err);
  }

  @ParameterizedTest
  @CsvSource({"Broken pipe,0,141,0", "Broken pipe,1,1,0", "No space,0,2,1", "No space,3,3,1"})
  void outlet_thatFailed_neverEndsGood(String why, int code, int expected, long lines) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Outlet outlet =
        new Outlet(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException(why);
              }
            });
    PrintStream out = new PrintStream(outlet, false, UTF_8);
    out.println("HOLDS");
    out.println("more");
    out.flush();
    assertEquals(expected, outlet.exitCode(code, new PrintStream(err, true, UTF_8)));
    assertEquals(lines, err.toString(UTF_8).lines().count());
  }

  @Test
  void report_ofAnErrorInsideOthers_namesWhatRanOut() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(OutputStream.nullOutputStream(), true, UTF_8),
            new PrintStream(err, true, UTF_8),
            InputStream.nullInputStream(),
            false,
            false);
    Throwable[] inside = {
      new OutOfMemoryError("Java heap space"),
      new OutOfMemoryError("unable to create native thread"),
      new StackOverflowError()
    };
    for (Throwable error : inside) {
      assertEquals(
          ExitCode.INTERNAL_ERROR,
          CrashReport.write(console, "run", new IllegalStateException(new Error(error))));
    }
    List<String> lines = err.toString(UTF_8).lines().toList();
    assertEquals(3, lines.size(), lines.toString());
    assertTrue(lines.get(0).contains("out of memory") && lines.get(0).contains("-Xmx"));
    assertTrue(lines.get(1).contains("no more threads"));
    assertTrue(lines.get(2).contains("stack") && lines.get(2).contains("-Xss"));
  }
}
