package org.latticeipc.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latticeipc.bytecode.check.JavaProgram;
import org.latticeipc.bytecode.check.JavaResult;
import org.latticeipc.engine.sim.RacePolicy;
import org.latticeipc.engine.sim.SimulatedMachine;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.StepKind;

/** Methods of ordinary classes. */
class MethodsTest {

  @ParameterizedTest
  @CsvSource({
    "monitor,4,4",
    "lock,36,2",
    "atomic,2,0",
    "queue,2,4",
    "spin,1,1",
    "narrowNumbersWrap,1,0"
  })
  void rightProgram_holdsWithItsCount(String method, long complete, long blocked) {
    JavaResult result = Compiled.explore("sample.Right#" + method, MemoryModel.RC11);
    assertEquals(Verdict.HOLDS, result.verdict(), () -> result.reasons().toString());
    assertEquals(complete, result.statistics().complete());
    assertEquals(blocked, result.statistics().blocked());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "latch",
        "future",
        "parking",
        "waiting",
        "interruptedWait",
        "finalField",
        "readsUntilFull",
        "timedLock",
        "captured",
        "logs",
        "classByName",
        "daemonWaits"
      })
  void rightProgram_holds(String method) {
    JavaResult result = Compiled.explore("sample.Right#" + method, MemoryModel.RC11);
    assertEquals(Verdict.HOLDS, result.verdict(), () -> method + result.reasons());
    assertTrue(result.statistics().complete() > 0);
  }

  @ParameterizedTest
  @CsvSource({
    "main,uncaught-exception,IllegalStateException: always",
    "deadlock,no-deadlock,owns monitor of Object#",
    "deadlockBesideDaemon,no-deadlock,same waits for same.signal",
    "waitsByTheClock,uncaught-exception,five seconds are over",
    "lostNotification,no-deadlock,main waits for main.signal",
    "spinsForEver,no-deadlock,main repeats a loop that reads Wrong.flag",
    "racyPublication,uncaught-exception,main: saw 42 (Wrong.java:",
    "leakedFinalField,uncaught-exception,main: saw",
    "plainField,uncaught-exception,main: saw 7",
    "exceptionInThread,uncaught-exception,Thread-0 threw java.lang.IllegalArgumentException: mine"
  })
  void wrongProgram_isViolated(String method, String property, String message) {
    JavaResult result = Compiled.explore("sample.Wrong#" + method, MemoryModel.RC11);
    assertEquals(Verdict.VIOLATED, result.verdict(), () -> method + result.reasons());
    Violation violation = result.violations().get(0);
    assertEquals(property, violation.property());
    assertTrue(violation.message().contains(message), violation.message());
    assertReplays(method, result, violation);
  }

  private static void assertReplays(String method, JavaResult result, Violation violation) {
    SimulationResult again =
        SimulatedMachine.run(
            JavaProgram.replaying(
                Compiled.entry("sample.Wrong#" + method),
                Compiled.loader(),
                MemoryModel.RC11,
                result.eager(),
                result.learnt(),
                0),
            SimulationOptions.replaying(violation.trace()).withRaces(RacePolicy.REPORT));
    if (again instanceof SimulationResult.Diverged diverged) {
      throw new AssertionError(method + ": " + diverged.difference());
    }
  }

  @Test
  void staticThatCannotBeShared_refusesOnlyWhoTouchesIt() {
    JavaResult right = Compiled.explore("sample.Untouched#count", MemoryModel.RC11);
    assertEquals(Verdict.HOLDS, right.verdict(), () -> right.reasons().toString());
    JavaResult touching = Compiled.explore("sample.Untouched#touch", MemoryModel.RC11);
    assertEquals(Verdict.INCONCLUSIVE, touching.verdict());
    assertTrue(
        touching.reasons().get(0).contains("an object of java.lang.StringBuilder"),
        touching.reasons().toString());
  }

  @Test
  void weakMemory_isNotShownBySequentialConsistency() {
    JavaResult result = Compiled.explore("sample.Wrong#racyPublication", MemoryModel.SC);
    assertEquals(Verdict.HOLDS, result.verdict());
  }

  @Test
  void trace_namesTheUsersLinesAndFields() {
    Violation violation =
        Compiled.explore("sample.Wrong#racyPublication", MemoryModel.RC11).violations().get(0);
    List<Step> steps = violation.trace().steps();
    assertTrue(
        steps.stream()
            .anyMatch(s -> s instanceof Step.Access access && access.cell().equals("Wrong.ready")),
        steps.toString());
    assertTrue(
        steps.stream()
            .noneMatch(s -> s instanceof Step.Access access && access.cell().endsWith(".daemon")),
        "a field that got the value it has is written by nobody");
    List<String> lines = steps.stream().map(Step::source).filter(line -> !line.isEmpty()).toList();
    assertTrue(lines.size() >= 4, lines.toString());
    assertTrue(lines.stream().allMatch(line -> line.startsWith("Wrong.java:")), lines.toString());
  }

  @Test
  void failedExchange_publishesNothing() {
    JavaResult result = Compiled.explore("sample.Wrong#oneOfTwoIsPublished", MemoryModel.RC11);
    assertEquals(Verdict.VIOLATED, result.verdict(), () -> result.reasons().toString());
    Violation violation = result.violations().get(0);
    long stores =
        violation.trace().steps().stream()
            .filter(
                s ->
                    s instanceof Step.Access access
                        && access.cell().endsWith(".v")
                        && access.kind() == StepKind.STORE)
            .count();
    assertEquals(1, stores, violation.trace().toString());
    assertReplays("oneOfTwoIsPublished", result, violation);
  }

  @Test
  void loopWithoutAccess_endsWithTheBudget() {
    JavaResult result =
        Compiled.explore("sample.Wrong#busy", MemoryModel.SC, Duration.ofMillis(300));
    assertEquals(Verdict.INCONCLUSIVE, result.verdict());
    // The loop's own watchdog says the one, the explorer's, if that is starved, the other.
    assertTrue(
        result.reasons().stream()
            .anyMatch(
                reason ->
                    reason.contains("a loop goes on without touching shared memory")
                        || reason.contains("has not accessed a cell")),
        result.reasons().toString());
  }

  @Test
  void nativeMethod_isRefusedByName() {
    JavaResult result = Compiled.explore("sample.Wrong#callsNative", MemoryModel.SC);
    assertEquals(Verdict.INCONCLUSIVE, result.verdict());
    assertTrue(
        result.reasons().get(0).contains("sample.Wrong.nothing is native"),
        result.reasons().toString());
  }

  @Test
  void handlerOfEverything_doesNotCatchTheEngine() {
    JavaResult result = Compiled.explore("sample.Wrong#swallowsEverything", MemoryModel.SC);
    assertEquals(Verdict.HOLDS, result.verdict(), () -> result.reasons().toString());
  }
}
