package org.latticeipc.scenarios.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The project of docs/INSTALL.md, in a folder of its own, against the repository folder alone. What
 * others have published comes from what was downloaded before.
 */
@EnabledIfSystemProperty(named = Releases.PROPERTY, matches = "true", disabledReason = Releases.WHY)
class FreshProjectTest {
  private static final Path ROOT = Releases.root();

  /** Neither of them has anything of ours that an earlier build left. */
  private static final String SETTINGS =
      """
      <settings>
        <profiles><profile>
          <id>tried</id>
          <repositories>
            <repository><id>release</id><url>%1$s</url></repository>
            <repository><id>downloaded</id><url>%2$s</url></repository>
          </repositories>
          <pluginRepositories>
            <pluginRepository><id>downloaded</id><url>%2$s</url></pluginRepository>
          </pluginRepositories>
        </profile></profiles>
        <activeProfiles><activeProfile>tried</activeProfile></activeProfiles>
      </settings>
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path project;

  @BeforeEach
  void layOut() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/INSTALL.md"));
    Files.writeString(project.resolve("pom.xml"), block(page, "xml", "<project"));
    Path test = Files.createDirectories(project.resolve("src/test/java"));
    Files.writeString(test.resolve("CounterTest.java"), block(page, "java", "import"));
    Files.writeString(
        project.resolve("settings.xml"),
        SETTINGS.formatted(
            Path.of(System.getProperty("lattice.release.repository", "")).toUri(),
            Path.of(System.getProperty("user.home"), ".m2", "repository").toUri()));
  }

  private static String block(String page, String language, String begin) {
    Matcher block =
        Pattern.compile(
                "^```" + language + "\\n(" + begin + ".*?)^```$",
                Pattern.MULTILINE | Pattern.DOTALL)
            .matcher(page);
    assertTrue(block.find(), "no block of " + language);
    return block.group(1);
  }

  private Releases.Ended maven() throws Exception {
    Map<String, String> environment = new TreeMap<>(System.getenv());
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.remove("MAVEN_OPTS");
    List<String> command =
        new ArrayList<>(
            List.of(
                ROOT.resolve("mvnw").toString(),
                "-B",
                "-s",
                project.resolve("settings.xml").toString(),
                "-Dmaven.repo.local=" + project.resolve("repository"),
                "-f",
                project.resolve("pom.xml").toString(),
                "test"));
    return Releases.run(project, environment, command);
  }

  @Test
  void snippet_works_andFindsWhatTheTextSays() throws Exception {
    Releases.Ended good = maven();
    assertEquals(0, good.code(), good.toString());
    assertTrue(good.out().contains("Tests run: 1, Failures: 0, Errors: 0"), good.out());
    assertTrue(
        Files.isDirectory(project.resolve("repository/org/latticeipc/lattice-explorer")),
        "it came from the repository folder");

    Path test = project.resolve("src/test/java/CounterTest.java");
    String wrong = Files.readString(test).replace("synchronized ", "");
    Files.writeString(test, wrong);
    Releases.Ended bad = maven();
    assertEquals(1, bad.code(), bad.toString());
    assertTrue(bad.out().contains("uncaught-exception"), bad.out());
    assertTrue(bad.out().contains("lattice replay"), bad.out());
  }
}
