package org.latticeipc.litmus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.latticeipc.explorer.result.Reduction;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.litmus.code.Faults;
import org.latticeipc.litmus.compile.LitmusCompiler;
import org.latticeipc.litmus.program.LitmusTest;
import org.latticeipc.litmus.report.HerdBlock;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.model.ReleaseSequences;
import org.latticeipc.trace.Step;

/** What C code means on the seam. The blocks are what herd7 prints for the same text. */
class SemanticsTest {
  private static final LitmusOptions RC11 = LitmusOptions.of(MemoryModel.RC11);

  private static LitmusResult run(String text) {
    return LitmusRunner.run(LitmusCompiler.compile("t.litmus", text), RC11);
  }

  private static LitmusResult one(String statements, String ending) {
    return run(
        "C t\n{ x=5; y=7; int *p=&x; int a[3]={1,2,3}; 0:r9=4; }\n"
            + "P0 (atomic_int* x, atomic_int* y, int** p, int* a) {\n"
            + statements
            + "\n}\n"
            + ending);
  }

  private static List<String> states(LitmusResult result) {
    return result.states().stream().map(StateCount::text).toList();
  }

  private static String block(LitmusResult result) {
    return HerdBlock.of(result).replaceAll("Time (\\S+) [0-9.]+\n\n", "Time $1\n");
  }

  @Test
  void storeBuffering_printsAsHerd7() {
    LitmusResult result =
        run(
            """
            C SB
            { x=0; y=0; }
            P0 (atomic_int* x, atomic_int* y) {
              atomic_store_explicit(x,1,memory_order_relaxed);
              int r10 = atomic_load_explicit(y,memory_order_relaxed);
              int r2 = -3;
            }
            P1 (atomic_int* x, atomic_int* y) {
              atomic_store_explicit(y,1,memory_order_relaxed);
              int r0 = atomic_load_explicit(x,memory_order_relaxed);
            }
            locations [0:r2; y; x;]
            filter (x=1)
            exists (0:r10=0 /\\ (1:r0=0 \\/ not (y=1)))
            """);
    assertEquals(
        """
        Test SB Allowed
        States 4
        0:r10=0; 0:r2=-3; 1:r0=0; [x]=1; [y]=1;
        0:r10=0; 0:r2=-3; 1:r0=1; [x]=1; [y]=1;
        0:r10=1; 0:r2=-3; 1:r0=0; [x]=1; [y]=1;
        0:r10=1; 0:r2=-3; 1:r0=1; [x]=1; [y]=1;
        Ok
        Witnesses
        Positive: 1 Negative: 3
        Condition exists (0:r10=0 /\\ (1:r0=0 \\/ not ([y]=1)))
        Observation SB Sometimes 1 3
        Time SB
        """,
        block(result));
  }

  @Test
  void plainAccessToAtomic_races_andPrintsAsHerd7() {
    LitmusResult result =
        run(
            """
            C SBplain
            { }
            P0 (atomic_int* x, atomic_int* y) { *x = 1; int r0 = *y; }
            P1 (atomic_int* x, atomic_int* y) { *y = 1; int r0 = *x; }
            ~exists (0:r0=0 /\\ 1:r0=0)
            """);
    assertEquals(
        """
        Test SBplain Forbidden
        States 4
        0:r0=0; 1:r0=0;
        0:r0=0; 1:r0=1;
        0:r0=1; 1:r0=0;
        0:r0=1; 1:r0=1;
        Undef
        Witnesses
        Positive: 3 Negative: 1
        Flag *undef*
        Condition ~exists (0:r0=0 /\\ 1:r0=0)
        Observation SBplain Sometimes 1 3
        Time SBplain
        """,
        block(result));
    assertTrue(result.condition(), "the state is reachable, whatever the quantifier");
    assertFalse(result.ok());
    assertEquals(Verdict.VIOLATED, result.verdict());
    LitmusFault race = result.violations().get(0);
    assertEquals(Violation.NO_DATA_RACE, race.property());
    assertTrue(
        race.message().matches("t.litmus: .*\\(line [34]\\).*\\(line [34]\\).*"), race::message);
    Violation witness = race.witness().orElseThrow();
    assertTrue(
        witness.trace().steps().get(witness.trace().steps().size() - 1) instanceof Step.Failed);
  }

