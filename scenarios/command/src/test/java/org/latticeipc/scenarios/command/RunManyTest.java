package org.latticeipc.scenarios.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latticeipc.scenarios.command.LatticeTest.Answer;
import org.latticeipc.scenarios.command.console.ExitCode;
import org.latticeipc.scenarios.json.Json;

/** {@code run} of long runs and of many seeds, as its user meets it. */
class RunManyTest {
  private static final String COUNTER = "lock-counter.yaml";

  @TempDir private Path folder;

  private static Map<String, @Nullable Object> json(Answer answer) throws Exception {
    return Json.object(answer.out().strip());
  }

  @Test
  void seeds_findShrinkAndKeepTheFirstFailureOfEachKind() throws Exception {
    String trace = folder.resolve("t.jsonl").toString();
    for (String strategy : List.of("random", "pct")) {
      Answer answer =
          LatticeTest.lattice(
              "run",
              "bugs/lost-wakeup.yaml",
              "--seeds",
              "130",
              "--strategy",
              strategy,
              "--json",
              "--trace",
              trace);
      assertEquals(ExitCode.VIOLATED, answer.code(), answer.toString());
      Map<String, @Nullable Object> document = json(answer);
      assertEquals(130L, document.get("seeds"));
      assertEquals(strategy.equals("pct"), document.containsKey("pct"));
      assertTrue(String.valueOf(document.get("failures")).contains("violates no-deadlock"));
      Answer replayed = LatticeTest.lattice("replay", trace);
      assertEquals(ExitCode.OK, replayed.code(), replayed.toString());
      assertTrue(replayed.out().contains("ended: violates no-deadlock"), replayed.out());
    }
  }

  @Test
  void seeds_withoutAFailure_areOk_andTellOutcomes() {
    Answer answer =
        LatticeTest.lattice("run", COUNTER, "--seeds", "20", "--strategy", "pct", "--depth", "2");
    assertEquals(ExitCode.OK, answer.code(), answer.toString());
    assertTrue(answer.out().contains("  20  completed"), answer.out());
    assertTrue(answer.out().contains("finds a bug of depth 2 among 2 tasks"), answer.out());
    assertTrue(answer.out().contains("seeds/s"), answer.out());
  }

  @Test
  void longRun_tellsItsRateAndBounds_andKeepsTheHash() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("long.yaml"),
            """
            name: long
            machine: {cpus: 2}
            cells: {x: 0}
            tasks:
              - name: adds
                count: 2
                steps: [{repeat: {times: 60000, steps: [{fetch_add: x}]}}]
            """);
    Map<String, @Nullable Object> document =
        json(LatticeTest.lattice("run", file.toString(), "--json"));
    assertEquals(120_002L, document.get("steps"));
    assertTrue(document.get("stepsPerSecond") instanceof Long rate && rate > 0);
    assertEquals(
        "{steps=100000000, writesPerCell=1024, writesForgotten=false}",
        String.valueOf(document.get("bounds")));
    String whole = folder.resolve("whole.jsonl").toString();
    Answer kept = LatticeTest.lattice("run", file.toString(), "--trace", whole);
    assertTrue(kept.out().contains("trace hash: " + document.get("traceHash")), kept.out());
    Answer cut = LatticeTest.lattice("run", file.toString(), "--max-steps", "1000");
    assertEquals(ExitCode.INCONCLUSIVE, cut.code());
    assertTrue(cut.out().contains("the run took 1000 steps and was not over"), cut.out());
    String bounded = Files.readString(file).replace("{cpus: 2}", "{cpus: 2, max_events: 500}");
    Answer obeyed = LatticeTest.lattice("run", Files.writeString(file, bounded).toString());
    assertEquals(ExitCode.INCONCLUSIVE, obeyed.code());
    assertTrue(obeyed.out().contains("did more than 500 events"), obeyed.out());
  }

  @Test
  void mistakes_areToldInOneLine() {
    for (String[] each :
        new String[][] {
          {"--seeds", "0", "found 0, expected at least 1"},
          {"--max-steps", "0", "found 0, expected at least 1"},
        }) {
      Answer answer = LatticeTest.lattice("run", COUNTER, each[0], each[1]);
      assertEquals(ExitCode.BAD_INPUT, answer.code(), answer.toString());
      assertTrue(answer.err().contains(each[2]), answer.err());
    }
    Answer orderly =
        LatticeTest.lattice("run", COUNTER, "--seeds", "5", "--strategy", "round-robin");
    assertEquals(ExitCode.BAD_INPUT, orderly.code());
    assertTrue(orderly.err().contains("expected one of random, pct"), orderly.err());
  }

  @Test
  void aViolation_saysWhichStepsAreToBlame() {
    LatticeTest.Answer race = LatticeTest.lattice("run", "bugs/check-then-act.yaml");
    String out = race.out();
    assertTrue(out.contains("by worker1 (1.6) races with the read by worker2 (2.5)"), out);
    assertTrue(
        out.contains("why: nothing orders worker2's plain load of count (step 17, line 13)"));
    assertTrue(out.contains("why: it needs no weak memory"), out);
    String json = LatticeTest.lattice("run", "bugs/check-then-act.yaml", "--json").out();
    assertTrue(json.contains("\"why\":[\"nothing orders worker2's plain load"), json);
    LatticeTest.Answer stale =
        LatticeTest.lattice("run", "../docs/labs/2-weak-memory/1-mailbox.yaml", "--seeds", "300");
    assertTrue(stale.out().contains("why: reader's relaxed load of letter (step "), stale.out());
    assertTrue(stale.out().contains(" reads 0, though writer's relaxed store of letter (step "));
    assertFalse(stale.out().contains("needs no weak memory"), stale.out());
  }
}
