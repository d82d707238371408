package org.latticeipc.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latticeipc.bytecode.check.JavaResult;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.model.MemoryModel;

/** This repository's scheduler on the host's machine, as ordinary Java. */
class OwnSchedulerTest {
  private static final String FEW_FAILURES =
      "no thread's weak exchanges fail for no reason more than 3 times in an execution (--spurious"
          + " raises it)";

  @ParameterizedTest
  @ValueSource(strings = {"one", "chain"})
  void oneWorker_holds(String method) {
    holds(method);
  }

  @ParameterizedTest
  @ValueSource(strings = {"watched", "cycle"})
  void workerAndAnother_hold(String method) {
    JavaResult result = Compiled.explore("sample.OwnScheduler#" + method, MemoryModel.JMM);
    assertEquals(Verdict.HOLDS, result.verdict(), () -> result.reasons().toString());
    assertTrue(result.statistics().complete() > 1);
  }

  @ParameterizedTest
  @CsvSource({
    "doneBeforeRun,uncaught-exception,done before it ran",
    "claimNotAtomic,no-deadlock,no task can go on",
    "cycleCheckUnlocked,uncaught-exception,Done[] and Done[]",
    "lastElement,no-deadlock,no task can go on",
  })
  void wrongTwin_isViolatedAsOnTheSeam(String method, String property, String message) {
    JavaResult result = Compiled.explore("sample.OwnScheduler#" + method, MemoryModel.JMM);
    assertEquals(Verdict.VIOLATED, result.verdict(), () -> result.reasons().toString());
    Violation violation = result.violations().get(0);
    assertEquals(property, violation.property());
    assertTrue(violation.message().contains(message), violation.message());
  }

  @EnabledIfSystemProperty(named = "lattice.long", matches = "true")
  @Test
  void twoWorkers_runANodeOnce() {
    holds("once");
  }

  private static void holds(String method) {
    JavaResult result = Compiled.explore("sample.OwnScheduler#" + method, MemoryModel.JMM);
    assertEquals(Verdict.HOLDS, result.verdict(), () -> result.reasons().toString());
    assertTrue(result.statistics().complete() > 1);
    assertTrue(result.assumptions().contains(FEW_FAILURES), result.assumptions().toString());
  }
}
