package org.latticeipc.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latticeipc.bytecode.check.JavaResult;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.model.MemoryModel;

/** How many threads there are is a value like any other; who ends the program says how it went. */
class CountingTest {
  @ParameterizedTest
  @CsvSource({
    "alone,HOLDS,''",
    "someOfThree,HOLDS,''",
    "allOfThree,VIOLATED,uncaught-exception",
    "oneOfThree,VIOLATED,uncaught-exception",
    "goesDownAfterJoin,HOLDS,''",
    "waitsUntilAlone,HOLDS,''",
    "seesWhatTheyWrote,VIOLATED,uncaught-exception",
    "waitsForOneThatWaitsForItself,VIOLATED,no-deadlock",
    "outlivesTheFirst,VIOLATED,uncaught-exception",
    "fails,VIOLATED,exit-status",
    "failsInTheMidst,VIOLATED,exit-status",
    "halts,VIOLATED,exit-status",
    "succeeds,INCONCLUSIVE,''",
  })
  void programs_thatCountOrExit(String method, Verdict expected, String property) {
    JavaResult result = Compiled.explore("sample.Counting#" + method, MemoryModel.JMM);
    assertEquals(expected, result.verdict(), () -> result.reasons().toString());
    assertEquals(
        property, result.violations().stream().findFirst().map(Violation::property).orElse(""));
    assertTrue(expected != Verdict.HOLDS || result.statistics().complete() > 0);
  }

  @Test
  void exit_saysStatusAndLine() {
    JavaResult failed = Compiled.explore("sample.Counting#halts", MemoryModel.SC);
    assertTrue(
        failed
            .violations()
            .get(0)
            .message()
            .matches("the program ends itself with status 2 \\(Counting.java:\\d+\\)"),
        () -> failed.violations().get(0).message());
    JavaResult succeeds = Compiled.explore("sample.Counting#succeeds", MemoryModel.SC);
    assertTrue(
        succeeds.reasons().toString().contains("System.exit(0) stops all threads where they are"),
        () -> succeeds.reasons().toString());
  }
}
