package org.latticeipc.scenarios.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latticeipc.scenarios.command.LatticeTest.Answer;
import org.latticeipc.scenarios.command.console.ExitCode;

/** Stepping through a run: what each choice would do, back, breakpoints, from a trace on. */
class StepVerbTest {
  private static final String COUNTER = "lock-counter.yaml";
  private static final String RELAXED = "--variant=lock=unlock-relaxed";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @Test
  void eachChoice_saysWhatItWouldDoNext() {
    Answer answer = LatticeTest.answering("q\n", "step", COUNTER);
    List<String> lines = answer.out().lines().toList();
    assertTrue(lines.get(0).contains("'h' helps"), lines.get(0));
    assertEquals("  *0  CPU 0 steps worker1", lines.get(1));
    assertTrue(lines.get(2).contains("then worker1: load relaxed lock.seat2 -> 0"), lines.get(2));
    assertTrue(lines.get(4).contains("then worker2: load relaxed lock.seat3 -> 0"), lines.get(4));
  }

  @Test
  void anotherChoice_isTaken_andGoneBackFrom() {
    Answer answer = LatticeTest.answering("1\nb\n0\nq\n", "step", COUNTER);
    String out = answer.out();
    assertTrue(out.contains("> task worker2: load relaxed lock.seat3 -> 0"), out);
    assertTrue(out.contains("> after 0 steps:\n"), out);
    assertTrue(out.contains("> task worker1: load relaxed lock.seat2 -> 0"), out);
    assertEquals(ExitCode.INCONCLUSIVE, answer.code());
  }

  @Test
  void breakpoints_stopBeforeTheStep() {
    String say = "break cell count\nbreak lock lock\nbreak task worker2\nbreaks\n%sc\ns\nq\n";
    Answer all = LatticeTest.answering(say.formatted(""), "step", COUNTER);
    assertTrue(all.out().contains("  3  task worker2"), all.out());
    Answer cell = LatticeTest.answering(say.formatted("delete 3\ndelete 2\n"), "step", COUNTER);
    assertTrue(cell.out().contains("load plain count -> 0"), cell.out());
    assertFalse(cell.out().contains("task worker1: load plain count"), "it is not done yet");
    assertTrue(cell.out().contains("cell count = 0  (initial)"), cell.out());
    Answer wrong =
        LatticeTest.answering("break house x\ndelete 9\nbraek x y\nq\n", "step", COUNTER);
    assertEquals(3, wrong.err().lines().count(), wrong.err());
    assertTrue(wrong.err().contains("did you mean 'break'?"), wrong.err());
  }

  @Test
  void breakpoint_onWhatTheRunHasNot_isMadeAndSaidSo() {
    Answer answer =
        LatticeTest.answering("break cell cuont\nbreak property x\nq\n", "step", COUNTER);
    assertTrue(answer.out().contains("  1  cell cuont"), answer.out());
    assertTrue(answer.err().contains("no cell 'cuont' on this way; did you mean 'count'?"));
    assertTrue(answer.err().contains("no property 'x' on this way"), answer.err());
  }

  @Test
  void writes_areToldByTaskAndStep_ratherThanByEvent() {
    String mailbox = "../docs/labs/2-weak-memory/1-mailbox.yaml";
    Answer answer = LatticeTest.answering("0\n0\ns\n0\n1\n\n", "step", mailbox);
    String out = answer.out();
    assertTrue(out.contains("*0  reader reads flag = 1 from writer's step 2"), out);
    assertTrue(out.contains(" 1  reader reads letter = 0 from set-up"), out);
    assertTrue(out.contains("cell flag = 1  (written by writer)"), out);
    assertTrue(out.contains("FAILED: task reader, line 17: the letter says 0  (line 17)"), out);
    assertEquals(ExitCode.VIOLATED, answer.code());
  }

  @Test
  void breakpointOnAProperty_stopsBeforeTheStepThatBreaksIt() {
    Path trace = folder.resolve("v.trace.jsonl");
    String file = "shared-channel.yaml";
    LatticeTest.lattice("check", file, RELAXED, "--trace", trace.toString());
    Answer answer =
        LatticeTest.answering("break property keystream-unique\nc\nq\n", "step", trace.toString());
    String stop = "next, without a choice: b: · encrypts with keystream 1";
    assertTrue(answer.out().contains(stop), answer.out());
  }

  @Test
  void aTrace_isGoneOnFrom_atAnyPoint() {
    Path trace = folder.resolve("v.trace.jsonl");
    LatticeTest.lattice("check", COUNTER, RELAXED, "--trace", trace.toString());
    Answer same = LatticeTest.answering("c\n", "step", trace.toString(), "--at", "12");
    assertEquals(ExitCode.VIOLATED, same.code(), same.toString());
    assertTrue(same.out().contains("violates no-data-race"), same.out());
    assertFalse(same.out().contains("task worker1: load relaxed lock.seat2 -> 0"), same.out());
    Path on = folder.resolve("on.trace.jsonl");
    Answer other =
        LatticeTest.answering("1\nc\n", "step", trace.toString(), "--trace", on.toString());
    assertTrue(other.out().contains("task worker2: load relaxed lock.seat3"), other.out());
    assertEquals(ExitCode.OK, LatticeTest.lattice("replay", on.toString()).code());
  }

  @Test
  void theEnd_isNoEnd_untilItIsSaidSo() {
    Answer answer = LatticeTest.answering("c\nb\nc\n\n", "step", COUNTER);
    assertEquals(ExitCode.OK, answer.code(), answer.toString());
    assertEquals(
        2, answer.out().lines().filter(l -> l.contains("the run is over, it completed")).count());
    assertTrue(answer.out().endsWith("lock-counter: completed\n"), answer.out());
  }
}
