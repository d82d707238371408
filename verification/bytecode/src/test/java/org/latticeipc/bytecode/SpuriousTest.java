package org.latticeipc.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latticeipc.bytecode.check.JavaCheck;
import org.latticeipc.bytecode.check.JavaOptions;
import org.latticeipc.bytecode.check.JavaResult;
import org.latticeipc.bytecode.loader.RewritingLoader;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.model.MemoryModel;

/** Waits that end for no reason are shown to those who ask for them. */
class SpuriousTest {

  private static JavaResult explore(
      String method, int most, RewritingLoader loader, MemoryModel model) {
    return new JavaCheck(loader, List.of())
        .run(Compiled.entry("sample.Waits#" + method), JavaOptions.of(model).withSpurious(most));
  }

  private static JavaResult explore(String method, int most) {
    return explore(method, most, TrustedLocksTest.LOADER, MemoryModel.JMM);
  }

  @ParameterizedTest
  @ValueSource(strings = {"monitorOnce", "conditionOnce", "permitOnce"})
  void waitWithoutALoop_isWrongOnlyThen(String method) {
    JavaResult without = explore(method, 0);
    assertEquals(Verdict.HOLDS, without.verdict(), () -> without.reasons().toString());
    assertTrue(without.assumptions().contains("no wake-up is spurious"));
    JavaResult with = explore(method, 1);
    assertEquals(Verdict.VIOLATED, with.verdict(), () -> with.reasons().toString());
    assertTrue(with.violations().get(0).message().contains("woke up for no reason"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"monitorInLoop", "conditionInLoop", "permitInLoop"})
  void waitInALoop_isRightAnyway(String method) {
    JavaResult without = explore(method, 0);
    JavaResult with = explore(method, 1);
    assertEquals(Verdict.HOLDS, with.verdict(), () -> with.reasons().toString());
    assertTrue(with.statistics().complete() > without.statistics().complete());
    assertTrue(with.assumptions().contains("at most 1 wake-ups of a thread are spurious"));
  }

  @Test
  void conditionOfTheJdk_wakesForNoReasonToo() {
    JavaResult with = explore("conditionOnce", 1, Compiled.loader(), MemoryModel.SC);
    assertEquals(Verdict.VIOLATED, with.verdict(), () -> with.reasons().toString());
    assertTrue(with.violations().get(0).message().contains("woke up for no reason"));
  }

  @Test
  void weakExchange_failsForNoReason() {
    assertEquals(Verdict.VIOLATED, explore("weakExchangeOnce", 0).verdict());
    JavaResult loop = explore("weakExchangeInLoop", 0);
    assertEquals(Verdict.HOLDS, loop.verdict(), () -> loop.reasons().toString());
  }

  @Test
  void weakExchange_failsAFewTimesInEachThread_unlessMoreAreAskedFor() {
    JavaResult few = explore("weakExchangeFourTimes", 0);
    assertEquals(Verdict.HOLDS, few.verdict(), () -> few.reasons().toString());
    assertTrue(
        few.assumptions()
            .contains(
                "no thread's weak exchanges fail for no reason more than 3 times in an execution"
                    + " (--spurious raises it)"),
        few.assumptions().toString());
    assertEquals(Verdict.VIOLATED, explore("weakExchangeFourTimes", 4).verdict());
  }

  @ParameterizedTest
  @CsvSource({
    "integer,VIOLATED",
    "integerOld,VIOLATED",
    "longs,VIOLATED",
    "bool,VIOLATED",
    "ref,VIOLATED",
    "array,VIOLATED",
    "refArray,VIOLATED",
    "stamped,VIOLATED",
    "marked,VIOLATED",
    "updater,VIOLATED",
    "refUpdater,VIOLATED",
    "reference,VIOLATED",
    "methodRef,VIOLATED",
    "update,HOLDS",
    "strong,HOLDS",
  })
  void weakExchange_ofEachAtomicClass_failsForNoReason(String method, Verdict expected) {
    JavaResult result = Compiled.explore("sample.WeakExchanges#" + method, MemoryModel.JMM);
    assertEquals(expected, result.verdict(), () -> result.reasons().toString());
  }
}
