package org.latticeipc.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.latticeipc.bytecode.check.JavaReport;
import org.latticeipc.bytecode.check.JavaResult;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.trace.Step;

/** jcstress tests: outcomes, grades and what is not shown. */
class StressSamplesTest {

  private static JavaResult explore(String test, MemoryModel model) {
    return Compiled.explore("sample.StressSamples$" + test, model);
  }

  @Test
  void plainMessage_showsEveryOutcomeUnderRc11() {
    JavaResult result = explore("PlainMessage", MemoryModel.RC11);
    assertEquals(Verdict.HOLDS, result.verdict());
    assertEquals(Map.of("0, 0", 1L, "0, 1", 1L, "1, 0", 1L, "1, 1", 1L), result.outcomes());
    assertEquals(Map.of(), result.unseen());
  }

  @Test
  void plainMessage_listsWhatScDoesNotShow() {
    JavaResult result = explore("PlainMessage", MemoryModel.SC);
    assertEquals(Verdict.HOLDS, result.verdict());
    assertEquals(Map.of("1, 0", "ACCEPTABLE_INTERESTING"), result.unseen());
    assertEquals(List.of("1, 0"), new JavaReport(result, List.of()).fields().get("unseen"));
  }

  @Test
  void volatileMessage_holds() {
    JavaResult result = explore("VolatileMessage", MemoryModel.RC11);
    assertEquals(Verdict.HOLDS, result.verdict());
    assertEquals(Set.of("0, 0", "0, 1", "1, 1"), result.outcomes().keySet());
  }

  @Test
  void lostUpdate_isForbiddenWithItsTrace() {
    JavaResult result = explore("LostUpdate", MemoryModel.SC);
    assertEquals(Verdict.VIOLATED, result.verdict());
    assertEquals(List.of("1"), result.forbidden());
    assertEquals(Set.of("1", "2"), result.outcomes().keySet());
    assertEquals("forbidden-outcome", result.violations().get(0).property());
    assertTrue(
        result.violations().get(0).trace().steps().stream()
            .anyMatch(s -> s instanceof Step.Access access && access.cell().equals("n")),
        result.violations().get(0).trace().toString());
  }

  @Test
  void termination_isShownAndSoIsWaitingForEver() {
    JavaResult ends = explore("Ends", MemoryModel.RC11);
    assertEquals(Verdict.HOLDS, ends.verdict());
    assertEquals(Set.of("TERMINATED"), ends.outcomes().keySet());
    JavaResult never = explore("NeverEnds", MemoryModel.RC11);
    assertEquals(Verdict.HOLDS, never.verdict());
    assertEquals(Set.of("STALE"), never.outcomes().keySet());
  }
}
