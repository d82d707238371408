package org.latticeipc.scenarios.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latticeipc.scenarios.command.LatticeTest.Answer;
import org.latticeipc.scenarios.command.console.ExitCode;

/**
 * Orders on trial from the command line, and that each trace of a failing check can be repeated.
 */
class WeakenVerbTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private static final String MESSAGE =
      """
      name: message
      cells: {data: 0, ready: 0, spare: 0}
      tasks:
        - name: writer
          steps:
            - store: {cell: data, value: 1, order: plain}
            - store: {cell: ready, value: 1, order: release}
            - store: {cell: spare, value: 1, order: release}
        - name: reader
          steps:
            - await: {cell: ready, until: value == 1, order: acquire}
            - load: {cell: data, into: d, order: plain}
      """;

  private static final String LITMUS =
      """
      C MP
      {}
      P0 (atomic_int* x, atomic_int* y) {
        atomic_store_explicit(x, 1, memory_order_relaxed);
        atomic_store_explicit(y, 1, memory_order_release);
      }
      P1 (atomic_int* x, atomic_int* y) {
        int r0 = atomic_load_explicit(y, memory_order_acquire);
        int r1 = atomic_load_explicit(x, memory_order_relaxed);
      }
      exists (1:r0=1 /\\ 1:r1=0)
      """;

  private String write(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private List<String> replayed() throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve("traces"))) {
      List<Path> traces = files.sorted().toList();
      for (Path trace : traces) {
        Answer answer = LatticeTest.lattice("replay", trace.toString());
        assertEquals(ExitCode.OK, answer.code(), answer.toString());
      }
      return traces.stream().map(t -> String.valueOf(t.getFileName())).toList();
    }
  }

  @Test
  void scenario_itsOrdersAreTriedAndEachTraceReplays() throws Exception {
    Answer answer =
        LatticeTest.lattice(
            "weaken", write("m.yaml", MESSAGE), "--traces", folder.resolve("traces").toString());
    assertEquals(ExitCode.VIOLATED, answer.code(), answer.toString());
    assertTrue(
        answer.out().contains("line 7: store release\n  relaxed  needed: no-data-race fails in"),
        answer.toString());
    assertTrue(
        answer.out().contains("line 8: store release\n  relaxed  NOT NOTICED"), answer.toString());
    assertTrue(
        answer
            .out()
            .contains("3 weakenings of 3 ordered accesses: 2 needed, 1 not noticed, 0 undecided"),
        answer.toString());
    assertEquals(List.of("weaken-1.trace.jsonl", "weaken-3.trace.jsonl"), replayed());
  }

  @Test
  void litmusTest_itsAnswerIsTheCheck() throws Exception {
    Answer answer =
        LatticeTest.lattice(
            "weaken", write("MP.litmus", LITMUS), "--traces", folder.resolve("traces").toString());
    assertEquals(ExitCode.OK, answer.code(), answer.toString());
    assertTrue(answer.out().contains("2 needed, 0 not noticed"), answer.toString());
    assertEquals(2, replayed().size());
  }

  @Test
  void builtInProgramAndScenarioTogether_areOneSetOfChecks() throws Exception {
    Answer answer = LatticeTest.lattice("weaken", "ticketlock", write("m.yaml", MESSAGE), "--json");
    assertTrue(answer.out().contains("\"outcome\":\"not-noticed\""), answer.toString());
    assertTrue(answer.out().contains("\"subject\":\"ticketlock(n=2)\""), answer.toString());
    assertTrue(answer.out().contains("\"caller\":\"Locks.java:"), answer.toString());
  }

  @Test
  void lockOfSeqCst_descendsToTheWeakestOrders() throws Exception {
    Answer answer =
        LatticeTest.lattice(
            "weaken",
            write("m.yaml", MESSAGE.replace("release", "seq_cst").replace("acquire", "seq_cst")),
            "--descend",
            "--markdown");
    assertTrue(answer.out().contains("store  seq_cst  becomes release"), answer.toString());
    assertTrue(answer.out().contains("store  seq_cst  becomes relaxed"), answer.toString());
    assertTrue(answer.out().contains("await  seq_cst  becomes acquire"), answer.toString());
    assertTrue(answer.out().contains("| line | called at | access |"), answer.toString());
  }

  @Test
  void scenarioThatDoesNotHold_takesNoPart() throws Exception {
    Answer answer =
        LatticeTest.lattice("weaken", write("m.yaml", MESSAGE.replace("acquire", "relaxed")));
    assertEquals(ExitCode.VIOLATED, answer.code());
    assertTrue(
        answer.out().contains("message takes no part: as it is written it is VIOLATED"),
        answer.toString());
  }

  @Test
  void trace_saysInItsHeaderWhatWasWeakened() throws Exception {
    write("m.yaml", MESSAGE);
    LatticeTest.lattice(
        "weaken",
        folder.resolve("m.yaml").toString(),
        "--traces",
        folder.resolve("traces").toString());
    Path trace = folder.resolve("traces/weaken-1.trace.jsonl");
    String text = Files.readString(trace);
    assertTrue(text.contains("weaken=line 7: store release becomes relaxed"), text);
  }
}
