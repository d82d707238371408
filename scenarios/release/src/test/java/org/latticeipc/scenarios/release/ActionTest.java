package org.latticeipc.scenarios.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The steps of the GitHub Action that run something, run as GitHub does, in a project of its own.
 */
class ActionTest {
  private static final Path ROOT = Releases.root();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path project;

  @BeforeEach
  void needsTheJar() {
    Path jar = ROOT.resolve("scenarios/command/target/lattice.jar");
    assumeTrue(Files.isRegularFile(jar), "there is no " + jar + ", which 'package' makes");
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return assertInstanceOf(Map.class, value);
  }

  private static List<?> steps() throws IOException {
    Object action =
        new Load(LoadSettings.builder().build())
            .loadFromString(Files.readString(ROOT.resolve("action.yml")));
    Map<?, ?> runs = map(map(action).get("runs"));
    assertEquals("composite", runs.get("using"));
    return assertInstanceOf(List.class, runs.get("steps"));
  }

  /** Runs every step that has something to run; ends with the code of the first that failed. */
  private int act(Map<String, String> inputs) throws Exception {
    int code = 0;
    int done = 0;
    for (Object each : steps()) {
      Map<?, ?> step = map(each);
      if (step.get("run") == null || (code != 0 && step.get("if") == null)) {
        continue;
      }
      assertEquals("bash", step.get("shell"), step.toString());
      Path script = Files.writeString(project.resolve("step.sh"), String.valueOf(step.get("run")));
      Releases.Ended ended =
          Releases.run(
              project,
              environment(step, inputs),
              List.of("bash", "--noprofile", "--norc", "-eo", "pipefail", script.toString()));
      Files.writeString(project.resolve("step" + ++done + ".txt"), ended.out() + ended.err());
      code = code == 0 ? ended.code() : code;
    }
    assertEquals(3, done);
    return code;
  }

  private Map<String, String> environment(Map<?, ?> step, Map<String, String> inputs) {
    Map<String, String> environment = new TreeMap<>();
    environment.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
    environment.put("HOME", project.toString());
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("LATTICE_BUILD", "never");
    environment.put("GITHUB_ACTION_PATH", ROOT.toString());
    environment.put("GITHUB_OUTPUT", project.resolve("output.txt").toString());
    environment.put("GITHUB_STEP_SUMMARY", project.resolve("summary.txt").toString());
    if (step.get("env") != null) {
      map(step.get("env"))
          .forEach(
              (name, value) -> {
                String text = String.valueOf(value);
                String input = text.replaceAll("^\\$\\{\\{ inputs\\.(.*) }}$", "$1");
                assertTrue(inputs.containsKey(input), () -> text + " is no input");
                environment.put(String.valueOf(name), inputs.get(input));
              });
    }
    return environment;
  }

  private Map<String, String> inputs(String path) {
    return Map.of("path", path, "budget", "60s", "report", "reports out");
  }

  private void scenario(String name, String change) throws IOException {
    String text = Files.readString(ROOT.resolve("scenarios/lock-counter.yaml"));
    Files.writeString(project.resolve(name), text + change);
  }

  @Test
  void goodScenarios_pass() throws Exception {
    scenario("good.yaml", "");
    assertEquals(0, act(inputs("good.yaml")), () -> said(2));
    assertTrue(output().contains("exit-code=0"), output().toString());
    assertTrue(Files.readString(project.resolve("summary.txt")).contains("good.yaml"));
    assertTrue(said(1).startsWith("lattice "), said(1));
  }

  @Test
  void badScenario_fails_withReportsAndSummary() throws Exception {
    scenario("good.yaml", "");
    scenario("bad.yaml", "variants: {lock: unlock-relaxed}\n");
    assertEquals(1, act(inputs("good.yaml bad.yaml")), () -> said(2));
    assertTrue(output().contains("exit-code=1"), output().toString());
    assertTrue(output().contains("sarif=reports out/lattice.sarif"), output().toString());
    assertTrue(Files.size(project.resolve("reports out/lattice.sarif")) > 0);
    String summary = Files.readString(project.resolve("summary.txt"));
    assertTrue(summary.contains("bad.yaml") && summary.contains("no-data-race"), summary);
  }

  @Test
  void inputs_areAllUsedAndDescribed() throws IOException {
    String text = Files.readString(ROOT.resolve("action.yml"));
    Object action = new Load(LoadSettings.builder().build()).loadFromString(text);
    List<String> unused = new ArrayList<>();
    map(map(action).get("inputs"))
        .forEach(
            (name, input) -> {
              assertTrue(map(input).get("description") != null, String.valueOf(name));
              if (!text.contains("inputs." + name)) {
                unused.add(String.valueOf(name));
              }
            });
    assertEquals(List.of(), unused);
  }

  private List<String> output() throws IOException {
    return Files.readAllLines(project.resolve("output.txt"));
  }

  private String said(int step) {
    try {
      return Files.readString(project.resolve("step" + step + ".txt"));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
