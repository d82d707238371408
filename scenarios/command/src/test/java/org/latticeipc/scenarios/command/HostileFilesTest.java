package org.latticeipc.scenarios.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latticeipc.scenarios.command.console.Console;
import org.latticeipc.scenarios.tracefile.Origin;
import org.latticeipc.scenarios.tracefile.TraceFiles;

/** Files of strangers: no code 70, no verdict lost, and nothing that commands the terminal. */
class HostileFilesTest {
  private static final String EVIL = "\u001b]0;pwned\u0007\u001b[31m\u009b2J\u202eder";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private record Said(int code, String text) {}

  private static Said lattice(boolean terminal, String... args) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, UTF_8);
    ByteArrayInputStream nothing = new ByteArrayInputStream(new byte[0]);
    int code = LatticeCommand.run(new Console(out, out, nothing, terminal, false), args);
    return new Said(code, bytes.toString(UTF_8));
  }

  private static void assertHarmless(String text) {
    text.chars()
        .filter(c -> c != '\n' && c != '\t')
        .filter(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT)
        .forEach(c -> assertEquals("nothing", String.format("U+%04X in %s", c, text)));
  }

  private String file(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void namesInATrace_doNotCommandTheTerminal_norAGraph(boolean terminal) throws Exception {
    String text =
        TraceFiles.text(TraceFilesTest.recording(new Origin.ScenarioFile("a.yaml", "00")));
    String trace =
        file(
            "evil.jsonl",
            resealed(
                text.replace("\"mp\"", json("mp" + EVIL))
                    .replace("\"name\":\"a\"", "\"name\":" + json(EVIL))
                    .replace("\"completed\"", json(EVIL))
                    .replace("A.java:1", json(EVIL).replace("\"", ""))));
    Path dot = folder.resolve("out.dot");
    Said shown = lattice(terminal, "view", trace);
    assertEquals(0, shown.code, shown.text);
    assertTrue(shown.text.contains("\\u001b]0;pwned\\u0007"), shown.text);
    assertHarmless(shown.text);
    assertEquals(0, lattice(terminal, "view", trace, "--dot", dot.toString()).code);
    assertTrue(Files.readString(dot).contains("pwned"));
    assertHarmless(Files.readString(dot));
  }

  @Test
  void errors_doNotCommandTheTerminal() throws Exception {
    Said yaml = lattice(true, "check", file("e.yaml", "name: t\n" + json(EVIL) + ": 1\n"));
    assertEquals(2, yaml.code);
    assertHarmless(yaml.text);
    Said litmus = lattice(true, "litmus", file("e.litmus", "C t" + EVIL + "\n{}\n" + EVIL));
    assertEquals(2, litmus.code);
    assertHarmless(litmus.text);
  }

  private static String json(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.chars()
        .forEach(
            c ->
                out.append(
                    c < 128 && c > 31 && c != '"'
                        ? Character.toString(c)
                        : String.format("\\u%04x", c)));
    return out.append('"').toString();
  }

  /** The file with its hash made to fit, as whoever alters it can. */
  private static String resealed(String text) throws Exception {
    String open = text.substring(0, text.lastIndexOf(",\"fileSha256\""));
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(open.getBytes(UTF_8));
    return open + ",\"fileSha256\":\"" + HexFormat.of().formatHex(hash) + "\"}\n";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"cpus\":2147483647",
        "\"cpus\":1025",
        "\"cpus\":0",
        "\"path\":\"a\\u0000b\"",
        "\"path\":\"\\ud800\"",
        "\"cpu\":2"
      })
  void hostileHeaders_areBadInput(String field) throws Exception {
    String text =
        TraceFiles.text(TraceFilesTest.recording(new Origin.ScenarioFile("a.yaml", "00")));
    String key = field.substring(0, field.indexOf(':') + 1);
    String altered = text.replaceFirst(key + "(\"[^\"]*\"|[0-9]+)", field.replace("\\", "\\\\"));
    assertFalse(altered.equals(text), text);
    String trace = file("t.jsonl", resealed(altered));
    Path perfetto = folder.resolve("p.json");
    for (String[] verb :
        new String[][] {
          {"view", trace}, {"replay", trace}, {"view", trace, "--perfetto", perfetto.toString()}
        }) {
      Said said = lattice(false, verb);
      assertEquals(2, said.code, said.text);
    }
  }

  @Test
  void aNameOfManyLetters_losesNoVerdict() throws Exception {
    String scenario =
        file(
            "long.yaml",
            "name: "
                + "n".repeat(400)
                + "\ncells: {x: 0}\ntasks:\n"
                + "  - {name: a, steps: [{assert: \"0 == 1\"}]}\n");
    Said said = lattice(false, "check", scenario);
    assertEquals(1, said.code, said.text);
    assertTrue(said.text.contains("VIOLATED"), said.text);
  }
}
