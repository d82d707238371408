package org.latticeipc.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher's build script on a small checkout with a Maven of its own, which compiles the
 * modules that have no classes and fails where a source says so.
 */
@EnabledIf(
    value = "hasBash",
    disabledReason = "the launcher is a bash script, and there is no bash")
final class BuildScriptTest {
  private static final String MACHINE = "kernel-sim/machine";
  private static final String BENCH = "verification/bench";
  private static final String COMMAND = "scenarios/command";

  private static final String MAVEN =
      """
      #!/usr/bin/env bash
      cd "$(dirname "$0")"
      for folder in kernel-sim/machine ipc scenarios/command; do
        echo "[INFO] ---< org.latticeipc:lattice-$(basename "$folder") >---"
        if [ ! -d "$folder/target/classes" ]; then
          mkdir -p "$folder/target/classes"
          if grep -rl wrong "$folder/src/main"; then
            echo "[ERROR] $folder is wrong"
            exit 1
          fi
          cat "$folder"/src/main/java/* >"$folder/target/classes/All.class"
        fi
      done
      cat kernel-sim/machine/target/classes/* ipc/target/classes/* >scenarios/command/target/lattice.jar
      """;

  private static final String DRIVER =
      """
      set -eu
      home=$1
      jar=$home/scenarios/command/target/lattice.jar
      say() { printf '%s\\n' "$*" >&2; }
      . "$home/scenarios/command/build.sh"
      if stale; then build; fi
      """;

  @TempDir private Path home;

  /** How a run ended, what it said, without times, and the sources that the jar was made of. */
  private record Run(int code, List<String> said, List<String> jar) {
    boolean builtNothing() {
      return code == 0 && said.isEmpty();
    }
  }

  static boolean hasBash() throws InterruptedException {
    try {
      return new ProcessBuilder("bash", "-c", "exit 0").start().waitFor() == 0;
    } catch (IOException none) {
      return false;
    }
  }

  @BeforeEach
  void layOut() throws IOException {
    Files.createDirectories(home.resolve("scheduler"));
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    module(MACHINE, "machine", "");
    module("ipc", "ipc", dependency("machine", ""));
    module(BENCH, "bench", dependency("machine", ""));
    String onlyInTests = dependency("bench", "<scope>test</scope>");
    module(COMMAND, "command", dependency("ipc", "") + onlyInTests);
    write(MACHINE, "Cell", "cell");
    write("ipc", "Channel", "channel");
    write("ipc", "Lock", "lock");
    write(BENCH, "Bench", "bench");
    write(COMMAND, "Verb", "verb");
    Files.writeString(home.resolve("mvnw"), MAVEN);
    assertTrue(home.resolve("mvnw").toFile().setExecutable(true));
    Path script = House.here().root().resolve(COMMAND).resolve("build.sh");
    Files.copy(script, home.resolve(COMMAND).resolve("build.sh"));
  }

  private void module(String folder, String name, String dependencies) throws IOException {
    Files.createDirectories(home.resolve(folder).resolve("src/main/java"));
    Files.writeString(
        home.resolve(folder).resolve("pom.xml"),
        "<project>\n<parent>\n<artifactId>lattice-parent</artifactId>\n</parent>\n<artifactId>lattice-"
            + name
            + "</artifactId>\n"
            + dependencies
            + "</project>\n");
  }

  private static String dependency(String name, String scope) {
    return "<dependency>\n<artifactId>lattice-"
        + name
        + "</artifactId>\n"
        + scope
        + "\n</dependency>\n";
  }

  private Path source(String folder, String name) {
    return home.resolve(folder).resolve("src/main/java").resolve(name + ".java");
  }

  private void write(String folder, String name, String text) throws IOException {
    Files.writeString(source(folder, name), text + "\n");
  }

