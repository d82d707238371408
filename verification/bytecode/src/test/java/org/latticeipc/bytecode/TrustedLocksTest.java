package org.latticeipc.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latticeipc.bytecode.check.JavaResult;
import org.latticeipc.bytecode.copy.KeptClasses;
import org.latticeipc.bytecode.loader.RewritingLoader;
import org.latticeipc.bytecode.whitelist.PureList;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.model.MemoryModel;

/** A location in place of the queue of a lock changes what is explored, and no verdict. */
class TrustedLocksTest {
  static final RewritingLoader LOADER =
      new RewritingLoader(
          Compiled.classes(),
          new PureList(List.of(), List.of(PureList.LOCKS)),
          KeptClasses.inMemory());

  static JavaResult explore(String name, MemoryModel model) {
    return Compiled.explore(name, model, LOADER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Right#lock",
        "Right#latch",
        "Right#future",
        "Right#timedLock",
        "Waits#conditionOnce",
        "Waits#conditionInLoop",
        "Waits#conditionUninterruptibly",
        "Waits#conditionGivesUp",
        "Waits#readersAndWriter",
        "Waits#permits",
        "Waits#threeAtAQueue",
        "Waits#tryForAWhile",
      })
  void rightProgram_holds(String name) {
    JavaResult result = explore("sample." + name, MemoryModel.JMM);
    assertEquals(Verdict.HOLDS, result.verdict(), () -> name + result.reasons());
    assertTrue(result.statistics().complete() > 0);
  }

  @ParameterizedTest
  @CsvSource({"Waits#lockOrder,no-deadlock", "Pools#taskTakesForEver,no-deadlock"})
  void wrongProgram_isViolated(String name, String property) {
    JavaResult result = explore("sample." + name, MemoryModel.JMM);
    assertEquals(Verdict.VIOLATED, result.verdict(), () -> name + result.reasons());
    assertEquals(property, result.violations().get(0).property());
  }

  static Stream<HiddenStateTest.Row> hidden() {
    return HiddenStateTest.rows()
        .filter(
            row -> row.type().equals("HiddenInLocks") || row.type().equals("HiddenInCollections"));
  }

  @ParameterizedTest
  @MethodSource("hidden")
  void hiddenState_isFoundAsWithoutTrust(HiddenStateTest.Row row) {
    JavaResult result = explore("sample." + row, MemoryModel.SC);
    Verdict expected = row.expected().equals("VIOLATED") ? Verdict.VIOLATED : Verdict.INCONCLUSIVE;
    assertEquals(expected, result.verdict(), () -> row + ": " + result.reasons());
  }

  @Test
  void whoWaits_isRefused() {
    JavaResult result = explore("sample.Waits#asksWhoWaits", MemoryModel.SC);
    assertEquals(Verdict.INCONCLUSIVE, result.verdict());
    assertTrue(result.reasons().get(0).contains("hasQueuedThreads"), result.reasons().toString());
  }

  @Test
  void otherPackage_isNoneThatCanBeTrusted() {
    List<String> other = List.of("java.util");
    String said =
        assertThrows(IllegalArgumentException.class, () -> new PureList(List.of(), other))
            .getMessage();
    assertEquals("found 'java.util', expected java.lang.ref or java.util.concurrent.locks", said);
  }
}
