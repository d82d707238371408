package org.latticeipc.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latticeipc.bytecode.check.JavaCheck;
import org.latticeipc.bytecode.check.JavaOptions;
import org.latticeipc.bytecode.check.JavaResult;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.scheduler.variant.DagVariant;

/**
 * This repository's scheduler on the host's machine, as ordinary Java: it holds, and each of its
 * wrong variants is found by what it breaks on the seam.
 */
class OwnSchedulerTest {
  /** A chain of 66 nodes takes some 5,000 accesses. */
  private static final int MOST_EVENTS = 10_000;

  private static JavaResult explore(String method) {
    JavaOptions options =
        JavaOptions.of(MemoryModel.JMM).within(Duration.ofSeconds(120)).cutAfter(MOST_EVENTS);
    return new JavaCheck(Compiled.loader(), List.of())
        .run(Compiled.entry("sample.OwnScheduler#" + method), options);
  }

  private static JavaResult holds(String method) {
    JavaResult result = explore(method);
    assertEquals(Verdict.HOLDS, result.verdict(), () -> result.reasons().toString());
    return result;
  }

  @ParameterizedTest
  @ValueSource(strings = {"one", "chain", "longChain"})
  void oneWorker_holds(String method) {
    assertEquals(1, holds(method).statistics().complete());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "once",
        "order",
        "watched",
        "cycle",
        "enteredTwice",
        "lastTaken",
        "linkedLate",
        "edgeInFlight",
        "submittedLate",
        "besideSleep",
        "urgentElsewhere"
      })
  void workerAndAnother_hold(String method) {
    assertTrue(holds(method).statistics().complete() > 1);
  }

  /** What fails for no reason would be no more than one more round of each loop. */
  @Test
  void cells_doNotExchangeWeakly() {
    List<String> assumptions = holds("once").assumptions();
    assertFalse(assumptions.toString().contains("weak exchanges"), assumptions.toString());
  }

  @ParameterizedTest
  @EnumSource
  void wrongTwin_isViolatedAsOnTheSeam(DagVariant variant) {
    JavaResult result = explore(OwnLockTest.camel(variant.name()));
    assertEquals(Verdict.VIOLATED, result.verdict(), () -> result.reasons().toString());
    Violation violation = result.violations().get(0);
    String found = violation.property() + ": " + violation.message();
    assertTrue(found.contains(breaks(variant)), found);
  }

  private static String breaks(DagVariant variant) {
    return switch (variant) {
      case PENDING_NOT_ATOMIC, SUBMIT_RACES_COMPLETION, LATE_CHILD, ENDS_AT_ONCE ->
          "uncaught-exception: main: the child was left behind";
      case CLAIM_NOT_ATOMIC, LAST_ELEMENT, LOST_WAKE_UP -> "no-deadlock: no task can go on";
      case CYCLE_CHECK_UNLOCKED -> "uncaught-exception: main: Done[] and Done[]";
      case DONE_BEFORE_RUN -> "uncaught-exception: main: done before it ran";
      case BOUNDED_DEPTH -> "uncaught-exception: main: Refused[error=CYCLE";
      case STAYS_AT_HOME -> "uncaught-exception: main: overtaken by 1";
    };
  }
}
