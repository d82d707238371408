package org.latticeipc.scenarios.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.OutputDirectoryCreator;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;
import org.latticeipc.junit.ModelCheck;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.scenarios.command.console.ExitCode;
import org.latticeipc.scenarios.tracefile.Origin;
import org.latticeipc.scenarios.tracefile.Recording;
import org.latticeipc.scenarios.tracefile.TraceFiles;

/** A {@code @ModelCheck} test that fails says the command that takes its trace. */
class CheckedMethodTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  /** Run only by the test above: its name is none that a build discovers. */
  static final class Mail {
    private static void mail(Setup setup) {
      LongCell letter = setup.machine().longCell("letter", 0);
      LongCell flag = setup.machine().longCell("flag", 0);
      setup.task(
          "writer",
          () -> {
            letter.store(7, StoreOrder.RELAXED);
            flag.store(1, StoreOrder.RELAXED);
          });
      setup.task(
          "reader",
          () -> {
            long there = flag.load(LoadOrder.ACQUIRE);
            long read = letter.load(LoadOrder.RELAXED);
            PropertyViolation.require(there == 0 || read == 7, "the letter is not there");
          });
    }

    @ModelCheck
    void itself(Setup setup) {
      mail(setup);
    }

    @ModelCheck
    void plain() throws InterruptedException {
      int[] count = new int[1];
      Thread other = new Thread(() -> count[0]++);
      other.start();
      count[0]++;
      other.join();
      assertEquals(2, count[0]);
    }

    Program given() {
      return Program.of("given", Mail::mail);
    }

    @ModelCheck(program = "given")
    void byAnother() {}
  }

  /** Shares an array where only one of some hundred executions comes. */
  static final class Shares {
    @ModelCheck
    void rarely(Setup setup) {
      LongCell turn = setup.machine().longCell("turn", 0);
      LongCell met = setup.machine().longCell("met", 0);
      int[] seen = new int[1];
      for (int i = 0; i < 5; i++) {
        int last = 4 - i;
        setup.task(
            "t" + i,
            () -> {
              if (turn.fetchAdd(1, RmwOrder.RELAXED) == last
                  && met.fetchAdd(1, RmwOrder.RELAXED) >= 3) {
                seen[0]++;
              }
            });
      }
    }
  }

  private String failure(String method, Class<?>... parameters) throws Exception {
    Events events =
        EngineTestKit.engine("junit-jupiter")
            .outputDirectoryCreator(new Folder(Files.createDirectories(folder.resolve("lost()"))))
            .selectors(selectMethod(Mail.class, Mail.class.getDeclaredMethod(method, parameters)))
            .execute()
            .testEvents();
    List<String> failures =
        events
            .finished()
            .failed()
            .map(event -> event.getRequiredPayload(TestExecutionResult.class).getThrowable())
            .map(thrown -> thrown.map(Throwable::getMessage).orElse("no throwable"))
            .toList();
    assertEquals(1, failures.size(), failures.toString());
    return failures.get(0);
  }

  private record Folder(Path folder) implements OutputDirectoryCreator {
    @Override
    public Path getRootDirectory() {
      return folder;
    }

    @Override
    public Path createOutputDirectory(TestDescriptor test) {
      return folder;
    }
  }

  private static String trace(String failure) {
    String marker = "replay it: lattice replay ";
    assertTrue(failure.contains(marker), failure);
    String word = failure.substring(failure.indexOf(marker) + marker.length()).strip();
    // As a shell takes it, of a folder named as JUnit names those of methods.
    assertTrue(word.startsWith("'") && word.endsWith("'") && word.contains("lost()"), word);
    return word.substring(1, word.length() - 1);
  }

  @Test
  void trace_isReplayedViewedAndShrunk() throws Exception {
    for (String trace :
        List.of(trace(failure("itself", Setup.class)), trace(failure("byAnother")))) {
      LatticeTest.Answer replay = LatticeTest.lattice("replay", trace);
      assertEquals(ExitCode.OK, replay.code(), replay.toString());
      assertTrue(replay.out().contains("every one as recorded"), replay.out());
      LatticeTest.Answer view = LatticeTest.lattice("view", trace);
      assertTrue(view.out().contains("the letter is not there"), view.out());
      String smaller = folder.resolve("smaller.trace.jsonl").toString();
      LatticeTest.Answer shrink = LatticeTest.lattice("shrink", trace, "--out", smaller);
      assertEquals(ExitCode.OK, shrink.code(), shrink.toString());
      assertEquals(ExitCode.OK, LatticeTest.lattice("replay", smaller).code());
    }
  }

  @Test
  void programOfAClassPath_isWatchedForWhatItSharesBesideCells_inEveryExecution() throws Exception {
    Path classes =
        Path.of(
            CheckedMethodTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path trace = folder.resolve("shares.trace.jsonl");
    LatticeTest.Answer found =
        LatticeTest.lattice(
            "explore",
            "-cp",
            classes.toString(),
            Shares.class.getName() + "#rarely",
            "--trace",
            trace.toString());
    assertEquals(ExitCode.VIOLATED, found.code(), found.toString());
    assertTrue(
        found.out().contains("violation of only-cells: tasks share int[]#"), found.toString());
    assertTrue(found.out().contains("CheckedMethodTest.java:"), found.toString());
    assertTrue(found.out().contains("see it: "), found.toString());
    assertEquals(ExitCode.OK, LatticeTest.lattice("view", trace.toString()).code());
    LatticeTest.Answer replay = LatticeTest.lattice("replay", trace.toString());
    assertEquals(ExitCode.BAD_INPUT, replay.code(), replay.toString());
    assertTrue(replay.err().contains("found on rewritten classes"), replay.err());
    LatticeTest.Answer holds =
        LatticeTest.lattice(
            "explore",
            "-cp",
            classes.toString(),
            Mail.class.getName() + "#itself",
            "--model",
            "sc");
    assertEquals(ExitCode.OK, holds.code(), holds.toString());
    assertTrue(
        holds.out().contains("in every execution, rewritten classes of the program share nothing"),
        holds.toString());
  }

  @Test
  void trace_ofPlainJava_isReplayed() throws Exception {
    String trace = trace(failure("plain"));
    LatticeTest.Answer replay = LatticeTest.lattice("replay", trace);
    assertEquals(ExitCode.OK, replay.code(), replay.toString());
  }

  @Test
  void trace_ofATestThatIsGone_saysSoInOneLine() throws Exception {
    String trace = trace(failure("itself", Setup.class));
    Recording r = TraceFiles.read(Path.of(trace), trace);
    Origin.CheckedMethod was = (Origin.CheckedMethod) r.origin();
    Path file = folder.resolve("gone.trace.jsonl");
    TraceFiles.write(
        file,
        new Recording(
            r.tool(),
            new Origin.CheckedMethod(was.classPath(), was.type(), "gone"),
            r.variants(),
            r.cpus(),
            r.slice(),
            r.sequences(),
            r.ended(),
            r.why(),
            r.trace()));
    LatticeTest.Answer replay = LatticeTest.lattice("replay", file.toString());
    assertEquals(ExitCode.BAD_INPUT, replay.code(), replay.toString());
    assertEquals(1, replay.err().lines().count(), replay.err());
    assertTrue(replay.err().contains("no method 'gone' that takes a Setup"), replay.err());
  }
}