  @Test
  void race_isAViolation_alsoWhereTheClaimHolds_andTheTestOnlyAsks() {
    for (String asked : List.of("~exists (1:r0=9)", "exists (1:r0=1)", "forall (true)")) {
      LitmusResult result =
          run(
              "C t\n{}\nP0 (int* x, atomic_int* f) { *x = 1; atomic_store_explicit(f, 1,"
                  + " memory_order_relaxed); }\nP1 (int* x, atomic_int* f) { int r1 ="
                  + " atomic_load_explicit(f, memory_order_relaxed); int r0 = 5;"
                  + " if (r1) { r0 = *x; } }\n"
                  + asked);
      assertEquals(Verdict.VIOLATED, result.verdict(), asked);
      assertEquals(3, result.complete(), "the race ends nothing");
      assertTrue(result.ok());
    }
  }

  @Test
  void arraysAndPointers_printAsHerd7() {
    LitmusResult result =
        one(
            "int r0 = 1; int* r1 = *p; *(a + 2) = 9; int r2 = r1 == x; int r3 = *(a + r0);",
            "locations [a[1]; a; p; 0:r2; 0:r3; 0:x;]\n"
                + "exists 0:r0=1 /\\ x=5 /\\ 0:r1=x \\/ true => (x=1 => x=2) \\/ [x]=[y]"
                + " \\/ a={1,2,9} \\/ not true");
    assertEquals(
        List.of("0:r0=1; 0:r1=x; 0:r2=1; 0:r3=2; 0:x=x; a={1,2,9}; [p]=x; [x]=5; [y]=7; a[1]=2;"),
        states(result));
    assertEquals(
        "exists (0:r0=1 /\\ [x]=5 /\\ 0:r1=x \\/ (true => [x]=1 => [x]=2) \\/ [x]=[y] \\/"
            + " a={1,2,9} \\/ not (true))",
        result.test().question().show());
  }

  @Test
  void statesSort_numbersBySize_thenAddressesByName() {
    LitmusResult result =
        run(
            """
            C t
            { }
            P0 (int** p, int* b, int* a) {
              atomic_store_explicit(p, b, memory_order_relaxed);
              atomic_store_explicit(p, a, memory_order_relaxed);
              atomic_store_explicit(p, 10, memory_order_relaxed);
              atomic_store_explicit(p, 2, memory_order_relaxed);
              atomic_store_explicit(p, -10, memory_order_relaxed);
            }
            P1 (int** p) { int r0 = atomic_load_explicit(p, memory_order_relaxed); }
            exists (1:r0=10)
            """);
    assertEquals(
        List.of("1:r0=-10;", "1:r0=0;", "1:r0=2;", "1:r0=10;", "1:r0=a;", "1:r0=b;"),
        states(result));
  }

  @Test
  void expressions_followC() {
    LitmusResult result =
        one(
            """
            int i = 0; int r0 = 0;
            for (int k = 0; k < 4; k++) { if (k == 1) continue; if (k == 3) break; r0 += k; }
            do { i++; } while (i < 5);
            int r1 = 7 / 2 * 2 + 7 % 4 - -1;
            int r2 = (1 << 4 | 3) ^ 0x1 & ~2;
            int r3 = !0 && (0 || 2) ? r9 : 1;
            int r4 = i++ + --i;
            int r5 = a[1] + a[2];
            a[0] = &a[2] - a;
            """,
            "locations [0:i; 0:r1; 0:r2; 0:r3; 0:r4; 0:r5; a[0];] exists (0:r0=2)");
    assertEquals(
        List.of("0:i=5; 0:r0=2; 0:r1=10; 0:r2=18; 0:r3=4; 0:r4=10; 0:r5=5; a[0]=2;"),
        states(result));
  }

