package org.latticeipc.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latticeipc.bytecode.check.JavaResult;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.model.MemoryModel;

/** The time is the machine's, whichever class of java.time asks for it. */
class ClocksTest {
  @ParameterizedTest
  @CsvSource({
    "goesOn,HOLDS",
    "isOfOurTime,HOLDS",
    "stampsUnderALock,HOLDS",
    "stampsWithout,VIOLATED",
    "namesAreOfVersionFour,HOLDS",
  })
  void time_isExplored(String method, Verdict expected) {
    JavaResult result = Compiled.explore("sample.Clocks#" + method, MemoryModel.JMM);
    assertEquals(expected, result.verdict(), () -> result.reasons().toString());
    assertTrue(expected != Verdict.HOLDS || result.statistics().complete() > 0);
  }

  @Test
  void clock_isAmongTheAssumptions() {
    JavaResult result = Compiled.explore("sample.Clocks#isOfOurTime", MemoryModel.SC);
    assertTrue(
        result.assumptions().stream().anyMatch(each -> each.startsWith("the clock that a")),
        () -> result.assumptions().toString());
  }
}
