package org.latticeipc.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.model.MemoryModel;

class TaskTableTest {
  private static final Step.At AT = new Step.At(1, 0, 0, "");

  private static Step load(String cell, String value) {
    return new Step.Load(AT, cell, "relaxed", value, EventId.INITIAL);
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
    List<String> lines = table(List.of(new Step.Failed(AT, why)), 32);
    String said = String.join(" ", lines.subList(2, lines.size()));
    assertEquals("FAILED: " + why, said.replaceAll("[ |1]+", " ").strip());
    assertTrue(lines.stream().allMatch(line -> line.length() <= 32), lines.toString());
  }

  @Test
  void lines_updateOfALongValue_showsWhatChanged() {
    String before = "v7: a=READY b=WAITING c=WAITING d=WAITING";
    String after = "v8: a=RUNNING b=WAITING c=WAITING d=WAITING";
    Step update =
        new Step.Update(AT, "dag", "acq_rel", before, after, EventId.INITIAL, EventId.INITIAL);
    List<String> lines = table(List.of(update), 120);
    assertEquals("1    | rmw acq_rel dag v7: a=READY … -> v8: a=RUNNING …", lines.get(2));
  }

  /** A column each would take space that grows with the square of their number. */
  @Test
  void lines_moreTasksThanFitSideBySide_areAList() {
    List<TaskHandle> tasks = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    for (int id = 1; id <= 500; id++) {
      tasks.add(new TaskHandle(id, "t" + id, 0));
      steps.add(new Step.Load(new Step.At(id, 0, 0, ""), "x", "relaxed", "" + id, EventId.INITIAL));
    }
    List<String> lines =
        TaskTable.lines(
            new Trace("p", MemoryModel.SC, 0, Trace.Clock.VIRTUAL, "test", tasks, steps), 120);
    assertEquals(2 + 500, lines.size());
    assertEquals("17   | t17: load relaxed x -> 17", lines.get(1 + 17));
    assertTrue(lines.stream().allMatch(line -> line.length() <= 120), lines.toString());
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
            "1    | load relaxed x -> 0",
            "2    | load relaxed y -> 0",
            "…    | … these 2 steps, 99 times more"),
        lines.subList(2, 5));
    assertEquals("201  | load relaxed z -> 1", lines.get(5));
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
        "a b; a b; unchanged",
        "a; b; a -> b",
      })
  void difference_ofLongValues_isWordByWord(String before, String after, String shown) {
    assertEquals(shown, WordDiff.of(before, after));
  }

  private static List<Step> rounds(int count) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      steps.add(load("x", "0"));
      steps.add(load("y", "0"));
    }
    if (count > 3) {
      steps.add(load("z", "1"));
    }
    return steps;
  }

  private static Step in(int task, String source) {
    return new Step.Load(new Step.At(task, 0, 0, source), "cell", "relaxed", "0", EventId.INITIAL);
  }

  private static Step note(int task, String fact) {
    return new Step.Note(new Step.At(task, 0, 0, ""), fact);
  }

  private static List<String> calls(Step... steps) {
    List<TaskHandle> tasks = List.of(new TaskHandle(1, "one", 0), new TaskHandle(2, "two", 0));
    return TaskTable.ofCalls(
            new Trace("p", MemoryModel.SC, 0, Trace.Clock.VIRTUAL, "test", tasks, List.of(steps)),
            160,
            place -> place.equals("line 3") ? "lock: a" : "",
            "line 5"::equals)
        .stream()
        .skip(2)
        .map(line -> line.replaceAll(" +", " ").strip())
        .toList();
  }

  @Test
  void calls_areOneRow_alsoBesideThoseOfOthers_andSayWhatCameOfThem() {
    assertEquals(
        List.of("1 | line 3, lock: a (4 steps): owns lock a |", "2 | | line 8 (2 steps)"),
        calls(
            in(1, "line 3, Lock.java:1"),
            in(2, "line 8, Kernel.java:1"),
            note(1, "waits for lock a at position 0/144"),
            in(1, "line 3, Lock.java:2"),
            in(2, "line 8, Kernel.java:2"),
            note(1, "owns lock a")));
  }

  @Test
  void calls_ofTheMachineItself_areOneRowWhereThePlaceIsKnownToBeOne() {
    assertEquals(
        List.of(
            "1 | line 5 (4 steps): owns mutex m",
            "5 | load relaxed cell -> 0",
            "6 | load relaxed cell -> 0"),
        calls(
            in(1, "line 5"),
            note(1, "waits for mutex m"),
            in(1, "line 5"),
            note(1, "owns mutex m"),
            in(1, "line 6"),
            in(1, "line 6")));
  }

  /** Both values of a change are to be seen, however narrow the column is. */
  @Test
  void change_inANarrowColumn_showsBothValues() {
    String before = "Sleepers[next=0, tickets=[]]";
    String after = "Sleepers[next=1, tickets=[0]]";
    List<TaskHandle> tasks = List.of(new TaskHandle(1, "one", 0), new TaskHandle(2, "two", 0));
    List<Step> steps =
        List.of(
            new Step.Update(
                new Step.At(1, 0, 0, ""),
                "c.sleepers",
                "seq_cst",
                before,
                after,
                EventId.INITIAL,
                EventId.INITIAL),
            in(2, ""));
    String shown =
        TaskTable.lines(
                new Trace("p", MemoryModel.SC, 0, Trace.Clock.VIRTUAL, "test", tasks, steps), 60)
            .stream()
            .map(line -> line.substring(6, 31).strip())
            .reduce("", (a, b) -> a + " " + b);
    assertTrue(shown.contains("next=0, tickets=[]] ->"), shown);
    assertTrue(shown.contains("tickets=[0]]"), shown);
  }

  @Test
  void calls_areTornWhereAnotherTaskDoesSomethingOfItsOwn() {
    assertEquals(
        List.of(
            "1 | line 3, lock: a (1 step) |",
            "2 | | load relaxed cell -> 0",
            "3 | line 3, lock: a (1 step) |"),
        calls(in(1, "line 3, Lock.java:1"), in(2, "line 9"), in(1, "line 3, Lock.java:2")));
  }
}
