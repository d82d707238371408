package org.latticeipc.scenarios.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
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

  private static final String MESSAGE_CLASS =
      """
      public class Message {
        private int data;
        private volatile boolean ready;
        private final java.util.concurrent.atomic.AtomicInteger count =
            new java.util.concurrent.atomic.AtomicInteger();

        public void passes() throws Exception {
          Thread writer =
              new Thread(
                  () -> {
                    data = 1;
                    ready = true;
                    synchronized (this) {
                      count.incrementAndGet();
                    }
                  });
          writer.start();
          if (ready) {
            assert data == 1;
          }
          count.incrementAndGet();
          writer.join();
          assert count.get() == 2;
        }
      }
      """;

  @Test
  void compiledClasses_ownOrdersAreTriedByLineAndEachTraceReplays() throws Exception {
    Path source = folder.resolve("Message.java");
    Files.writeString(source, MESSAGE_CLASS);
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    assertEquals(0, javac.run(null, null, null, "-g", "-d", folder.toString(), source.toString()));
    Answer answer =
        LatticeTest.lattice(
            "weaken",
            "java",
            "-cp",
            folder.toString(),
            "Message#passes",
            "--descend",
            "--traces",
            folder.resolve("traces").toString());
    assertEquals(ExitCode.VIOLATED, answer.code(), answer.toString());
    for (String expected :
        List.of(
            "Message.java:12: store release\n  relaxed  needed: uncaught-exception fails in",
            "Message.java:18: load acquire\n  relaxed  needed: uncaught-exception fails in",
            "Message.java:14: update relaxed\n  load and store  needed: uncaught-exception")) {
      assertTrue(answer.out().contains(expected), answer.toString());
    }
    // What a monitor does is no order that a line could have otherwise.
    assertFalse(answer.out().contains("Message.java:13"), answer.toString());
    assertFalse(replayed().isEmpty());
    Answer nowhere = LatticeTest.lattice("weaken", "java", "Message#passes");
    assertEquals(ExitCode.BAD_INPUT, nowhere.code(), nowhere.toString());
  }

  @Test
  void shrink_leavesOutStepsThatDoNotMatter_andPropertiesAreKeptByTheTrace() throws Exception {
    String leak =
        """
        name: leak
        cells: {x: 0, y: 0}
        sync: {block: memory}
        tasks:
          - name: t
            steps:
              - use_memory: block
              - load: {cell: x, into: a}
              - fetch_add: {cell: y, value: 1}
        """;
    String file = write("leak.yaml", leak);
    assertEquals(ExitCode.OK, LatticeTest.lattice("check", file).code());
    String trace = folder.resolve("leak.jsonl").toString();
    Answer found = LatticeTest.lattice("check", file, "--property", "no-leak", "--trace", trace);
    assertEquals(ExitCode.VIOLATED, found.code(), found.toString());
    assertEquals(ExitCode.OK, LatticeTest.lattice("replay", trace).code());
    String small = folder.resolve("small.jsonl").toString();
    Answer shrunk = LatticeTest.lattice("shrink", trace, "--out", small);
    assertEquals(ExitCode.OK, shrunk.code(), shrunk.toString());
    Answer again = LatticeTest.lattice("replay", small, "--steps");
    assertEquals(ExitCode.OK, again.code(), again.toString());
    assertFalse(again.out().contains("load relaxed x"), again.toString());
    assertFalse(again.out().contains("rmw"), again.toString());
    Answer unknown = LatticeTest.lattice("check", file, "--property", "no-leek");
    assertEquals(ExitCode.BAD_INPUT, unknown.code(), unknown.toString());
    assertTrue(unknown.err().contains("did you mean 'no-leak'?"), unknown.toString());
  }
}
