package org.latticeipc.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.model.MemoryModel;

class StepTest {
  private static final List<TaskHandle> TASKS =
      List.of(new TaskHandle(1, "alice", 0), new TaskHandle(2, "bob", 1));

  private static Step.At at(int task) {
    return new Step.At(task, 0, task - 1, "");
  }

  private static Trace trace(Step... steps) {
    return new Trace("p", MemoryModel.RC11, 0, Trace.Clock.VIRTUAL, "test", TASKS, List.of(steps));
  }

  private static final Step STORE =
      new Step.Store(new Step.At(1, 0, 0, "App.java:12"), "x", "relaxed", "1", EventId.INITIAL);
  private static final Step LOAD = new Step.Load(at(2), "x", "relaxed", "1", new EventId(1, 0));

  private static Step store(int task, String cell, String written, EventId after) {
    return new Step.Store(at(task), cell, "relaxed", written, after);
  }

  private static Step of(StepKind kind) {
    return switch (kind) {
      case LOAD -> LOAD;
      case STORE -> STORE;
      case RMW ->
          new Step.Update(at(1), "x", "acq_rel", "1", "2", EventId.INITIAL, EventId.INITIAL);
      case CAS_FAILED -> new Step.FailedExchange(at(1), "x", "acquire", "1", EventId.INITIAL);
      case FENCE -> new Step.Fence(at(1), "seq_cst");
      case AWAIT -> new Step.Await(at(1), "x", "acquire", "1", EventId.INITIAL);
      case AWAIT_LATE -> new Step.LateAwait(at(1), "x", "relaxed", "1", EventId.INITIAL);
      case CHOICE -> new Step.Choice(at(1), "x", 2);
      case SPAWN -> new Step.Spawn(at(1), "bob", 2);
      case JOIN -> new Step.Join(at(1), "bob", 2);
      case YIELD -> new Step.Yield(at(1), Optional.of("bob"));
      case NOTE -> new Step.Note(at(1), "r0=1");
      case BLOCKED ->
          new Step.BlockedAwait(at(1), "x", "acquire", "0", EventId.INITIAL, "waits for x");
      case END -> new Step.End(at(1));
      case FAILED -> new Step.Failed(at(1), "why");
    };
  }

  @Test
  void table_hasAColumnForEachTask_andSourcesAfterThem() {
    assertEquals(
        List.of(
            "step | alice                   | bob",
            "-----+-------------------------+------------------------",
            "1    | store relaxed x <- 1    |                         | App.java:12",
            "2    |                         | load relaxed x -> 1"),
        TaskTable.withSources(trace(STORE, LOAD), 58));
  }

  @Test
  void wordsAlone_nameTheTaskAndTheWritesThatItMet() {
    StepWords words = new StepWords(TASKS);
    assertEquals("alice: store relaxed x <- 1 after the start", words.of(STORE));
    assertEquals("bob: load relaxed x -> 1 from alice's event 0", words.of(LOAD));
  }

  @ParameterizedTest
  @EnumSource(StepKind.class)
  void everyKind_hasWords_andIsReadBackFromItsFields(StepKind kind) {
    Step step = of(kind);
    assertEquals(kind, step.kind());
    String words = step.words();
    assertFalse(words.isEmpty() || words.contains("null"), words);
    assertEquals(step, StepFields.step(kind, step.at(), step.fields()));
    for (StepField field : step.fields().keySet()) {
      Map<StepField, String> less = new EnumMap<>(StepField.class);
      less.putAll(step.fields());
      less.remove(field);
      if (kind != StepKind.YIELD) {
        assertThrows(IllegalArgumentException.class, () -> StepFields.step(kind, step.at(), less));
      }
    }
  }

  @Test
  void hash_ignoresSourceLinesAndHead_andNothingElse() {
    String hash = TraceHash.of(trace(STORE, LOAD));
    assertEquals(64, hash.length());
    Step moved =
        new Step.Store(new Step.At(1, 0, 0, "Other.java:99"), "x", "relaxed", "1", EventId.INITIAL);
    assertEquals(hash, TraceHash.of(trace(moved, LOAD)));
    List<Step> changed =
        List.of(
            store(2, "x", "1", EventId.INITIAL),
            new Step.Load(at(1), "x", "relaxed", "1", EventId.INITIAL),
            store(1, "y", "1", EventId.INITIAL),
            new Step.Update(at(1), "x", "relaxed", "0", "1", EventId.INITIAL, EventId.INITIAL),
            store(1, "x", "2", EventId.INITIAL),
            new Step.Store(at(1), "x", "release", "1", EventId.INITIAL),
            store(1, "x", "1", new EventId(1, 0)));
    for (Step other : changed) {
      assertNotEquals(TraceHash.canonical(STORE), TraceHash.canonical(other), other::toString);
    }
  }

  @Test
  void canonicalText_cannotBeForgedByValues() {
    Step tab = new Step.Choice(at(1), "x\t-", 2);
    assertEquals("1\t0\t0\tCHOICE\tx\\t-\t-\t-\t2\t-\t-\t-\n", TraceHash.canonical(tab));
    Step dash = new Step.Note(at(1), "-");
    assertEquals("1\t0\t0\tNOTE\t-\t-\t-\t-\t-\t-\t\\-\n", TraceHash.canonical(dash));
    assertNotEquals(
        TraceHash.canonical(dash).replace("NOTE", "END"), TraceHash.canonical(new Step.End(at(1))));
    assertEquals(
        "1\t0\t0\tRMW\tx\tacq_rel\t1\t2\tinit\tinit\t-\n", TraceHash.canonical(of(StepKind.RMW)));
  }
}
