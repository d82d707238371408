package org.latticeipc.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latticeipc.bytecode.check.JavaResult;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.model.MemoryModel;

/** The JDK's own timers: a thread that waits for a task is at rest, one that waits in it is not. */
class TimersTest {
  @ParameterizedTest
  @CsvSource({
    "runsOnce,HOLDS,''",
    "cancelled_mayHaveRunOrNot,HOLDS,''",
    "cancelled_hasNotRun,VIOLATED,uncaught-exception",
    "nothing_afterCancel,VIOLATED,uncaught-exception",
    "taskThatFails,VIOLATED,uncaught-exception",
    "taskThatWaits,VIOLATED,no-deadlock",
    "sharesWithTheTask,VIOLATED,uncaught-exception",
  })
  void timers_areExplored(String method, Verdict expected, String property) {
    JavaResult result = Compiled.explore("sample.Timers#" + method, MemoryModel.JMM);
    assertEquals(expected, result.verdict(), () -> result.reasons().toString());
    assertEquals(
        property, result.violations().stream().findFirst().map(Violation::property).orElse(""));
    assertTrue(expected != Verdict.HOLDS || result.statistics().complete() > 0);
  }
}
