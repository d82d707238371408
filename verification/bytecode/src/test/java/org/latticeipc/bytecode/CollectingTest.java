package org.latticeipc.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.latticeipc.bytecode.check.JavaResult;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.model.MemoryModel;

/** Collections that streams make are explored like others; services are not there. */
class CollectingTest {

  @Test
  void collectedList_sharedWithoutLock_losesAWrite() {
    assertEquals(Verdict.VIOLATED, explored("listRaces").verdict());
  }

  @Test
  void collectedMap_underAMonitor_losesNone() {
    JavaResult result = explored("mapUnderLock");
    assertEquals(Verdict.HOLDS, result.verdict(), () -> result.reasons().toString());
  }

  @Test
  void service_isNotFound_andTheVerdictSaysSo() {
    JavaResult result = explored("services");
    assertEquals(Verdict.HOLDS, result.verdict(), () -> result.reasons().toString());
    assertTrue(
        result.assumptions().contains("no service java.lang.Runnable is found"),
        () -> result.assumptions().toString());
  }

  private static JavaResult explored(String method) {
    return Compiled.explore("sample.Collecting#" + method, MemoryModel.JMM);
  }
}
