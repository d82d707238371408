package org.latticeipc.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latticeipc.bytecode.check.JavaResult;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.model.MemoryModel;

/** This repository's lock has as ordinary Java the verdicts that it has on the seam. */
class OwnLockTest {

  @ParameterizedTest
  @CsvSource({
    "right,RC11,",
    "right,SC,",
    "unlockRelaxed,RC11,uncaught-exception",
    "unlockRelaxed,TSO,",
    "lockRelaxed,RC11,uncaught-exception",
    "lockRelaxed,SC,",
    "neverUnlocked,RC11,no-deadlock",
  })
  void lock_isJudgedAsOnTheSeam(String method, MemoryModel model, String property) {
    JavaResult result = Compiled.explore("sample.OwnLock#" + method, model);
    if (property == null) {
      assertEquals(Verdict.HOLDS, result.verdict(), () -> result.reasons().toString());
      assertTrue(result.statistics().complete() > 0);
    } else {
      assertEquals(Verdict.VIOLATED, result.verdict(), () -> result.reasons().toString());
      assertEquals(property, result.violations().get(0).property());
    }
  }
}
