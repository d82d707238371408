package org.latticeipc.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.model.MemoryModel;

class TraceTextTest {
  private static Step step(
      int task,
      StepKind kind,
      @Nullable String cell,
      @Nullable String read,
      @Nullable String written,
      @Nullable EventId from,
      @Nullable EventId after,
      @Nullable String source) {
    return new Step(
        task, 0, task - 1, kind, cell, "relaxed", read, written, from, after, "why", source);
  }

  private static Trace trace(List<Step> steps) {
    return new Trace(
        "p",
        MemoryModel.RC11,
        0,
        Trace.Clock.VIRTUAL,
        "test",
        List.of(new TaskHandle(1, "alice", 0), new TaskHandle(2, "bob", 1)),
        steps);
  }

  private static final Trace TWO =
      trace(
          List.of(
              step(1, StepKind.STORE, "x", null, "1", null, EventId.INITIAL, "App.java:12"),
              step(2, StepKind.LOAD, "x", "1", null, new EventId(1, 0), null, null)));

  @Test
  void columns_areAligned_oneForEachTask() {
    assertEquals(
        List.of(
            "step cpu | alice                                 | bob",
            "   1   0 | writes x = 1 after the start, relaxed |"
                + " ".repeat(" reads x = 1 from alice's event 0, relaxed".length())
                + "  App.java:12",
            "   2   1 |                                       |"
                + " reads x = 1 from alice's event 0, relaxed"),
        TraceText.of(TWO, 200).lines().toList());
  }

  @Test
  void narrowTerminal_getsOneColumn() {
    assertEquals(
        """
        step cpu | task  |
           1   0 | alice | writes x = 1 after the start, relaxed  App.java:12
           2   1 | bob   | reads x = 1 from alice's event 0, relaxed
        """,
        TraceText.of(TWO, 60));
  }

  @ParameterizedTest
  @EnumSource(StepKind.class)
  void everyKind_hasWords(StepKind kind) {
    Step step = step(1, kind, "x", "1", "2", EventId.INITIAL, EventId.INITIAL, null);
    String words = new StepText(trace(List.of()).tasks()).of(step);
    assertFalse(words.contains("null"), words);
    assertEquals("alice ", words.substring(0, 6));
  }

  @Test
  void hash_ignoresSourceLinesAndHead_andNothingElse() {
    Step step = TWO.steps().get(0);
    String hash = TraceHash.of(TWO);
    assertEquals(64, hash.length());
    Step moved = step(1, StepKind.STORE, "x", null, "1", null, EventId.INITIAL, "Other.java:99");
    assertEquals(hash, TraceHash.of(trace(List.of(moved, TWO.steps().get(1)))));
    List<Step> changed =
        List.of(
            step(2, StepKind.STORE, "x", null, "1", null, EventId.INITIAL, null),
            step(1, StepKind.LOAD, "x", null, "1", null, EventId.INITIAL, null),
            step(1, StepKind.STORE, "y", null, "1", null, EventId.INITIAL, null),
            step(1, StepKind.STORE, "x", "0", "1", null, EventId.INITIAL, null),
            step(1, StepKind.STORE, "x", null, "2", null, EventId.INITIAL, null),
            step(1, StepKind.STORE, "x", null, "1", EventId.INITIAL, EventId.INITIAL, null),
            step(1, StepKind.STORE, "x", null, "1", null, new EventId(1, 0), null));
    for (Step other : changed) {
      assertNotEquals(TraceHash.canonical(step), TraceHash.canonical(other), other::toString);
    }
  }

  @Test
  void canonicalText_cannotBeForgedByValues() {
    Step tab = step(1, StepKind.STORE, "x", "a\tb", null, null, null, null);
    Step two = step(1, StepKind.STORE, "x", "a", "b", null, null, null);
    assertNotEquals(TraceHash.canonical(tab), TraceHash.canonical(two));
    Step dash = step(1, StepKind.STORE, "x", "-", null, null, null, null);
    Step none = step(1, StepKind.STORE, "x", null, null, null, null, null);
    assertNotEquals(TraceHash.canonical(dash), TraceHash.canonical(none));
    assertEquals("1\t0\t0\tSTORE\tx\trelaxed\ta\\tb\t-\t-\t-\twhy\n", TraceHash.canonical(tab));
  }
}
