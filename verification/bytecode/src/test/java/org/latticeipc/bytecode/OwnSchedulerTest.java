package org.latticeipc.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latticeipc.bytecode.check.JavaResult;
import org.latticeipc.explorer.result.Verdict;
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
