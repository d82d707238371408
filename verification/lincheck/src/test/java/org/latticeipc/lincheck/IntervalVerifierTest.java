package org.latticeipc.lincheck;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.kotlinx.lincheck.execution.HBClock;
import org.jetbrains.kotlinx.lincheck.execution.ResultWithClock;
import org.jetbrains.kotlinx.lincheck.util.LincheckResult;
import org.jetbrains.kotlinx.lincheck.util.ValueResult;
import org.junit.jupiter.api.Test;

/** The verifier by itself, on histories written down by hand: {@code call=answer}. */
final class IntervalVerifierTest {
  private static final String BOTH_SUBMITTED = "submitOther=done submitOne=done addDepBack=done";

  @Test
  void callsBetweenTwoNodesOfARun_areExplained() {
    assertTrue(
        explained(
            BOTH_SUBMITTED, "run=one_other_", "addDepForth=ALREADY_STARTED addDepBack=done", 0));
  }

  @Test
  void nodeRunBeforeWhatItWaitsFor_isNot() {
    assertFalse(
        explained(
            BOTH_SUBMITTED, "run=one_other_", "addDepBack=ALREADY_STARTED addDepForth=CYCLE", 0));
  }

  @Test
  void runThatLeavesAReadyNode_isNot() {
    assertFalse(explained("submitOne=done", "run=", "submitOther=done", 0));
  }

  @Test
  void nodeThatRanTwice_isNot() {
    assertFalse(explained("submitOne=done", "run=one_2_times_", "submitOther=done", 0));
  }

  @Test
  void callThatBeganAfterTheRunEnded_isNotInsideIt() {
    assertTrue(explained("", "run=", "submitOne=done", 0));
    assertFalse(explained("", "run=one_", "submitOne=done", 1));
    assertTrue(explained("", "run=one_", "submitOne=done", 0));
  }

  /** With {@code ended} calls of the first thread over when the second one's began. */
  private static boolean explained(String before, String first, String second, int ended) {
    ExecutionScenario scenario =
        new ExecutionScenario(
            actors(before), List.of(actors(first), actors(second)), List.of(), null);
    ExecutionResult results =
        new ExecutionResult(
            answers(before),
            List.of(clocked(first, 0, 0), clocked(second, 1, ended)),
            List.<LincheckResult>of());
    return new IntervalVerifier<>(new DagMoments()).verifyResults(scenario, results);
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
  }

  private static List<Actor> actors(String text) {
    List<Actor> actors = new ArrayList<>();
    for (String word : words(text)) {
      String name = word.substring(0, word.indexOf('='));
      actors.add(
          Arrays.stream(DependencyGraph.class.getMethods())
              .filter(method -> method.getName().equals(name))
              .map(method -> new Actor(method, List.of()))
              .findFirst()
              .orElseThrow());
    }
    return actors;
  }

  private static List<LincheckResult> answers(String text) {
    List<LincheckResult> answers = new ArrayList<>();
    for (String word : words(text)) {
      answers.add(
          new ValueResult(
              word.substring(word.indexOf('=') + 1)
                  .replace('_', ' ')
                  .replace("ALREADY STARTED", "ALREADY_STARTED")));
    }
    return answers;
  }

  private static List<ResultWithClock> clocked(String text, int thread, int ended) {
    List<ResultWithClock> results = new ArrayList<>();
    for (LincheckResult answer : answers(text)) {
      int[] clock = {ended, ended};
      clock[thread] = results.size();
      results.add(new ResultWithClock(answer, new HBClock(clock)));
    }
    return results;
  }
}
