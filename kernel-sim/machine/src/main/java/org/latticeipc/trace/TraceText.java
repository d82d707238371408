package org.latticeipc.trace;

import java.util.ArrayList;
import java.util.List;
import org.latticeipc.machine.TaskHandle;

/**
 * A trace for people to read: a column for each task, a line for each step, in plain words. Where
 * the columns do not fit the width, each line names its task instead.
 *
 * <pre>
 * step cpu | a                            | b
 *    1   0 | writes x = 1 after the start |                                    App.java:12
 *    2   1 |                              | reads x = 1 from a's event 0
 * </pre>
 */
public final class TraceText {
  private static final String GAP = " | ";
  private final List<TaskHandle> tasks;
  private final List<Step> steps;
  private final StepText text;

  private TraceText(Trace trace) {
    this.tasks = trace.tasks();
    this.steps = trace.steps();
    this.text = new StepText(trace.tasks());
  }

  /**
   * Renders the trace; each line ends with a line feed.
   *
   * @param width how many characters a line may have before the columns are given up; source lines
   *     come after them and do not count
   */
  public static String of(Trace trace, int width) {
    return new TraceText(trace).render(width);
  }

  private String render(int width) {
    int[] widths = new int[tasks.size()];
    int total = "step cpu".length();
    for (int t = 0; t < widths.length; t++) {
      widths[t] = columnWidth(t);
      total += GAP.length() + widths[t];
    }
    return total <= width ? columns(widths) : lines();
  }

  private int columnWidth(int task) {
    int width = tasks.get(task).name().length();
    for (Step step : steps) {
      if (step.task() == tasks.get(task).id()) {
        width = Math.max(width, text.words(step).length());
      }
    }
    return width;
  }

  private String columns(int[] widths) {
    StringBuilder out = new StringBuilder();
    List<String> names = new ArrayList<>();
    tasks.forEach(task -> names.add(task.name()));
    row(out, "step cpu", names, widths, "");
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      List<String> cells = new ArrayList<>();
      for (TaskHandle task : tasks) {
        cells.add(task.id() == step.task() ? text.words(step) : "");
      }
      row(out, head(i, step), cells, widths, source(step));
    }
    return out.toString();
  }

  private String lines() {
    int names = 4;
    for (TaskHandle task : tasks) {
      names = Math.max(names, task.name().length());
    }
    StringBuilder out = new StringBuilder();
    row(out, "step cpu", List.of("task", ""), new int[] {names, 0}, "");
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      row(
          out,
          head(i, step),
          List.of(text.task(step.task()), text.words(step)),
          new int[] {names, 0},
          source(step));
    }
    return out.toString();
  }

  private static String head(int index, Step step) {
    return String.format("%4d %3d", index + 1, step.cpu());
  }

  private static String source(Step step) {
    return step.source() == null ? "" : "  " + step.source();
  }

  private static void row(
      StringBuilder out, String head, List<String> cells, int[] widths, String tail) {
    StringBuilder line = new StringBuilder(head);
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      line.append(GAP).append(cell).append(" ".repeat(Math.max(0, widths[i] - cell.length())));
    }
    out.append(line.append(tail).toString().stripTrailing()).append('\n');
  }
}
