package org.latticeipc.scenarios.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.StepKind;
import org.latticeipc.trace.Trace;

/**
 * A trace as a table: a column a task, a row a step, time downwards. Texts that do not fit are cut
 * with an ellipsis; the trace file has them whole.
 */
public final class TaskTable {
  private static final int MIN_WIDTH = 24;

  private TaskTable() {}

  /**
   * The table.
   *
   * @param width of the whole table in characters
   */
  public static List<String> lines(Trace trace, int width) {
    Map<Integer, Integer> columns = new LinkedHashMap<>();
    for (TaskHandle task : trace.tasks()) {
      boolean acts = trace.steps().stream().anyMatch(s -> s.task() == task.id());
      if (acts) {
        columns.put(task.id(), columns.size());
      }
    }
    int cell = Math.max(MIN_WIDTH, (width - 5) / Math.max(1, columns.size()) - 3);
    List<String> lines = new ArrayList<>();
    lines.add(row("step", columns.size(), -1, "", cell, names(trace, columns)));
    lines.add("-".repeat(4) + ("-+-" + "-".repeat(cell)).repeat(columns.size()));
    int number = 0;
    for (Step step : trace.steps()) {
      number++;
      Integer column = columns.get(step.task());
      if (column != null && !(step.kind() == StepKind.END)) {
        lines.add(
            row(
                Integer.toString(number),
                columns.size(),
                column,
                StepWords.of(step),
                cell,
                Map.of()));
      }
    }
    return lines;
  }

  private static Map<Integer, String> names(Trace trace, Map<Integer, Integer> columns) {
    Map<Integer, String> names = new LinkedHashMap<>();
    for (TaskHandle task : trace.tasks()) {
      Integer column = columns.get(task.id());
      if (column != null) {
        names.put(column, task.name());
      }
    }
    return names;
  }

  private static String row(
      String head, int columns, int at, String text, int cell, Map<Integer, String> names) {
    StringBuilder out = new StringBuilder(pad(head, 4));
    for (int column = 0; column < columns; column++) {
      String content = column == at ? text : names.getOrDefault(column, "");
      out.append(" | ").append(pad(content, cell));
    }
    return out.toString().stripTrailing();
  }

  private static String pad(String text, int width) {
    String line = text.replace('\n', ' ');
    if (line.length() > width) {
      return line.substring(0, width - 1) + "…";
    }
    return line + " ".repeat(width - line.length());
  }
}
