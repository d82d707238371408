package org.latticeipc.scenarios.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latticeipc.scenarios.command.LatticeTest.Answer;
import org.latticeipc.scenarios.command.console.ExitCode;

/** Verdicts on scenarios, with their explanations, and that each counterexample can be repeated. */
class FoundAndReplayedTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private static final String RING =
      """
      name: ring
      cells: {head: 0, tail: 0, s0: 0, s1: 0}
      tasks:
        - name: producer
          steps:
            - repeat:
                times: 3
                counter: i
                steps:
                  - load: {cell: tail, into: t}
                  - await: {cell: head, until: value > t - 2, order: acquire}
                  - if:
                      that: t % 2 == 0
                      then: [{store: {cell: s0, value: i + 10, order: plain}}]
                      else: [{store: {cell: s1, value: i + 10, order: plain}}]
                  - store: {cell: tail, value: t + 1, order: PUBLISHED}
        - name: consumer
          steps:
            - repeat:
                times: 3
                counter: i
                steps:
                  - load: {cell: head, into: h}
                  - await: {cell: tail, until: value > h, order: acquire}
                  - if:
                      that: h % 2 == 0
                      then: [{load: {cell: s0, into: v, order: plain}}]
                      else: [{load: {cell: s1, into: v, order: plain}}]
                  - assert: v == i + 10
                  - store: {cell: head, value: h + 1, order: release}
      """;

  private static final String ONLY_PLDI17 =
      """
      name: merged
      cells: {x: 0, y: 0, r: 0, s: 0, t: 0}
      tasks:
        - name: a
          steps:
            - store: {cell: x, value: 1, order: seq_cst}
            - store: {cell: x, value: 2, order: release}
        - name: b
          steps:
            - load: {cell: x, into: v, order: acquire}
            - store: {cell: r, value: v}
            - load: {cell: y, into: w, order: seq_cst}
            - store: {cell: s, value: w}
        - name: c
          steps:
            - store: {cell: y, value: 1, order: seq_cst}
            - load: {cell: x, into: u, order: seq_cst}
            - store: {cell: t, value: u}
      finally:
        - load: {cell: r, into: r}
        - load: {cell: s, into: s}
        - load: {cell: t, into: t}
        - assert: r != 2 || s != 0 || t != 0
      """;

  private String write(String text) throws Exception {
    return Files.writeString(folder.resolve("s.yaml"), text).toString();
  }

  private String trace() {
    return folder.resolve("t.jsonl").toString();
  }

  private Answer violated(String... args) {
    Answer answer = LatticeTest.lattice(args);
    assertEquals(ExitCode.VIOLATED, answer.code(), answer.toString());
    Answer replayed = LatticeTest.lattice("replay", trace());
    assertEquals(ExitCode.OK, replayed.code(), replayed.toString());
    return answer;
  }

  @ParameterizedTest
  @ValueSource(strings = {"sc", "tso", "ra", "rc11"})
  void check_awaitOnARegisterThatChangesLater_ringHolds(String model) throws Exception {
    String file = write(RING.replace("PUBLISHED", "release"));
    Answer answer = LatticeTest.lattice("check", file, "--model", model);
    assertTrue(answer.out().contains("HOLDS\n  9 complete"), answer.toString());
  }

  @Test
  void check_ringPublishedRelaxed_racesAndReplays() throws Exception {
    String file = write(RING.replace("PUBLISHED", "relaxed"));
    Answer answer = violated("check", file, "--trace", trace());
    assertTrue(answer.out().contains("violation of no-data-race"), answer.toString());
  }

  @Test
  void check_longLoop_isFoldedAndReplays() throws Exception {
    String file =
        write(
            """
            name: spin
            cells: {flag: 0}
            tasks:
              - name: waiter
                steps:
                  - repeat:
                      times: 300
                      steps:
                        - load: {cell: flag, into: f}
                        - assume: f == 0
                  - assert: f == 1
              - name: other
                steps: [{load: {cell: flag, into: g}}]
            """);
    Answer answer = violated("check", file, "--trace", trace());
    assertTrue(answer.out().contains("violation of assertion"), answer.toString());
    assertTrue(answer.out().contains("… these 2 steps, 299 times more"), answer.toString());
    assertTrue(answer.out().lines().count() < 20, answer.toString());
  }

  @Test
  void check_violationThatOnlyPldi17Allows_replaysUnderPldi17() throws Exception {
    String file = write(ONLY_PLDI17);
    assertEquals(ExitCode.OK, LatticeTest.lattice("check", file).code());
    Answer answer = violated("check", file, "--release-sequences", "pldi17", "--trace", trace());
    assertTrue(answer.out().contains("(r = 2, s = 0, t = 0)"), answer.toString());
  }

  @Test
  void check_assertionWithoutMessage_saysWhatDoesNotHold() throws Exception {
    String file =
        write(
            """
            name: wrong
            cells: {x: 3}
            tasks:
              - name: only
                steps:
                  - load: {cell: x, into: v}
                  - assert: (v + 1) * 2 == 7
            """);
    Answer answer = violated("check", file, "--trace", trace());
    assertTrue(
        answer.out().contains("task only, line 7: '(v + 1) * 2 == 7' does not hold (v = 3)"),
        answer.toString());
  }

  @Test
  void check_refusedDependency_isToldInASentence() throws Exception {
    String file =
        write(
            """
            name: cycle
            domains: [main]
            tasks:
              - name: main
                domain: main
                steps:
                  - dag_node_init: a
                  - dag_node_init: b
                  - dag_node_add_dep: {parent: a, child: b}
                  - dag_node_add_dep: {parent: b, child: a}
            """);
    Answer answer = violated("check", file, "--trace", trace());
    assertTrue(
        answer.out().contains("expected ok (add_dep(b, a): cycle b -> a -> b)\n"),
        answer.toString());
  }

  @Test
  void view_graph_hasTheCoherenceOrderAndNoNodeOfBlockedSteps() throws Exception {
    String file =
        write(
            """
            name: order
            cells: {x: 0, y: 0}
            tasks:
              - name: a
                steps:
                  - store: {cell: x, value: 1}
                  - load: {cell: y, into: r}
                  - await: {cell: y, until: value == 2}
              - name: b
                steps:
                  - store: {cell: x, value: 2}
                  - store: {cell: y, value: 1}
            """);
    Path graph = folder.resolve("g.dot");
    violated("check", file, "--trace", trace());
    assertEquals(
        ExitCode.OK, LatticeTest.lattice("view", trace(), "--dot", graph.toString()).code());
    String dot = Files.readString(graph);
    assertEquals(
        1,
        dot.lines().filter(l -> l.contains("init -> e2_0 [label=co")).count()
            + dot.lines().filter(l -> l.contains("init -> e1_0 [label=co")).count(),
        dot);
    assertEquals(3, dot.lines().filter(l -> l.contains("label=co")).count(), dot);
    List<String> nodes =
        dot.lines().filter(l -> l.contains("[label=\"")).map(l -> l.strip().split(" ")[0]).toList();
    for (String line :
        dot.lines().filter(l -> l.contains(" -> ") && !l.contains("[label=\"")).toList()) {
      for (String end : line.strip().replaceAll("[;\\[].*", "").split(" -> ")) {
        assertTrue(nodes.contains(end.strip()), line);
      }
    }
  }

  @Test
  void view_ofACounterexample_saysWhy() throws Exception {
    String file = write(RING.replace("PUBLISHED", "relaxed"));
    violated("check", file, "--trace", trace());
    Path page = folder.resolve("p.html");
    String why = "which does not release, so nothing orders what producer did before it";
    assertTrue(LatticeTest.lattice("view", trace()).out().contains("\nwhy: "));
    assertTrue(LatticeTest.lattice("view", trace()).out().contains(why));
    assertEquals(
        ExitCode.OK, LatticeTest.lattice("view", trace(), "--html", page.toString()).code());
    assertTrue(Files.readString(page).contains(why));
  }

  @Test
  void replay_witnessOfALoopThatWasUnrolledFurther_unrollsAsFar() throws Exception {
    Path test =
        Files.writeString(
            folder.resolve("far.litmus"),
            """
            C far
            { x=0; }
            P0 (atomic_int* x) {
              int r = 0;
              while (r < 14) { r = atomic_fetch_add_explicit(x, 1, memory_order_relaxed); }
            }
            P1 (atomic_int* x) {
              int r = atomic_load_explicit(x, memory_order_relaxed);
            }
            exists (1:r=15)
            """);
    Answer cut = LatticeTest.lattice("litmus", test.toString());
    assertEquals(ExitCode.INCONCLUSIVE, cut.code(), cut.toString());
    assertTrue(cut.out().contains("\nLoop No\n"), cut.toString());
    Answer found =
        LatticeTest.lattice("litmus", test.toString(), "--unroll", "20", "--trace", trace());
    assertEquals(ExitCode.OK, found.code(), found.toString());
    assertEquals(ExitCode.OK, LatticeTest.lattice("replay", trace()).code());
  }

  @Test
  void check_twoLocksInOppositeOrder_saysWhoOwnsWhatAndWaitsForWhom() throws Exception {
    String file =
        write(
            """
            name: dead
            locks: [a, b]
            tasks:
              - name: t1
                steps: [lock: a, lock: b, unlock: b, unlock: a]
              - name: t2
                steps: [lock: b, lock: a, unlock: a, unlock: b]
            """);
    Answer answer = violated("check", file, "--trace", trace());
    assertTrue(
        answer
            .out()
            .contains(
                "no task can go on: t1 owns a and waits for b, owned by t2; t2 owns b and waits"
                    + " for a, owned by t1"),
        answer.toString());
    Answer calls = LatticeTest.lattice("replay", trace(), "--calls");
    assertTrue(calls.out().contains("\n1    | line 5 (7 steps): owns lock a "), calls.toString());
    assertTrue(calls.out().contains("| BLOCKED: waits for b.rotation"), calls.toString());
  }

  /** A worker begins at the line that spawned it, and is there again after each node. */
  @Test
  void calls_ofASpawnedWorker_areThoseOfTheRunThatSpawnedIt() throws Exception {
    String file =
        write(
            """
            name: workers
            machine: {cpus: 2}
            cells: {flag: 0}
            tasks:
              - name: main
                steps:
                  - dag_node_init: {node: a, steps: [load: {cell: flag, into: f, order: relaxed}]}
                  - dag_node_init:
                      node: b
                      steps:
                        - store: {cell: flag, value: 1, order: relaxed}
                        - assert: 1 == 2
                  - dag_sched_submit: a
                  - dag_sched_submit: b
                  - dag_sched_run: {workers: 2}
            """);
    violated("check", file, "--trace", trace());
    Answer calls = LatticeTest.lattice("view", trace(), "--calls");
    assertTrue(
        calls.out().contains("  | line 15, dag_sched_run: {workers: 2} (5 steps)"),
        calls.toString());
    assertFalse(calls.out().contains("dag.ready"), calls.toString());
  }

  @Test
  void check_bugThatNeedsNoWeakMemory_saysSoAndIsShownUnderSc() throws Exception {
    String file =
        write(
            """
            name: order
            cells: {x: 0}
            tasks:
              - name: a
                steps:
                  - store: {cell: x, value: 1, order: seq_cst}
                  - store: {cell: x, value: 0, order: seq_cst}
              - name: b
                steps:
                  - load: {cell: x, into: r, order: seq_cst}
                  - assert: r == 0
            """);
    Answer answer = violated("check", file, "--trace", trace());
    assertTrue(answer.out().contains("why: it needs no weak memory: "), answer.toString());
    int seen = answer.out().indexOf("load seq_cst x -> 1");
    int over = answer.out().indexOf("store seq_cst x <- 0");
    assertTrue(seen > 0 && seen < over, answer.toString());
    assertTrue(Files.readString(folder.resolve("t.jsonl")).contains("\"model\":\"sc\""));
  }

  @Test
  void shrink_leavesOutTasksAndStoresThatChangeNothing() throws Exception {
    String file =
        write(
            """
            name: much
            cells: {data: 0, ready: 0, other: 0}
            tasks:
              - name: idler
                steps:
                  - store: {cell: other, value: 1}
              - name: writer
                steps:
                  - store: {cell: other, value: 2}
                  - store: {cell: data, value: 1}
                  - store: {cell: ready, value: 1}
              - name: reader
                steps:
                  - load: {cell: ready, into: r}
                  - load: {cell: data, into: d}
                  - assert: r == 0 || d == 1
            """);
    violated("check", file, "--trace", trace());
    String small = folder.resolve("small.jsonl").toString();
    Answer answer = LatticeTest.lattice("shrink", trace(), "--out", small, "--budget", "20s");
    assertEquals(ExitCode.OK, answer.code(), answer.toString());
    assertTrue(answer.out().contains("without task 1, line 9"), answer.toString());
    Answer replayed = LatticeTest.lattice("replay", small);
    assertEquals(ExitCode.OK, replayed.code(), replayed.toString());
    assertTrue(replayed.out().contains("violates assertion"), replayed.toString());
  }

  /** Rounds, tasks, parameters and values that need not be as large are made smaller. */
  @Test
  void shrink_makesNumbersSmaller_andTheTraceKeepsThem() throws Exception {
    String file =
        write(
            """
            name: large
            parameters: {n: 3}
            cells: {data: 0, ready: 0, other: 0}
            tasks:
              - name: idler
                count: 2
                steps:
                  - repeat: {times: 2, steps: [{fetch_add: other}]}
              - name: writer
                steps:
                  - repeat:
                      times: n
                      counter: i
                      steps:
                        - store: {cell: data, value: i * 1000 + 42}
                        - store: {cell: ready, value: 77}
              - name: reader
                steps:
                  - choose: {of: 3, into: c}
                  - await: {cell: ready, until: value == 77}
                  - load: {cell: data, into: d}
                  - assert: d >= 42
            """);
    violated("check", file, "--trace", trace());
    String small = folder.resolve("small.jsonl").toString();
    Answer answer = LatticeTest.lattice("shrink", trace(), "--out", small, "--budget", "60s");
    assertEquals(ExitCode.OK, answer.code(), answer.toString());
    assertTrue(answer.out().contains("with parameter n: 3 becomes 1"), answer.toString());
    assertTrue(answer.out().contains("line 6: 2 becomes 1"), answer.toString());
    assertTrue(answer.out().contains("line 8: 2 becomes 1"), answer.toString());
    assertTrue(answer.out().contains("everywhere: 77 becomes "), answer.toString());
    assertTrue(answer.out().contains("everywhere: 42 becomes "), answer.toString());
    assertFalse(answer.out().contains("everywhere: 1000 becomes 42"), answer.toString());
    Answer replayed = LatticeTest.lattice("replay", small);
    assertEquals(ExitCode.OK, replayed.code(), replayed.toString());
    assertTrue(replayed.out().contains("line 22: 'd >= "), replayed.toString());
    Answer again = LatticeTest.lattice("shrink", small, "--out", trace(), "--budget", "20s");
    assertEquals(ExitCode.OK, again.code(), again.toString());
  }

  /** What holds at the end depends on the sizes: a smaller one must say the very same. */
  @Test
  void shrink_doesNotMakeAnotherErrorOfASize() throws Exception {
    String file =
        write(
            """
            name: counted
            cells: {count: 0}
            tasks:
              - name: t
                count: 2
                steps:
                  - repeat:
                      times: 2
                      steps:
                        - load: {cell: count, into: c}
                        - store: {cell: count, value: c + 1}
            finally:
              - load: {cell: count, into: c}
              - assert: c == 4
            """);
    violated("check", file, "--trace", trace());
    Answer answer = LatticeTest.lattice("shrink", trace(), "--budget", "20s");
    assertEquals(ExitCode.OK, answer.code(), answer.toString());
    assertFalse(answer.out().contains("line 8: 2 becomes 1"), answer.toString());
    assertFalse(answer.out().contains("line 5: 2 becomes 1"), answer.toString());
    assertFalse(answer.out().contains("without task"), answer.toString());
  }

  /** A fault stands in the trace; one that is not needed is left out, and the rest replays. */
  @Test
  void fault_isReplayed_andShrinkLeavesOutThoseThatChangeNothing() throws Exception {
    String file =
        write(
            """
            name: faulty
            parameters: {most: 1}
            domains: [d]
            endpoints: {box: {domain: d}}
            faults: {kill: most, tamper: 1}
            tasks:
              - name: sender
                domain: d
                steps:
                  - exo_send: {on: box, text: good}
              - name: receiver
                domain: d
                steps:
                  - exo_recv: {on: box, ticks: 3, into: text, result: answer}
                  - assert: answer != "ok" || text == "good"
            """);
    violated("check", file, "--set", "most=2", "--trace", trace());
    String small = folder.resolve("small.jsonl").toString();
    Answer answer = LatticeTest.lattice("shrink", trace(), "--out", small, "--budget", "20s");
    assertEquals(ExitCode.OK, answer.code(), answer.toString());
    assertTrue(answer.out().contains("without fault kill"), answer.toString());
    assertTrue(answer.out().contains("choose fault tamper -> 1"), answer.toString());
    Answer replayed = LatticeTest.lattice("replay", small);
    assertEquals(ExitCode.OK, replayed.code(), replayed.toString());
    assertTrue(replayed.out().contains("violates assertion"), replayed.toString());
  }
}
