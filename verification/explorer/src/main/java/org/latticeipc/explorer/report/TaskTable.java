package org.latticeipc.explorer.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.StepKind;
import org.latticeipc.trace.Trace;

/** A trace as plain text: a column for each task, a line for each step, time runs down. */
public final class TaskTable {
  private TaskTable() {}

  /** The table, lines ended by newlines. */
  public static String of(Trace trace) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(trace.tasks().stream().map(TaskHandle::name).toList());
    for (Step step : trace.steps()) {
      rows.add(trace.tasks().stream().map(t -> t.id() == step.task() ? text(step) : "").toList());
    }
    int[] widths = new int[trace.tasks().size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    String rule = rule(widths);
    StringBuilder out = new StringBuilder(rule);
    for (int i = 0; i < rows.size(); i++) {
      line(out, rows.get(i), widths);
      out.append(i == 0 ? rule : "");
    }
    return out.append(rule).toString();
  }

  private static String rule(int[] widths) {
    StringBuilder out = new StringBuilder("|");
    Arrays.stream(widths).forEach(w -> out.append("-".repeat(w + 2)).append('|'));
    return out.append('\n').toString();
  }

  private static void line(StringBuilder out, List<String> row, int[] widths) {
    out.append('|');
    for (int i = 0; i < widths.length; i++) {
      String cell = row.get(i);
      out.append(' ').append(cell).append(" ".repeat(widths[i] - cell.length())).append(" |");
    }
    out.append('\n');
  }

  /** One step in words, with its source line. */
  public static String text(Step step) {
    String what = what(step);
    return step.source() == null ? what : what + " at " + step.source();
  }

  private static String what(Step step) {
    String cell = String.valueOf(step.cell());
    String access = cell + "." + verb(step.kind()) + "(" + or(step.order(), "") + ")";
    return switch (step.kind()) {
      case STORE -> access + " := " + step.written();
      case RMW -> access + ": " + step.read() + from(step) + " -> " + step.written();
      case LOAD, CAS_FAILED, AWAIT, AWAIT_LATE -> access + ": " + step.read() + from(step);
      case FENCE -> "fence(" + or(step.order(), "") + ")";
      case CHOICE -> "choose " + cell + ": " + step.written();
      case SPAWN -> "spawn " + cell;
      case JOIN -> "join " + cell;
      case BLOCKED -> "BLOCKED: " + or(step.detail(), "waits for " + cell);
      case FAILED -> "FAILED: " + or(step.detail(), "");
      case NOTE -> or(step.detail(), "");
      case YIELD -> "yield";
      case END -> "end";
    };
  }

  private static String from(Step step) {
    return step.readsFrom() == null ? "" : " from " + step.readsFrom();
  }

  private static String verb(StepKind kind) {
    return kind == StepKind.CAS_FAILED
        ? "compareAndExchange, failed "
        : kind.name().toLowerCase(Locale.ROOT).replace("rmw", "update");
  }

  private static String or(@Nullable String text, String otherwise) {
    return text == null ? otherwise : text;
  }
}
