package org.latticeipc.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latticeipc.bytecode.check.JavaResult;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.model.MemoryModel;

/** Pools of threads end in moments, and a worker without work is no deadlock. */
class PoolsTest {
  private static final String AT_REST =
      "a pool's worker or a timer that waits for work for ever is at rest and no deadlock";

  @ParameterizedTest
  @ValueSource(strings = {"single", "completable", "scheduled"})
  void idleWorker_isNoDeadlock(String method) {
    JavaResult result = Compiled.explore("sample.Pools#" + method, MemoryModel.JMM);
    assertEquals(Verdict.HOLDS, result.verdict(), () -> result.reasons().toString());
    assertTrue(result.statistics().complete() > 0);
    assertTrue(result.assumptions().contains(AT_REST), result.assumptions().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"completableInCommonPool", "forkJoin"})
  void poolOfDaemons_holds(String method) {
    JavaResult result = Compiled.explore("sample.Pools#" + method, MemoryModel.JMM);
    assertEquals(Verdict.HOLDS, result.verdict(), () -> result.reasons().toString());
    assertTrue(result.statistics().complete() > 0);
  }

  @ParameterizedTest
  @CsvSource({
    "taskWaitsForEver,no-deadlock",
    "taskTakesForEver,no-deadlock",
    "taskIsDropped,no-deadlock",
  })
  void taskThatWaitsForEver_isADeadlock(String method, String property) {
    JavaResult result = Compiled.explore("sample.Pools#" + method, MemoryModel.JMM);
    assertEquals(Verdict.VIOLATED, result.verdict(), () -> result.reasons().toString());
    assertEquals(property, result.violations().get(0).property());
  }

  @ParameterizedTest
  @ValueSource(strings = {"shutDownUnused", "shutDownForkJoin", "rejects", "workerEnds", "cached"})
  void poolThatEndsOrRests_holds(String method) {
    JavaResult result = Compiled.explore("sample.Pools#" + method, MemoryModel.JMM);
    assertEquals(Verdict.HOLDS, result.verdict(), () -> result.reasons().toString());
    assertTrue(result.statistics().complete() > 0);
  }

  @Test
  void shutDownAtWork_doesWhatWasAccepted() {
    JavaResult result = TrustedLocksTest.explore("sample.Pools#shutDownAtWork", MemoryModel.JMM);
    assertEquals(Verdict.HOLDS, result.verdict(), () -> result.reasons().toString());
    assertTrue(result.statistics().complete() > 500);
  }

  // Every order of a worker's end and of who waits for it: ten seconds on a quiet machine.
  @EnabledIfSystemProperty(named = "lattice.long", matches = "true")
  @Test
  void terminates_afterAllThatWorkersDid() {
    JavaResult result = TrustedLocksTest.explore("sample.Pools#terminates", MemoryModel.JMM);
    assertEquals(Verdict.HOLDS, result.verdict(), () -> result.reasons().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "limitStrikes,uncaught-exception",
    "waitsForNoEnd,no-deadlock",
    "waitsForItself,no-deadlock",
    "starves,no-deadlock",
  })
  void poolThatIsNotShutDownInTime_isTold(String method, String property) {
    for (boolean trusted : new boolean[] {false, true}) {
      String name = "sample.Pools#" + method;
      JavaResult result =
          trusted
              ? TrustedLocksTest.explore(name, MemoryModel.JMM)
              : Compiled.explore(name, MemoryModel.JMM);
      assertEquals(Verdict.VIOLATED, result.verdict(), () -> result.reasons().toString());
      assertEquals(property, result.violations().get(0).property());
    }
  }

  @Test
  void twoTasks_endWithTrustedLocks() {
    JavaResult result = TrustedLocksTest.explore("sample.Pools#twoTasks", MemoryModel.JMM);
    assertEquals(Verdict.HOLDS, result.verdict(), () -> result.reasons().toString());
    assertTrue(
        result.assumptions().stream().anyMatch(a -> a.startsWith("trusted: java.util.concurrent")),
        result.assumptions().toString());
    List<String> lost =
        TrustedLocksTest.explore("sample.Pools#twoTasksOnTwo", MemoryModel.JMM)
            .violations()
            .stream()
            .map(v -> v.property())
            .toList();
    assertEquals(List.of("uncaught-exception"), lost);
  }
}