  @Test
  void readModifyWrites_giveWhatWasThere() {
    LitmusResult result =
        one(
            """
            int r0 = atomic_fetch_add(x, 3); int r1 = atomic_fetch_sub(x, 1);
            int r2 = atomic_fetch_or(x, 8); int r3 = atomic_fetch_and(x, 12);
            int r4 = atomic_fetch_xor(x, 1); int r5 = atomic_exchange(x, 2);
            int r6 = 1; int r7 = atomic_compare_exchange_strong(x, &r6, 4);
            int r8 = atomic_compare_exchange_strong(x, &r6, 4);
            """,
            "locations [0:r1; 0:r2; 0:r3; 0:r4; 0:r5; 0:r6; 0:r7; 0:r8; x;] exists (0:r0=5)");
    assertEquals(
        List.of(
            "0:r0=5; 0:r1=8; 0:r2=7; 0:r3=15; 0:r4=12; 0:r5=13; 0:r6=2; 0:r7=0; 0:r8=1; [x]=4;"),
        states(result));
  }

  @Test
  void weakCompareExchange_mayFailForNoReason_onceForEachWriteRead() {
    LitmusResult result =
        run(
            """
            C wcas
            { e=0; f=0; }
            P0 (atomic_int* x, int* e) {
              int r0 = atomic_compare_exchange_weak_explicit(x, e, 1, memory_order_acq_rel,
                  memory_order_relaxed);
            }
            P1 (atomic_int* x, int* f) { int r0 = atomic_compare_exchange_strong(x, f, 2); }
            forall (0:r0=1 \\/ 1:r0=1)
            """);
    assertEquals(List.of("0:r0=0; 1:r0=1;", "0:r0=1; 1:r0=0;"), states(result));
    assertEquals(3, result.positive());
  }

  @Test
  void releaseSequences_tellTheStandardsApart() {
    LitmusTest test =
        LitmusCompiler.compile(
            "t",
            """
            C RS
            { }
            P0 (atomic_int* x, atomic_int* y) {
              atomic_store_explicit(x, 1, memory_order_relaxed);
              atomic_store_explicit(y, 1, memory_order_release);
              atomic_store_explicit(y, 2, memory_order_relaxed);
            }
            P1 (atomic_int* x, atomic_int* y) {
              int r0 = atomic_load_explicit(y, memory_order_acquire);
              int r1 = atomic_load_explicit(x, memory_order_relaxed);
            }
            exists (1:r0=2 /\\ 1:r1=0)
            """);
    assertEquals(5, LitmusRunner.run(test, RC11).complete());
    assertEquals(4, LitmusRunner.run(test, RC11.with(ReleaseSequences.PLDI17)).complete());
  }

  @Test
  void loopThatNothingEnds_isAViolationWithItsPlace() {
    Map<String, String> loops =
        Map.of(
            "while (atomic_load(x) == 5) {}", Violation.NO_DEADLOCK,
            "int r0 = 1; while (r0 == 1) { r0 = 1; }", Violation.NO_LIVELOCK,
            "int r0 = 1; do { atomic_store(x, 1); } while (r0);", Violation.NO_LIVELOCK);
    loops.forEach(
        (loop, property) -> {
          LitmusResult result = one(loop, "exists (x=1)");
          assertEquals(Verdict.VIOLATED, result.verdict(), loop);
          LitmusFault fault = result.faults().get(0);
          assertEquals(property, fault.property());
          assertTrue(fault.message().matches(".*t\\.litmus:4:\\d+.*"), fault::message);
          assertTrue(fault.witness().isPresent());
        });
    LitmusResult counting = one("int r0 = 1; while (r0 != 0) { r0 = r0 + 1; }", "exists (x=1)");
    assertEquals(Verdict.INCONCLUSIVE, counting.verdict(), "it may end some day");
  }

