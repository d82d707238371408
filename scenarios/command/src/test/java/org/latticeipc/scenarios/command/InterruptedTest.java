package org.latticeipc.scenarios.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latticeipc.scenarios.command.console.ExitCode;

/** What is left of an exploration that was told to end. */
class InterruptedTest {
  private static final int SIGTERM = 15;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @Test
  void explore_toldToEnd_saysHowFarItWasAndKeepsTheCheckpoint() throws Exception {
    Path checkpoint = folder.resolve("c");
    try (WatchService watch = FileSystems.getDefault().newWatchService()) {
      folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  LatticeCommand.class.getName(),
                  "explore",
                  "ainc",
                  "-p",
                  "n=12",
                  "--checkpoint",
                  checkpoint.toString())
              // Resumed below from another folder.
              .directory(folder.toFile())
              .start();
      try {
        while (!Files.exists(checkpoint)) {
          WatchKey seen = watch.poll(60, TimeUnit.SECONDS);
          assertNotNull(seen, "no checkpoint was written");
          seen.pollEvents();
          assertTrue(seen.reset());
        }
        // Not through the process itself, which would close its streams too.
        assertTrue(process.toHandle().destroy());
        String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(128 + SIGTERM, process.exitValue(), err);
        // On a busy machine it may have said how far it was before.
        String last = err.lines().reduce((before, line) -> line).orElse("");
        assertTrue(last.startsWith("ainc(n=12): interrupted after "), err);
        assertTrue(last.endsWith("; nothing is decided; go on with --resume " + checkpoint), err);
        assertEquals(1, err.lines().filter(line -> line.contains("interrupted")).count(), err);
      } finally {
        process.destroyForcibly();
      }
    }
    LatticeTest.Answer resumed =
        LatticeTest.lattice(
            "explore",
            "ainc",
            "-p",
            "n=12",
            "--resume",
            checkpoint.toString(),
            "--budget",
            "100ms");
    assertEquals(ExitCode.INCONCLUSIVE, resumed.code(), resumed.toString());
    assertFalse(resumed.out().contains("  0 complete"), resumed.toString());
  }

  /** Far more executions than the test waits for; its neighbours are decided at once. */
  private static final String LARGE =
      """
      C large
      {}
      P0 (atomic_int* x) { ADDS }
      P1 (atomic_int* x) { ADDS }
      P2 (atomic_int* x) { ADDS }
      P3 (atomic_int* x) { ADDS }
      P4 (atomic_int* x) { ADDS }
      exists (x=3)
      """
          .replace(
              "ADDS", "atomic_fetch_add_explicit(x, 1, memory_order_relaxed); ".repeat(3).strip());

  @Test
  void litmus_toldToEnd_saysHowFarItWasAndHowToGoOn() throws Exception {
    Path tests = Files.createDirectory(folder.resolve("tests"));
    Files.writeString(tests.resolve("b.litmus"), LARGE);
    for (String name : List.of("a", "c")) {
      String small = LARGE.substring(0, LARGE.indexOf("P2")) + "exists (x=3)\n";
      Files.writeString(tests.resolve(name + ".litmus"), small);
    }
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LatticeCommand.class.getName(),
                "litmus",
                "tests",
                "--jobs",
                "1")
            .directory(folder.toFile())
            .start();
    try {
      // The first test's block ends with its observation; the second does not end.
      for (String line = ""; !line.startsWith("Observation"); ) {
        line = process.inputReader(UTF_8).readLine();
        assertNotNull(line, "ended before it was told to");
      }
      assertTrue(process.toHandle().destroy());
      String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
      assertEquals(128 + SIGTERM, process.exitValue(), err);
      String rest = Path.of("tests", "b.litmus").toString();
      assertEquals(
          "litmus: interrupted after 1 of 3 tests; nothing is decided of the others; go on with"
              + " --from "
              + rest,
          err.lines().reduce((before, line) -> line).orElse(""),
          err);
    } finally {
      process.destroyForcibly();
    }
    LatticeTest.Answer resumed =
        LatticeTest.lattice(
            "litmus",
            tests.toString(),
            "--summary",
            "--from",
            tests.resolve("c.litmus").toString());
    assertEquals(ExitCode.OK, resumed.code(), resumed.toString());
    assertTrue(resumed.err().contains("left out are the 2 tests before"), resumed.toString());
    LatticeTest.Answer unknown = LatticeTest.lattice("litmus", tests.toString(), "--from", "d");
    assertEquals(ExitCode.BAD_INPUT, unknown.code(), unknown.toString());
  }

  private static final String SCENARIO =
      """
      name: NAME
      parameters: {n: {default: 1, most: 5}}
      cells: {x: 0}
      tasks:
        - name: t
          count: COUNT
          steps: [{repeat: {times: 3, steps: [{fetch_add: {cell: x, value: 1}}]}}]
      expect: holds
      """;

  private Path scenario(String name, String count) throws IOException {
    String text = SCENARIO.replace("NAME", name).replace("COUNT", count);
    return Files.writeString(folder.resolve(name + ".yaml"), text);
  }

  /** With a terminal for errors, on which it draws from the first second on. */
  private Process start(String... words) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dlattice.terminals=err",
                "-cp",
                System.getProperty("java.class.path"),
                LatticeCommand.class.getName()));
    command.addAll(List.of(words));
    return new ProcessBuilder(command).directory(folder.toFile()).start();
  }

  @Test
  void test_toldToEnd_sumsUpWhatWasDecidedAndReportsSayWhatWasNot() throws Exception {
    scenario("a", "1");
    scenario("b", "5");
    scenario("c", "1");
    Process process = start("test", ".", "--report", "out");
    try (BufferedReader out = process.inputReader(UTF_8)) {
      String first = out.readLine();
      assertTrue(first.startsWith("ok           a.yaml under rc11: expected holds"), first);
      assertTrue(process.toHandle().destroy());
      String rest = String.join("\n", out.lines().toList());
      String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
      assertEquals(128 + SIGTERM, process.exitValue(), err);
      assertTrue(
          rest.endsWith(
              "1 of 3 expectations met, 0 failed, 0 inconclusive, 2 not reached, 0 unreadable"),
          rest);
      assertTrue(
          err.endsWith(
              "test: interrupted after 1 of 3 scenarios; nothing is decided of the others\n"),
          err);
    } finally {
      process.destroyForcibly();
    }
    String summary = Files.readString(folder.resolve("out/summary.md"));
    for (String row :
        List.of(
            "| a.yaml | rc11 | holds | holds | ok |",
            "| b.yaml | rc11 | holds | interrupted before it was decided | not reached |",
            "| c.yaml | rc11 | holds | interrupted before it was decided | not reached |")) {
      assertTrue(summary.contains(row), summary);
    }
    String junit = Files.readString(folder.resolve("out/junit.xml"));
    assertTrue(junit.contains("tests=\"3\" failures=\"0\" errors=\"0\" skipped=\"2\""), junit);
    assertTrue(junit.contains("name=\"b [rc11] holds\""), junit);
    String sarif = Files.readString(folder.resolve("out/lattice.sarif"));
    assertTrue(
        sarif.contains(
            "c under rc11: expected holds, not decided: interrupted before it was decided"),
        sarif);
  }

  @Test
  void sweep_toldToEnd_tellsTheRowsItHas() throws Exception {
    scenario("wide", "n");
    Path csv = folder.resolve("wide.csv");
    Process process = start("check", "wide.yaml", "--sweep", "n=1,5", "--csv", csv.toString());
    try (BufferedReader reader = process.errorReader(UTF_8)) {
      StringBuilder err = new StringBuilder();
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        err.append((char) c);
        if (err.toString().endsWith("wide with n=5 ")) {
          assertTrue(process.toHandle().destroy());
        }
      }
      String out = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
      assertEquals(128 + SIGTERM, process.exitValue(), out);
      assertEquals(
          "wide.yaml: interrupted after 1 of 2 combinations; nothing is measured of the others\n",
          err.substring(err.lastIndexOf("\r") + 1));
      assertEquals(2, out.lines().count(), out);
      assertTrue(out.lines().toList().get(1).startsWith("1  HOLDS"), out);
    } finally {
      process.destroyForcibly();
    }
    assertEquals(2, Files.readAllLines(csv).size());
  }

  /** Twenty million steps in all, of which none of the runs has many. */
  @Test
  void sweepOfRuns_toldToEnd_drawsHowFarItIsAndTellsTheRowsItHas() throws Exception {
    Files.writeString(
        folder.resolve("many.yaml"),
        """
        name: many
        parameters: {n: {default: 1, most: 200}}
        cells: {x: 0}
        tasks:
          - name: t
            steps:
              - repeat:
                  times: 1000
                  steps: [{repeat: {times: n, steps: [{fetch_add: {cell: x, value: 1}}]}}]
        expect: holds
        """);
    Process process = start("run", "many.yaml", "--sweep", "n=1..200");
    try (BufferedReader reader = process.errorReader(UTF_8)) {
      StringBuilder err = new StringBuilder();
      boolean told = false;
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        err.append((char) c);
        if (!told && err.toString().endsWith("many.yaml: n=")) {
          told = true; // it may be drawn once more before it ends
          assertTrue(process.toHandle().destroy());
        }
      }
      String out = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
      assertEquals(128 + SIGTERM, process.exitValue(), out);
      String last = err.substring(err.lastIndexOf("\r") + 1);
      assertTrue(
          last.matches(
              "many.yaml: interrupted after \\d+ of 200 combinations; nothing is measured of the"
                  + " others\n"),
          last);
      String rows = last.replaceAll("\\D+(\\d+) of .*\n", "$1");
      assertEquals(Integer.parseInt(rows), out.lines().count() - 1, out);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void weaken_toldToEnd_tellsTheRowsItHas() throws Exception {
    Files.writeString(
        folder.resolve("adds.yaml"),
        """
        name: adds
        cells: {x: 0}
        tasks:
          - name: t
            count: 4
            steps:
              - fetch_add: {cell: x, value: 1}
              - fetch_add: {cell: x, value: 1}
        expect: holds
        """);
    Process process = start("weaken", "adds.yaml");
    try (BufferedReader reader = process.errorReader(UTF_8)) {
      StringBuilder err = new StringBuilder();
      boolean told = false;
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        err.append((char) c);
        if (!told && err.toString().endsWith(" tried, last ")) {
          told = true; // it may be drawn once more before it ends
          assertTrue(process.toHandle().destroy());
        }
      }
      String out = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
      assertEquals(128 + SIGTERM, process.exitValue(), out);
      String last = err.substring(err.lastIndexOf("\r") + 1);
      assertTrue(
          last.matches("weaken: interrupted after \\d+ tried; nothing is decided of the others\n"),
          last);
      long tried = Long.parseLong(last.replaceAll("\\D+", ""));
      assertEquals(tried, out.lines().filter(line -> line.endsWith("NOT NOTICED")).count(), out);
    } finally {
      process.destroyForcibly();
    }
  }

  /** On a terminal, where a line was drawn that is to be gone. */
  @Test
  void manyRuns_toldToEnd_wipeTheirLineAndSayHowFarTheyWere() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dlattice.terminals=err",
                "-cp",
                System.getProperty("java.class.path"),
                LatticeCommand.class.getName(),
                "run",
                "lock-counter.yaml",
                "--seeds",
                "100000000")
            .start();
    try (InputStreamReader reader = new InputStreamReader(process.getErrorStream(), UTF_8)) {
      StringBuilder err = new StringBuilder();
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        err.append((char) c);
        if (err.toString().endsWith(" runs, 1 s")) {
          assertTrue(process.toHandle().destroy());
        }
      }
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
      assertEquals(128 + SIGTERM, process.exitValue(), err.toString());
      String last = err.substring(err.lastIndexOf("\r") + 1);
      assertTrue(
          last.matches("lock-counter: interrupted after .* runs; nothing is decided\n"), last);
      assertTrue(err.toString().matches("(?s).* {20,}\r[^\r]*"), "the line is wiped: " + err);
    } finally {
      process.destroyForcibly();
    }
  }
}
