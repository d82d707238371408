package org.latticeipc.junit;

import java.util.ArrayList;
import java.util.List;
import org.latticeipc.explorer.Violation;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.trace.Step;

/** A violation for people: why, then one column a task and one line a step. */
final class TraceTable {
  private static final int LEAST_WIDTH = 8;

  private TraceTable() {}

  static String of(Violation violation) {
    List<TaskHandle> tasks =
        violation.trace().tasks().stream().filter(task -> task.id() > 0).toList();
    List<List<String>> rows = new ArrayList<>();
    rows.add(tasks.stream().map(TaskHandle::name).toList());
    for (Step step : violation.trace().steps()) {
      rows.add(row(tasks, step));
    }
    StringBuilder text = new StringBuilder();
    for (String sentence : violation.explanation()) {
      text.append(sentence).append('\n');
    }
    int[] widths = widths(rows, tasks.size());
    for (List<String> row : rows) {
      append(text, row, widths);
    }
    return text.toString();
  }

  private static List<String> row(List<TaskHandle> tasks, Step step) {
    List<String> cells = new ArrayList<>();
    for (TaskHandle task : tasks) {
      cells.add(task.id() == step.task() ? describe(step) : "");
    }
    cells.add(step.source() == null ? "" : step.source());
    return cells;
  }

  static String describe(Step step) {
    StringBuilder text = new StringBuilder(step.kind().name().toLowerCase(java.util.Locale.ROOT));
    append(text, " ", step.cell());
    append(text, ".", step.order());
    append(text, " reads ", step.read());
    if (step.readsFrom() != null) {
      append(text, " of ", step.readsFrom().toString());
    }
    append(text, " writes ", step.written());
    append(text, ": ", step.detail());
    return text.toString();
  }

  private static void append(
      StringBuilder text, String before, @org.jspecify.annotations.Nullable String value) {
    if (value != null && !value.isEmpty()) {
      text.append(before).append(value);
    }
  }

  private static int[] widths(List<List<String>> rows, int columns) {
    int[] widths = new int[columns];
    java.util.Arrays.fill(widths, LEAST_WIDTH);
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return widths;
  }

  private static void append(StringBuilder text, List<String> row, int[] widths) {
    for (int i = 0; i < widths.length; i++) {
      text.append("| ").append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 1));
    }
    text.append('|');
    if (row.size() > widths.length && !row.get(widths.length).isEmpty()) {
      text.append(' ').append(row.get(widths.length));
    }
    text.append('\n');
  }
}
