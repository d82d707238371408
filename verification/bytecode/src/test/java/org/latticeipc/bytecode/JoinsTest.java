package org.latticeipc.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latticeipc.bytecode.check.JavaResult;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.model.MemoryModel;

/** A thread is waited for until it ends or a time limit strikes, whichever it needs. */
class JoinsTest {
  @ParameterizedTest
  @CsvSource({
    "limitOfOneThatWaits,HOLDS",
    "seesWhatEnded,HOLDS",
    "missesWhatGoesOn,VIOLATED",
    "endless,HOLDS",
    "endlessWait,HOLDS",
    "daemonTooLate,HOLDS",
  })
  void join_endsAsItDoesInJava(String method, Verdict expected) {
    JavaResult result = Compiled.explore("sample.Joins#" + method, MemoryModel.JMM);
    assertEquals(expected, result.verdict(), () -> result.reasons().toString());
    assertTrue(expected == Verdict.VIOLATED || result.statistics().complete() > 0);
  }
}
