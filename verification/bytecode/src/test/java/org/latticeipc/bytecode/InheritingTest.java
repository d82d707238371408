package org.latticeipc.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latticeipc.bytecode.check.JavaResult;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.model.MemoryModel;

/** A thread begins with what its maker had, and goes its own way from there. */
class InheritingTest {
  @ParameterizedTest
  @CsvSource({
    "childHasWhatItsMakerHad,HOLDS",
    "notIfItsMakerDoesNotWantIt,HOLDS",
    "isNoNews,VIOLATED",
  })
  void values_areInherited(String method, Verdict expected) {
    JavaResult result = Compiled.explore("sample.Inheriting#" + method, MemoryModel.JMM);
    assertEquals(expected, result.verdict(), () -> result.reasons().toString());
    assertTrue(expected != Verdict.HOLDS || result.statistics().complete() > 0);
  }
}
