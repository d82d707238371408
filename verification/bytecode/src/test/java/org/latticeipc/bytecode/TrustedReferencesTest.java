package org.latticeipc.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latticeipc.bytecode.check.JavaResult;
import org.latticeipc.bytecode.copy.KeptClasses;
import org.latticeipc.bytecode.loader.RewritingLoader;
import org.latticeipc.bytecode.whitelist.PureList;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.model.MemoryModel;

/** References that are never cleared, if the user says so, and refused otherwise. */
class TrustedReferencesTest {
  private static final RewritingLoader LOADER =
      new RewritingLoader(
          Compiled.classes(),
          new PureList(List.of(), List.of(PureList.REFERENCES)),
          KeptClasses.inMemory());

  @ParameterizedTest
  @CsvSource({
    "cachedUnderALock,HOLDS,''",
    "cachedByTwo,VIOLATED,uncaught-exception",
    "clearedInBetween,VIOLATED,uncaught-exception",
    "enqueuedIsRemoved,HOLDS,''",
    "nobodyEnqueues,VIOLATED,no-deadlock",
    "nobodyEnqueuesInTime,HOLDS,''",
    "weakMapUnderALock,HOLDS,''",
    "weakMapWithout,VIOLATED,uncaught-exception",
  })
  void trusted_areKept(String method, Verdict expected, String property) {
    JavaResult result = Compiled.explore("sample.References#" + method, MemoryModel.JMM, LOADER);
    assertEquals(expected, result.verdict(), () -> result.reasons().toString());
    assertEquals(
        property, result.violations().stream().findFirst().map(Violation::property).orElse(""));
    assertTrue(expected != Verdict.HOLDS || result.statistics().complete() > 0);
    assertTrue(
        result
            .assumptions()
            .contains(
                "trusted: java.lang.ref: nothing is collected, so no reference is cleared but by"
                    + " the program itself"),
        () -> result.assumptions().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"cachedUnderALock", "clearedInBetween", "nobodyEnqueues", "weakMapWithout"})
  void untrusted_areRefused_withTheRemedy(String method) {
    JavaResult result = Compiled.explore("sample.References#" + method, MemoryModel.JMM);
    assertEquals(Verdict.INCONCLUSIVE, result.verdict());
    assertTrue(
        result.reasons().get(0).contains("--trust java.lang.ref"),
        () -> result.reasons().toString());
  }
}
