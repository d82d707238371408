package org.latticeipc.scenarios.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latticeipc.scenarios.command.LatticeTest.Answer;
import org.latticeipc.scenarios.command.console.ExitCode;

/** Files come beside a verdict: one that cannot be written is a warning. */
class VerdictFirstTest {
  private static final String WRONG =
      """
      name: wrong
      cells: {x: 0}
      tasks:
        - name: a
          steps: [{load: {cell: x, into: r}}, {assert: {that: r == 1, message: "%s"}}]
      expect: %s
      """;

  @TempDir Path folder;

  private String write(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  /** A path below what is no folder. */
  private String nowhere(String name) throws Exception {
    return write("plain", "") + "/" + name;
  }

  private static void violated(Answer answer, int warnings) {
    assertEquals(ExitCode.VIOLATED, answer.code(), answer.toString());
    assertEquals(warnings, answer.err().split("warning: ", -1).length - 1, answer.err());
    assertFalse(answer.out().contains("replay it"), "there is nothing to replay");
  }

  @Test
  void check_traceAndGraphThatCannotBeWritten_areWarnings() throws Exception {
    String file = write("wrong.yaml", WRONG.formatted("no", "holds"));
    Answer text =
        LatticeTest.lattice("check", file, "--trace", nowhere("t"), "--dot", nowhere("d"));
    violated(text, 2);
    assertTrue(text.out().contains("wrong under rc11: VIOLATED"), text.out());
    Answer json = LatticeTest.lattice("check", file, "--json", "--trace", nowhere("t"));
    violated(json, 1);
    assertTrue(json.out().contains("\"property\":\"assertion\""), json.out());
  }

  @Test
  void run_traceThatCannotBeWritten_isAWarning() throws Exception {
    String file = write("wrong.yaml", WRONG.formatted("no", "holds"));
    violated(LatticeTest.lattice("run", file, "--trace", nowhere("t")), 1);
  }

  @Test
  void test_reportThatCannotBeWritten_isAWarning() throws Exception {
    String bad = write("wrong.yaml", WRONG.formatted("no", "holds"));
    violated(LatticeTest.lattice("test", bad, "--report", nowhere("r")), 4);
    String good = write("good.yaml", WRONG.formatted("no", "{violates: assertion}"));
    Answer met = LatticeTest.lattice("test", good, "--report", nowhere("r"));
    assertEquals(ExitCode.OK, met.code(), met.toString());
  }

  @Test
  void test_halfACharacterInAText_isReported() throws Exception {
    String bad = write("wrong.yaml", WRONG.formatted("a\\uD800b", "holds"));
    Path report = folder.resolve("report");
    Answer answer = LatticeTest.lattice("test", bad, "--report", report.toString());
    violated(answer, 0);
    assertTrue(
        Files.readString(report.resolve("junit.xml")).contains("<failure"), answer.toString());
  }

  @Test
  void litmus_filesThatCannotBeWritten_areWarnings() throws Exception {
    String file =
        write(
            "r.litmus",
            "C r\n{}\nP0 (int* x) { *x = 1; }\nP1 (int* x) { int r = *x; }\nexists (x=1)");
    violated(
        LatticeTest.lattice(
            "litmus",
            file,
            "--trace",
            nowhere("t"),
            "--dot",
            nowhere("d"),
            "--junit",
            nowhere("j")),
        3);
  }

  @Test
  void holds_saysWhatItRestsOn_inEveryForm() throws Exception {
    String file = write("right.yaml", WRONG.formatted("no", "holds").replace("r == 1", "r == 0"));
    String said = "load buffering: a read that takes a value";
    Answer check = LatticeTest.lattice("check", file, "--reduce", "await");
    assertEquals(ExitCode.OK, check.code(), check.toString());
    assertTrue(
        check
            .out()
            .contains("assuming that the memory model is rc11, which does not show " + said));
    assertTrue(check.out().contains("leave out are as ones that were visited: await"));
    Answer json = LatticeTest.lattice("check", file, "--json", "--model", "tso");
    assertTrue(json.out().contains("\"assumptions\":[\"the memory model is tso"), json.out());
    Path report = folder.resolve("held");
    Answer test = LatticeTest.lattice("test", file, "--report", report.toString());
    assertTrue(test.out().contains("what holds assumes that the memory model is rc11"), test.out());
    assertTrue(Files.readString(report.resolve("junit.xml")).contains(said));
    String litmus =
        write("h.litmus", "C h\n{}\nP0 (atomic_int* x) { atomic_store(x, 1); }\nforall (x=1)");
    Path junit = folder.resolve("l.xml");
    Answer held = LatticeTest.lattice("litmus", litmus, "--junit", junit.toString(), "--json");
    assertTrue(held.out().contains("\"assumptions\":[\"the memory model is rc11"), held.out());
    assertTrue(Files.readString(junit).contains(said));
  }
}
