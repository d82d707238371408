package org.latticeipc.scenarios.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.latticeipc.scenarios.command.console.ExitCode;

/**
 * The labs and the tutorial: no lab passes unsolved, each passes solved, and the words are true.
 */
class LabsTest {
  private static final Path LABS = Path.of("..", "docs", "labs");
  private static final int LAB_COUNT = 5;

  static List<Path> labs() throws IOException {
    try (Stream<Path> folders = Files.list(LABS)) {
      return folders.filter(f -> f.getFileName().toString().matches("\\d-.*")).sorted().toList();
    }
  }

  private static List<String> files(Path lab) throws IOException {
    try (Stream<Path> files = Files.list(lab)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(f -> f.endsWith(".yaml"))
          .sorted()
          .toList();
    }
  }

  @Test
  void labs_areFive() throws IOException {
    assertEquals(LAB_COUNT, labs().size());
  }

  @ParameterizedTest
  @MethodSource("labs")
  void lab_failsInEachFileAsHandedOut(Path lab) throws IOException {
    LatticeTest.Answer answer = LatticeTest.lattice("test", lab.toString());
    assertEquals(ExitCode.VIOLATED, answer.code(), answer.toString());
    int all = files(lab).size();
    assertTrue(
        answer.out().contains("0 of " + all + " expectations met, " + all + " failed"),
        answer.out());
  }

  @ParameterizedTest
  @MethodSource("labs")
  void lab_passesSolved(Path lab) throws IOException {
    Path solved = LABS.resolve("solutions").resolve(lab.getFileName());
    assertEquals(files(lab), files(solved));
    LatticeTest.Answer answer = LatticeTest.lattice("test", solved.toString());
    assertEquals(ExitCode.OK, answer.code(), answer.toString());
  }

  @ParameterizedTest
  @MethodSource("labs")
  void page_namesTheCheckAndEachFile(Path lab) throws IOException {
    String page = Files.readString(lab.resolve("README.md"));
    assertTrue(page.contains("`./lattice test docs/labs/" + lab.getFileName() + "`"), page);
    for (String file : files(lab)) {
      assertTrue(page.contains("`" + file + "`"), file);
    }
  }

  @Test
  void tutorial_findsAndMendsItsBug(@TempDir Path folder) throws IOException {
    String page = Files.readString(Path.of("..", "docs", "TUTORIAL.md"));
    String yaml = page.split("```yaml\n")[1].split("```")[0];
    Path mail = Files.writeString(folder.resolve("mail.yaml"), yaml);
    assertEquals(ExitCode.OK, LatticeTest.lattice("run", mail.toString()).code());
    assertEquals(ExitCode.OK, check(mail, "sc").code());
    LatticeTest.Answer weak = check(mail, "rc11");
    assertEquals(ExitCode.VIOLATED, weak.code());
    assertTrue(weak.out().contains("the letter says 0"), weak.out());
    String released = yaml.replace("cell: flag, value: 1", "cell: flag, value: 1, order: release");
    String acquired = "cell: flag, into: there, order: acquire";
    Files.writeString(mail, released);
    assertEquals(ExitCode.VIOLATED, check(mail, "rc11").code());
    Files.writeString(mail, released.replace("cell: flag, into: there", acquired));
    assertEquals(ExitCode.OK, check(mail, "rc11").code());
  }

  @Test
  void tutorialsJava_isWrongUntilTheFlagIsVolatile(@TempDir Path folder) throws IOException {
    String page = Files.readString(Path.of("..", "docs", "TUTORIAL.md"));
    String java = page.split("```java\n")[1].split("```")[0];
    LatticeTest.Answer weak = java(folder, java);
    assertEquals(ExitCode.VIOLATED, weak.code(), weak.toString());
    assertTrue(weak.out().contains("the letter says 0"), weak.out());
    LatticeTest.Answer mended = java(folder, java.replace("boolean flag", "volatile boolean flag"));
    assertEquals(ExitCode.OK, mended.code(), mended.toString());
  }

  private static LatticeTest.Answer java(Path folder, String text) throws IOException {
    Path source = Files.writeString(folder.resolve("Mail.java"), text);
    String classes = folder.resolve("classes").toString();
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", classes, source.toString());
    assertEquals(0, compiled);
    return LatticeTest.lattice("java", "-cp", classes, "Mail");
  }

  private static LatticeTest.Answer check(Path file, String model) {
    return LatticeTest.lattice("check", file.toString(), "--model", model);
  }
}
