package org.latticeipc.scenarios.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.scenarios.command.console.ExitCode;
import org.latticeipc.scenarios.command.console.Version;

/** A checkpoint is resumed as what it is a checkpoint of, or not at all. */
class ResumeTest {
  private static final Path COUNTER = Path.of(LatticeTest.COUNTER);

  private static final int HASH = 32;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private Path scenario() throws Exception {
    return Files.copy(COUNTER, folder.resolve("lock-counter.yaml"));
  }

  private static LatticeTest.Answer lattice(String command, Path... files) {
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).matches("F[0-9]")) {
        words.set(i, files[words.get(i).charAt(1) - '0'].toString());
      }
    }
    return LatticeTest.lattice(words.toArray(String[]::new));
  }

  private static void refused(LatticeTest.Answer answer, String part) {
    assertEquals(ExitCode.BAD_INPUT, answer.code(), answer.toString());
    assertEquals("", answer.out());
    assertEquals(1, answer.err().lines().count(), answer.err());
    assertTrue(answer.err().contains(part), answer.err());
    assertTrue(answer.err().contains("explore anew"), answer.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--variant lock=unlock-relaxed | variants: found none, expected lock=unlock-relaxed",
        "--model sc | model: found rc11, expected sc",
        "--reduce await | reductions: found [], expected [await]",
        "--seed 77 | seed: found 1, expected 77",
        "--max-events 77 | bound on events: found 10000, expected 77",
        "--races ignore | races: found violation, expected ignore",
        "--release-sequences pldi17 | release sequences: found cpp20, expected pldi17",
        "--all | stops at: found the first violation, expected the end",
      })
  void check_resumedWithAnotherOption_isRefused(String option, String difference) throws Exception {
    Path file = scenario();
    Path kept = folder.resolve("c");
    assertEquals(ExitCode.OK, lattice("check F0 --checkpoint F1", file, kept).code());
    byte[] before = Files.readAllBytes(kept);
    refused(
        lattice("check F0 --resume F1 --checkpoint F1 " + option, file, kept),
        "another exploration: " + difference + ";");
    assertArrayEquals(before, Files.readAllBytes(kept));
    assertEquals(ExitCode.OK, lattice("check F0 --resume F1", file, kept).code());
  }

  /** A program of a class path. */
  public static final class Writers implements Program {
    @Override
    public String name() {
      return "writers";
    }

    @Override
    public void build(Setup setup) {
      LongCell cell = setup.machine().longCell("x", 0);
      setup.task("a", () -> cell.store(1, StoreOrder.RELAXED));
      setup.task("b", () -> cell.store(2, StoreOrder.RELAXED));
    }
  }

  /** Whatever class it is that does otherwise now, and however seldom. */
  @Test
  void explore_resumedAfterAFileOfTheClassPathWasChanged_isRefused() throws Exception {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    Files.write(classes.resolve("Helper.class"), new byte[] {1});
    Path kept = folder.resolve("c");
    String explore = "explore -cp F0 " + Writers.class.getName();
    assertEquals(ExitCode.OK, lattice(explore + " --checkpoint F1", classes, kept).code());
    assertEquals(ExitCode.OK, lattice(explore + " --resume F1", classes, kept).code());
    Files.write(classes.resolve("Helper.class"), new byte[] {2});
    refused(lattice(explore + " --resume F1", classes, kept), "content of the class path: found");
  }

  @Test
  void check_resumedAfterTheScenarioWasEdited_isRefused() throws Exception {
    Path file = scenario();
    Path kept = folder.resolve("c");
    assertEquals(ExitCode.OK, lattice("check F0 --checkpoint F1", file, kept).code());
    Files.writeString(file, Files.readString(file) + "# another\n");
    refused(lattice("check F0 --resume F1", file, kept), "content of the scenario: found SHA-256 ");
  }

  @Test
  void explore_resumedWithAnotherProgramOrSize_isRefused() {
    Path kept = folder.resolve("c");
    assertEquals(ExitCode.OK, lattice("explore ainc -p n=4 --checkpoint F0", kept).code());
    refused(
        lattice("explore ainc -p n=3 --resume F0", kept),
        "program: found ainc(n=4), expected ainc(n=3);");
    refused(
        lattice("explore casrot -p n=4 --resume F0", kept),
        "kind of program: found built-in ainc, expected built-in casrot; program: ");
    assertEquals(ExitCode.OK, lattice("explore ainc -p n=4 --resume F0 --estimate", kept).code());
  }

  @Test
  void explore_resumedWithAnotherVersionOfTheTool_isRefused() throws Exception {
    Path kept = folder.resolve("c");
    lattice("explore ainc -p n=4 --checkpoint F0", kept);
    String own = Version.number();
    String other = own.substring(1) + "x";
    Files.write(kept, sealed(Files.readAllBytes(kept), own, other));
    refused(
        lattice("explore ainc -p n=4 --resume F0", kept),
        "tool version: found " + other + ", expected " + own + ";");
  }

  private static byte[] sealed(byte[] file, String from, String to) throws Exception {
    String text = new String(file, ISO_8859_1);
    assertTrue(text.contains(from), text);
    byte[] altered = text.replace(from, to).getBytes(ISO_8859_1);
    byte[] content = Arrays.copyOf(altered, altered.length - HASH);
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
    System.arraycopy(hash, 0, altered, content.length, HASH);
    return altered;
  }

  @Test
  void check_checkpointThatIsAFolder_isRefusedAtOnce() throws Exception {
    LatticeTest.Answer answer = lattice("check F0 --checkpoint F1", scenario(), folder);
    assertEquals(ExitCode.BAD_INPUT, answer.code(), answer.toString());
    assertTrue(answer.err().contains("--checkpoint: found the folder"), answer.err());
  }
}