  private Run run() throws IOException, InterruptedException {
    Path said = Files.createTempFile(home, "said", ".txt");
    Process process =
        new ProcessBuilder("bash", "-c", DRIVER, "driver", home.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(said.toFile())
            .start();
    int code = process.waitFor();
    List<String> lines =
        Files.readAllLines(said, UTF_8).stream()
            .map(line -> line.replace(home.toString(), "HOME"))
            .map(line -> line.replaceAll("\\d+ s", "N s").strip())
            .toList();
    Path jar = home.resolve(COMMAND).resolve("target/lattice.jar");
    return new Run(code, lines, Files.exists(jar) ? Files.readAllLines(jar) : List.of());
  }

  @Test
  void freshCheckout_isBuiltOnce_andSaysWhatItDoes() throws Exception {
    Run first = run();
    assertEquals(
        List.of(
            "building, about half a minute on two quiet cores; from then on only what changed",
            "N s   1 of 3  kernel-sim/machine",
            "N s   2 of 3  ipc",
            "N s   3 of 3  scenarios/command",
            "built in N s"),
        first.said());
    assertEquals(List.of("cell", "channel", "lock"), first.jar());
    assertTrue(run().builtNothing());
  }

  @Test
  void changedSource_rebuildsItsModuleAndThoseThatNeedIt() throws Exception {
    run();
    write("ipc", "Lock", "other");
    Run second = run();
    assertEquals(
        List.of(
            "sources have changed; building 2 of 3 modules",
            "N s   1 of 2  ipc",
            "N s   2 of 2  scenarios/command",
            "built in N s"),
        second.said());
    assertEquals(List.of("cell", "channel", "other"), second.jar());
    assertTrue(run().builtNothing());
  }

  @Test
  void deletedSource_isNotInTheJar() throws Exception {
    run();
    Files.delete(source("ipc", "Lock"));
    assertEquals(List.of("cell", "channel"), run().jar());
  }

  @Test
  void movedSource_isWhereItWasMoved() throws Exception {
    run();
    Files.move(source("ipc", "Lock"), source(MACHINE, "Lock"));
    assertEquals(List.of("cell", "lock", "channel"), run().jar());
  }

  @Test
  void sourceReplacedByAnOlderFile_isRebuilt() throws Exception {
    run();
    write("ipc", "Lock", "older");
    Files.setLastModifiedTime(source("ipc", "Lock"), FileTime.from(Instant.EPOCH));
    assertEquals(List.of("cell", "channel", "older"), run().jar());
  }

  @Test
  void sourceWithTheSameContent_buildsNothing() throws Exception {
    run();
    write("ipc", "Lock", "lock");
    assertTrue(run().builtNothing());
  }

  @Test
  void changeOutsideTheJar_buildsNothing() throws Exception {
    run();
    write(BENCH, "Bench", "other");
    assertTrue(run().builtNothing());
  }

  @Test
  void pomAboveTheModules_rebuildsAll() throws Exception {
    run();
    Files.writeString(home.resolve("pom.xml"), "<project></project>");
    assertEquals("sources have changed; building 3 of 3 modules", run().said().get(0));
  }

  @Test
  void failedBuild_endsWith70AndSaysWhatFailed() throws Exception {
    run();
    write("ipc", "Lock", "wrong");
    Run failed = run();
    assertEquals(70, failed.code());
    assertEquals("[ERROR] ipc is wrong", failed.said().get(2));
    assertEquals(
        "the build failed; what failed is above, all that it said is in"
            + " HOME/scenarios/command/target/build.log",
        failed.said().get(3));
  }

  @Test
  void failedBuild_leavesNothingBehindThatALaterOneTrusts() throws Exception {
    run();
    write(MACHINE, "Cell", "other");
    write("ipc", "Lock", "wrong");
    assertEquals(70, run().code());
    write("ipc", "Lock", "right");
    Run mended = run();
    assertEquals("sources have changed; building 3 of 3 modules", mended.said().get(0));
    assertEquals(List.of("other", "channel", "right"), mended.jar());
  }

  @Test
  void changeThatIsTakenBack_buildsNothing() throws Exception {
    run();
    write("ipc", "Lock", "wrong");
    assertEquals(70, run().code());
    write("ipc", "Lock", "lock");
    Run back = run();
    assertTrue(back.builtNothing(), back.toString());
    assertEquals(List.of("cell", "channel", "lock"), back.jar());
  }

  /** As an older Maven run does that compiled one module by itself. */
  @Test
  void classesThatSomebodyElseMade_areNotTrusted() throws Exception {
    run();
    // Dated clearly after the build, since a file system may give both one tick of its clock.
    Path stranger = home.resolve(MACHINE).resolve("target/classes/All.class");
    Files.writeString(stranger, "stranger\n");
    Files.setLastModifiedTime(stranger, FileTime.from(Instant.now().plusSeconds(10)));
    write("ipc", "Lock", "other");
    Run second = run();
    assertEquals("sources have changed; building 3 of 3 modules", second.said().get(0));
    assertEquals(List.of("cell", "channel", "other"), second.jar());
  }

  @Test
  void jarThatSomebodyElseMade_isTakenUntilASourceIsNewer() throws Exception {
    run();
    Path jar = home.resolve(COMMAND).resolve("target/lattice.jar");
    Path other = Files.writeString(home.resolve("other"), "stranger\n");
    Files.setLastModifiedTime(other, FileTime.from(Instant.now().plusSeconds(10)));
    Files.move(other, jar, StandardCopyOption.REPLACE_EXISTING);
    assertTrue(run().builtNothing());
    write("ipc", "Lock", "newer");
    Files.setLastModifiedTime(source("ipc", "Lock"), FileTime.from(Instant.now().plusSeconds(20)));
    Run second = run();
    assertEquals("sources have changed; building 3 of 3 modules", second.said().get(0));
    assertEquals(List.of("cell", "channel", "newer"), second.jar());
  }
}
