package org.latticeipc.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latticeipc.bytecode.check.JavaResult;
import org.latticeipc.engine.host.WaitingThreadsSample;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.model.MemoryModel;

/** The list of threads that park in the host engine's waits, judged as any Java is. */
final class WaitingThreadsTest {
  @ParameterizedTest
  @CsvSource({
    "nobodyWhoWaits_isLeftOut,JMM,HOLDS",
    "leaving_besideWaking_losesNobody,JMM,HOLDS",
    "fencedChange_wakesWhoWaits,JMM,HOLDS",
    "wokenInVain_isWokenAgain,JMM,HOLDS",
    "wokenInVain_isNotWokenAgain_ifHeKeepsStill,JMM,VIOLATED",
    "unfencedChange_mayMissWhoEnters,JMM,VIOLATED",
    "unfencedChange_mayMissWhoEnters,SC,HOLDS",
  })
  void list_isJudged(String method, MemoryModel model, Verdict expected) {
    JavaResult result =
        Compiled.explore(WaitingThreadsSample.class.getName() + "#" + method, model);
    assertEquals(expected, result.verdict(), () -> result.reasons() + " " + result.violations());
    long executions = result.statistics().complete() + result.statistics().blocked();
    assertTrue(executions > 1, () -> result.statistics().toString());
  }
}
