package org.latticeipc.scenarios.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.latticeipc.scenarios.command.LatticeTest.COUNTER;
import static org.latticeipc.scenarios.command.LatticeTest.lattice;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latticeipc.scenarios.command.LatticeTest.Answer;
import org.latticeipc.scenarios.command.console.ExitCode;
import org.latticeipc.scenarios.json.Json;

/** The verb {@code test}: what scenario files expect, met, unmet, unread and not reached. */
class ExpectationsTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private void write(String name, String text) throws Exception {
    Files.writeString(folder.resolve(name), text);
  }

  @Test
  void test_everyShippedExpectation_isMet() throws Exception {
    Answer answer = lattice("test", ".", "--report", folder.toString());
    assertEquals(ExitCode.OK, answer.code(), answer.toString());
    assertTrue(Files.readString(folder.resolve("junit.xml")).contains("failures=\"0\""));
    assertTrue(Json.object(Files.readString(folder.resolve("lattice.sarif"))).containsKey("runs"));
    assertTrue(Files.readString(folder.resolve("summary.md")).contains("hello.yaml"));
  }

  @Test
  void test_unmetExpectation_failsWithReplayAndThreadFlows() throws Exception {
    String text = Files.readString(Path.of(COUNTER));
    write("wrong.yaml", text + "variants: {lock: unlock-relaxed}\n");
    Answer answer = lattice("test", folder.toString(), "--report", folder + "/r");
    assertEquals(ExitCode.VIOLATED, answer.code(), answer.toString());
    assertTrue(answer.out().contains("0 of 1 expectations met"), answer.out());
    String sarif = Files.readString(folder.resolve("r/lattice.sarif"));
    assertTrue(sarif.contains("threadFlows") && sarif.contains("no-data-race"), sarif);
    String junit = Files.readString(folder.resolve("r/junit.xml"));
    String trace = folder.resolve("r/traces/lock-counter-rc11.trace.jsonl").toString();
    assertTrue(junit.contains("replay " + trace), junit);
    String lock = "ipc/lock/QuaternionSpinlock.java";
    assertFalse(sarif.contains(lock), "only what is below the current folder can be pointed at");
    assertTrue(
        answer.out().contains("relaxed store of lock.rotation")
            && answer.out().contains("were release"),
        answer.out());
    assertEquals(ExitCode.OK, lattice("replay", trace).code());
  }

  /** Else the trace of the one would be that of the other. */
  @Test
  void test_scenariosOfOneName_haveTracesOfTheirOwn() throws Exception {
    String text = Files.readString(Path.of(COUNTER)) + "variants: {lock: unlock-relaxed}\n";
    write("one.yaml", text);
    write("two.yaml", text + "# another\n");
    Answer answer = lattice("test", folder.toString(), "--report", folder + "/r");
    assertEquals(ExitCode.VIOLATED, answer.code(), answer.toString());
    String junit = Files.readString(folder.resolve("r/junit.xml"));
    for (String[] each :
        new String[][] {{"one.yaml", "lock-counter-rc11"}, {"two.yaml", "lock-counter-rc11-2"}}) {
      String trace = folder.resolve("r/traces/" + each[1] + ".trace.jsonl").toString();
      assertTrue(junit.contains("replay " + trace + "\n"), junit);
      assertTrue(Files.readString(Path.of(trace)).contains(each[0]), trace);
    }
  }

  @Test
  void test_unreadableFile_isAKindOfItsOwn_withItsPlace() throws Exception {
    String text = Files.readString(Path.of(COUNTER));
    write("fine.yaml", text);
    write("odd.yaml", text.replace("cells:", "cels:"));
    Answer answer = lattice("test", folder.toString(), "--report", folder + "/r");
    assertEquals(ExitCode.BAD_INPUT, answer.code(), answer.toString());
    assertTrue(answer.out().startsWith("unreadable   " + folder + "/odd.yaml:"), answer.out());
    assertTrue(answer.out().contains("1 of 2 expectations met"), answer.out());
    int line = text.substring(0, text.indexOf("cells:")).split("\n", -1).length;
    String sarif = Files.readString(folder.resolve("r/lattice.sarif"));
    assertTrue(sarif.contains("\"ruleId\" : \"unreadable\""), sarif);
    assertTrue(sarif.contains("\"startLine\" : " + line), sarif);
    assertTrue(Files.readString(folder.resolve("r/junit.xml")).contains("type=\"unreadable\""));
  }

  @Test
  void test_aGreedyScenario_leavesTheOthersTheirShare() throws Exception {
    String steps =
        """
        cells: {x: 0}
        tasks:
          - {name: t, count: %d, steps: [{fetch_add: {cell: x, value: 1}}, {fetch_add: {cell: x, value: 1}}]}
        expect: holds
        """;
    write("a-greedy.yaml", "name: greedy\n" + steps.formatted(8));
    write("b-small.yaml", "name: small\n" + steps.formatted(2));
    Answer answer = lattice("test", folder.toString(), "--budget", "2s");
    assertEquals(ExitCode.INCONCLUSIVE, answer.code(), answer.toString());
    assertTrue(answer.out().contains("1 of 2 expectations met"), answer.out());
    assertTrue(answer.out().contains("1 inconclusive, 0 not reached"), answer.out());
  }

  /** What else is broken says nothing about what is expected, as long as the search goes on. */
  @Test
  void test_expectedViolationNotFoundWhenCut_isInconclusive() throws Exception {
    write(
        "cut.yaml",
        """
        name: cut
        cells: {x: 0}
        tasks:
          - {name: wrong, steps: [{assert: "0 == 1"}]}
          - {name: t, count: 8, steps: [{fetch_add: {cell: x, value: 1}}, {fetch_add: {cell: x, value: 1}}]}
        expect: {violates: no-deadlock}
        """);
    Answer answer = lattice("test", folder.toString(), "--budget", "1s");
    assertEquals(ExitCode.INCONCLUSIVE, answer.code(), answer.toString());
    assertTrue(
        answer.out().contains("inconclusive: violates assertion so far; the budget"), answer.out());
  }

  @Test
  void test_usedUpBudget_saysWhatWasNotReached() {
    Answer answer = lattice("test", ".", "--budget", "0s");
    assertEquals(ExitCode.INCONCLUSIVE, answer.code(), answer.toString());
    assertTrue(answer.out().contains("not reached"), answer.out());
  }
}