  private static final String LOST =
      """
      C t
      { wakenup=1; }
      P0 (atomic_int* wakenup, atomic_int* tasks, atomic_int* fd) {
        atomic_store_explicit(wakenup, 0, memory_order_%s);
        int r0 = atomic_load_explicit(tasks, memory_order_seq_cst);
        if (r0 == 0) { while (%s) { } }
      }
      P1 (atomic_int* wakenup, atomic_int* tasks, atomic_int* fd) {
        int r8 = atomic_fetch_add_explicit(tasks, 1, memory_order_seq_cst);
        int r1 = atomic_exchange_explicit(wakenup, 1, memory_order_seq_cst);
        if (r1 == 0) { atomic_store_explicit(fd, 1, memory_order_seq_cst); }
      }
      forall (true)
      """;

  @Test
  void lostWakeUp_isADeadlock_whateverTheLoopAndTheReduction() {
    for (String loop :
        List.of(
            "atomic_load_explicit(fd, memory_order_acquire) == 0",
            "atomic_exchange_explicit(fd, 0, memory_order_acq_rel) == 0",
            "atomic_fetch_add_explicit(fd, 0, memory_order_acq_rel) == 0")) {
      LitmusTest buggy = LitmusCompiler.compile("t.litmus", LOST.formatted("release", loop));
      LitmusTest fixed = LitmusCompiler.compile("t.litmus", LOST.formatted("seq_cst", loop));
      for (Set<Reduction> reductions : List.of(Set.<Reduction>of(), Set.of(Reduction.AWAIT))) {
        LitmusResult result = LitmusRunner.run(buggy, RC11.with(reductions));
        assertEquals(Verdict.VIOLATED, result.verdict(), loop);
        assertEquals(
            List.of("no-deadlock: no task can go on: P0 waits for fd in the loop at t.litmus:6:18"),
            result.faults().stream().map(f -> f.property() + ": " + f.message()).toList());
        assertTrue(result.ok(), "herd7's answer is about the executions that end");
        assertEquals(Verdict.HOLDS, LitmusRunner.run(fixed, RC11.with(reductions)).verdict(), loop);
      }
    }
  }

  @Test
  void weakExchangeThatFailsForNoReason_isNoDeadlock() {
    LitmusResult result =
        one(
            "int e = 5; while (!atomic_compare_exchange_weak_explicit(x, &e, 6,"
                + " memory_order_relaxed, memory_order_relaxed)) { e = 5; }",
            "forall (x=6)");
    assertEquals(Verdict.HOLDS, result.verdict(), () -> result.violations().toString());
  }

  @Test
  void executionThatNeverEnds_behindAFilter_leavesTheAnswerOpen() {
    String text = LOST.formatted("release", "atomic_load(fd) == 0");
    LitmusResult result = run(text.replace("forall", "filter (0:r0=1) forall"));
    assertEquals(Verdict.INCONCLUSIVE, result.verdict());
    assertTrue(result.missing().get(0).contains("some execution never ends"));
  }

