package org.latticeipc.scenarios.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The packed image, unpacked elsewhere and run where there is no Java but its own. */
@EnabledIfSystemProperty(named = Releases.PROPERTY, matches = "true", disabledReason = Releases.WHY)
class ImageTest {
  /** What a POSIX system has; the launcher uses no others. */
  private static final List<String> TOOLS =
      List.of(
          "bash",
          "basename",
          "cat",
          "cksum",
          "dirname",
          "env",
          "find",
          "flock",
          "grep",
          "mkdir",
          "mv",
          "readlink",
          "rm",
          "sed",
          "stty",
          "touch");

  @TempDir
  @SuppressWarnings("NullAway.Init")
  static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static Path image;

  @BeforeAll
  static void unpack() throws Exception {
    Path dist = Releases.root().resolve("scenarios/release/target/dist");
    List<Path> packed = new ArrayList<>();
    try (var files = Files.newDirectoryStream(dist, "*.tar.gz")) {
      files.forEach(packed::add);
    }
    assertEquals(1, packed.size(), packed.toString());
    Tool.program(folder, List.of("tar", "-xzf", packed.get(0).toString()));
    image = folder.resolve("lattice-" + System.getProperty("lattice.version"));
    Path tools = Files.createDirectory(folder.resolve("tools"));
    for (String tool : TOOLS) {
      for (String place : List.of("/usr/bin", "/bin")) {
        Path file = Path.of(place, tool);
        if (Files.isExecutable(file)) {
          Path own = tools.resolve(tool);
          Files.writeString(own, "#!/bin/sh\nexec " + file + " \"$@\"\n");
          assertTrue(own.toFile().setExecutable(true));
          break;
        }
      }
    }
  }

  private static Releases.Ended lattice(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(image.resolve("bin/lattice").toString()));
    command.addAll(List.of(words));
    return Releases.run(folder, environment(), command);
  }

  private static Map<String, String> environment() {
    return new TreeMap<>(
        Map.of("PATH", folder.resolve("tools").toString(), "TMPDIR", folder.toString()));
  }

  @Test
  void thereIsNoJava() throws Exception {
    assertNotEquals(
        0,
        Releases.run(folder, environment(), List.of("/bin/bash", "-c", "command -v java")).code());
  }

  @Test
  void image_runsChecksAndReplays() throws Exception {
    Releases.Ended version = lattice("--version");
    assertEquals(0, version.code(), version.toString());
    assertTrue(
        version.out().startsWith("lattice " + System.getProperty("lattice.version")),
        version.out());
    String scenario = image.resolve("scenarios/shared-channel.yaml").toString();
    Releases.Ended holds = lattice("check", scenario);
    assertEquals(0, holds.code(), holds.toString());
    assertTrue(holds.out().contains("shared-channel under rc11: HOLDS"), holds.out());
    String trace = folder.resolve("t.jsonl").toString();
    Releases.Ended violated =
        lattice("check", scenario, "--variant", "lock=unlock-relaxed", "--trace", trace);
    assertEquals(1, violated.code(), violated.toString());
    Releases.Ended replayed = lattice("replay", trace);
    assertTrue(replayed.out().contains("every one as recorded"), replayed.toString());
  }

  /** The other file for who has a Java: a program too. */
  @Test
  void jar_isAProgramAlone() throws Exception {
    String version = System.getProperty("lattice.version");
    Path made =
        Releases.root().resolve("scenarios/release/target/dist/lattice-" + version + ".jar");
    Path jar = Files.copy(made, folder.resolve("tool"), StandardCopyOption.COPY_ATTRIBUTES);
    Map<String, String> environment = environment();
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    Releases.Ended said =
        Releases.run(folder, environment, List.of(jar.toString(), "explore", "ainc", "-p", "n=3"));
    assertEquals(0, said.code(), said.toString());
    assertTrue(said.out().startsWith("ainc(n=3) under rc11: HOLDS"), said.toString());
  }

  /** What needs more of Java than the rest: compiled classes, and a plot. */
  @Test
  void image_exploresClassesAndPlots() throws Exception {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    Path source =
        Files.writeString(
            folder.resolve("Lost.java"),
            "public class Lost { static int count;\n"
                + "public static void main(String[] a) throws Exception {\n"
                + "Thread t = new Thread(() -> count++); t.start(); count++; t.join();\n"
                + "if (count != 2) throw new AssertionError(\"lost\"); } }\n");
    Tool.jdk("javac", List.of("--release", "17", "-d", classes.toString(), source.toString()));
    Releases.Ended lost = lattice("java", "-cp", classes.toString(), "Lost");
    assertEquals(1, lost.code(), lost.toString());
    assertTrue(lost.out().contains("Lost under jmm: VIOLATED"), lost.out());
    Path plot = folder.resolve("plot.svg");
    Releases.Ended sweep =
        lattice("explore", "ainc", "--sweep", "n=2..4", "--plot", plot.toString());
    assertEquals(0, sweep.code(), sweep.toString());
    assertTrue(Files.readString(plot).contains("<svg"), sweep.toString());
  }

  @Test
  void image_bringsManualCompletionAndSite() throws IOException {
    for (String file :
        List.of(
            "share/man/man1/lattice-check.1",
            "share/bash-completion/completions/lattice",
            "share/doc/lattice/index.html",
            "LICENSE")) {
      assertTrue(Files.size(image.resolve(file)) > 0, file);
    }
  }
}
