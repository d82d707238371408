package org.latticeipc.explorer.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.StepKind;
import org.latticeipc.trace.TaskTable;
import org.latticeipc.trace.Trace;
import org.latticeipc.trace.WordDiff;

class TaskTableTest {
  private static Step step(
      StepKind kind,
      @Nullable String cell,
      @Nullable String read,
      @Nullable String written,
      @Nullable String detail) {
    return new Step(1, 0, 0, kind, cell, null, read, written, null, null, detail, null);
  }

  private static List<String> table(List<Step> steps, int width) {
    return TaskTable.lines(
        new Trace(
            "p",
            MemoryModel.SC,
            0,
            Trace.Clock.VIRTUAL,
            "test",
            List.of(new TaskHandle(1, "only", 0)),
            steps),
        width);
  }

  @Test
  void lines_endThatDoesNotFit_isShownWhole() {
    String why = "one two three four five six seven eight nine ten eleven twelve";
    List<String> lines = table(List.of(step(StepKind.FAILED, null, null, null, why)), 32);
    String said = String.join(" ", lines.subList(2, lines.size()));
    assertEquals("FAILED: " + why, said.replaceAll("[ |1]+", " ").strip());
    assertTrue(lines.stream().allMatch(line -> line.length() <= 32), lines.toString());
  }

  @Test
  void lines_updateOfALongValue_showsWhatChanged() {
    String before = "v7: a=READY b=WAITING c=WAITING d=WAITING";
    String after = "v8: a=RUNNING b=WAITING c=WAITING d=WAITING";
    List<String> lines = table(List.of(step(StepKind.RMW, "dag", before, after, null)), 120);
    assertEquals("1    | rmw dag v7: a=READY … -> v8: a=RUNNING …", lines.get(2));
  }

  @Test
  void lines_threeRounds_areShown() {
    assertEquals(2 + 6, table(rounds(3), 80).size());
  }

  @Test
  void lines_fourRoundsAndMore_areCounted() {
    List<String> lines = table(rounds(100), 80);
    assertEquals(
        List.of(
            "1    | load x -> 0", "2    | load y -> 0", "…    | … these 2 steps, 99 times more"),
        lines.subList(2, 5));
    assertEquals("201  | load z -> 1", lines.get(5));
    assertEquals(6, lines.size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "v1 a b c d; v2 a b x d; v1 … c … -> v2 … x …",
        "e [43 bytes] of 8; e [43 bytes, 43 bytes] of 8; … [43 bytes] … -> … [43 bytes, 43 bytes] …",
        "a b; a b c; … b -> … b c",
        "a b; b; a b -> b",
        "a b; a b; … -> …",
        "a; b; a -> b",
      })
  void difference_ofLongValues_isWordByWord(String before, String after, String shown) {
    assertEquals(shown, WordDiff.of(before, after));
  }

  private static List<Step> rounds(int count) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      steps.add(step(StepKind.LOAD, "x", "0", null, null));
      steps.add(step(StepKind.LOAD, "y", "0", null, null));
    }
    if (count > 3) {
      steps.add(step(StepKind.LOAD, "z", "1", null, null));
    }
    return steps;
  }
}