  @Test
  void symmetry_isRefusedByName() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> RC11.with(Set.of(Reduction.SYMMETRY)));
    assertTrue(String.valueOf(refusal.getMessage()).startsWith("symmetry"));
  }

  @Test
  void loopThatKeepsWriting_isCut_andTheAnswerIsOpen() {
    String text =
        """
        C t
        { }
        P0 (atomic_int* x, atomic_int* y) {
          while (atomic_load_explicit(x, memory_order_relaxed) == 0) {
            atomic_fetch_add_explicit(y, 1, memory_order_relaxed);
          }
        }
        P1 (atomic_int* x, atomic_int* y) { atomic_store_explicit(x, 1, memory_order_relaxed); }
        """;
    LitmusResult open = run(text + "exists (y=100)");
    assertEquals(Verdict.INCONCLUSIVE, open.verdict());
    assertFalse(open.decided());
    assertTrue(open.missing().get(0).startsWith("t.litmus:4:3: this loop was cut after 10"));
    assertTrue(HerdBlock.of(open).contains("\nLoop No\n"));
    assertTrue(run(text + "exists (y=3)").decided(), "a state that was reached is reached");
  }

  @Test
  void failedLockAttempts_areNotCounted() {
    String lock = "while (atomic_exchange_explicit(x, 1, memory_order_acquire) == 1) {}\n";
    String unlock = "atomic_store_explicit(x, 0, memory_order_release);\n";
    String task = " (atomic_int* x, int* y) {\n" + lock + "*y = *y + 1;\n" + unlock + "}\n";
    LitmusResult result = run("C t\n{}\nP0" + task + "P1" + task + "P2" + task + "forall (y=3)");
    assertEquals(Verdict.HOLDS, result.verdict());
    assertEquals(6, result.complete());
    assertFalse(result.undefined());
  }

  @Test
  void filter_leavesExecutionsOut() {
    LitmusResult result = one("int r0 = 1;", "filter (x=5) forall (0:r0=1)");
    assertEquals(1, result.complete());
    LitmusResult none = one("int r0 = 1;", "filter (x=6) forall (0:r0=1)");
    assertEquals(0, none.complete());
    assertEquals(Verdict.INCONCLUSIVE, none.verdict(), "nothing explored is no pass");
  }

  @Test
  void wildPointer_isAFaultWithItsPlace() {
    LitmusResult result = one("int* r0 = *p + 1; int r1 = *r0;", "exists (0:r1=0)");
    assertEquals(Verdict.VIOLATED, result.verdict());
    assertEquals(Faults.UNDEFINED_BEHAVIOUR, result.faults().get(0).property());
    assertEquals(
        "t.litmus:4:29: the value x+1 is used as an address and is none",
        result.faults().get(0).message());
    assertEquals(
        "t.litmus:4:18: division by zero",
        one("int r0 = 1; r0 = r0 / (r0 - 1);", "").faults().get(0).message());
  }

  @Test
  void claims_areViolated_questionsAreNot() {
    assertEquals(Verdict.VIOLATED, one("", "forall (x=6)").verdict());
    assertEquals(Verdict.VIOLATED, one("", "~exists (x=5)").verdict());
    assertEquals(Verdict.HOLDS, one("", "exists (x=6)").verdict());
    assertEquals(
        "forall ([x]=6) fails in the final state [x]=5;",
        one("", "forall (x=6)").violations().get(0).message());
  }

  @Test
  void witness_isATraceThatEndsInTheState() {
    LitmusTest test =
        LitmusCompiler.compile(
            "t",
            """
            C MP
            { }
            P0 (atomic_int* x, atomic_int* y) {
              atomic_store_explicit(x, 1, memory_order_relaxed);
              atomic_store_explicit(y, 1, memory_order_relaxed);
            }
            P1 (atomic_int* x, atomic_int* y) {
              int r0 = atomic_load_explicit(y, memory_order_relaxed);
              int r1 = atomic_load_explicit(x, memory_order_relaxed);
            }
            exists (1:r0=1 /\\ 1:r1=0)
            """);
    Witness witness = Witness.find(test, RC11).orElseThrow();
    assertEquals("1:r0=1; 1:r1=0;", witness.state());
    assertEquals(
        List.of("y=1", "x=0"),
        witness.trace().steps().stream()
            .filter(Step.Load.class::isInstance)
            .map(Step.Load.class::cast)
            .map(step -> step.cell() + "=" + step.read())
            .toList());
    assertTrue(witness.dot().startsWith("digraph"));
    assertTrue(Witness.find(test, LitmusOptions.of(MemoryModel.SC)).isEmpty());
  }
}
