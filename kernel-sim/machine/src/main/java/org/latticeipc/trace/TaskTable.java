package org.latticeipc.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.TaskHandle;

/**
 * A trace as a table: a column a task, a row a step, time downwards. Long texts go on in the next
 * line, rows that only repeat are counted instead of shown; the trace file has all of them whole.
 */
public final class TaskTable {
  private static final int MIN_WIDTH = 20;
  private static final int MOST_COLUMNS = 100;
  private static final int MOST_LINES = 2;
  private static final int MOST_LINES_OF_A_CHANGE = 6;
  private static final int MOST_LINES_OF_AN_END = 8;

  /** Of what stands at a place. */
  private static final int MOST_OF_A_TEXT = 60;

  private static final String OWNS = "owns ";
  private static final String WAITS_FOR = "waits for ";

  /**
   * A row: its number, the column of its task, what the task did, in how many lines to say, and
   * where.
   */
  private record Row(String number, int column, String text, int lines, String where) {
    Row(int number, int column, Step step, String words, boolean sources) {
      this(
          Integer.toString(number),
          column,
          words.replace('\n', ' '),
          most(step),
          sources ? step.source() : "");
    }

    /** Of a change both values are to be seen. */
    private static int most(Step step) {
      if (step instanceof Step.Failed || step instanceof Step.Standstill) {
        return MOST_LINES_OF_AN_END;
      }
      return step instanceof Step.Update ? MOST_LINES_OF_A_CHANGE : MOST_LINES;
    }

    boolean says(Row other) {
      return column == other.column && text.equals(other.text);
    }
  }

  private TaskTable() {}

  /**
   * The table.
   *
   * @param width of the whole table in characters
   */
  public static List<String> lines(Trace trace, int width) {
    return lines(trace, width, false, null, UnaryOperator.identity());
  }

  /**
   * The table with what steps say in other words, such as names in the place of addresses.
   *
   * @param words given what a step says
   */
  public static List<String> inWords(Trace trace, int width, UnaryOperator<String> words) {
    return lines(trace, width, false, null, words);
  }

  /**
   * The table with each call as one row: all steps that one task does in other code for one place
   * in the text of an interpreted program, such as a lock taken or a message sent, while others do
   * nothing but calls. Says what was noted meanwhile. Who waits or fails there has a row of its
   * own.
   *
   * @param width of the whole table in characters
   */
  public static List<String> ofCalls(Trace trace, int width) {
    return ofCalls(trace, width, place -> "", place -> false);
  }

  /**
   * As {@link #ofCalls(Trace, int)}, with what stands at a place in the program.
   *
   * @param texts the text of a place such as {@code line 7}, empty if it is not known
   * @param calls of which places it is known that all that is done there is one call
   */
  public static List<String> ofCalls(
      Trace trace, int width, UnaryOperator<String> texts, Predicate<String> calls) {
    return lines(trace, width, false, new Calls(texts, calls), UnaryOperator.identity());
  }

  /** What stands at places, and which of them are calls though no other code is named there. */
  private record Calls(UnaryOperator<String> texts, Predicate<String> isOne) {
    /** The place for which other code does the step; else empty. */
    String place(Step step) {
      boolean ends =
          step instanceof Step.Blocked
              || step instanceof Step.BlockedAwait
              || step instanceof Step.Failed;
      int comma = step.source().indexOf(", ");
      if (!ends && comma < 0 && isOne.test(step.source())) {
        return step.source();
      }
      return ends || comma < 0 ? "" : step.source().substring(0, comma);
    }
  }

  /**
   * The table with a last column that says where in the source each step is.
   *
   * @param width of the table without that column
   */
  public static List<String> withSources(Trace trace, int width) {
    return lines(trace, width, true, null, UnaryOperator.identity());
  }

  /**
   * @param calls if calls are one row each; else null
   */
  private static List<String> lines(
      Trace trace, int width, boolean sources, @Nullable Calls calls, UnaryOperator<String> words) {
    Map<Integer, Integer> columns = new LinkedHashMap<>();
    List<String> names = new ArrayList<>();
    Set<Integer> stepping = new TreeSet<>();
    trace.steps().forEach(step -> stepping.add(step.task()));
    for (TaskHandle task : trace.tasks()) {
      if (stepping.contains(task.id())) {
        columns.put(task.id(), columns.size());
        names.add(task.name());
      }
    }
    if (names.size() > MOST_COLUMNS || isTooWide(names.size(), width)) {
      return list(rows(trace, columns, sources, calls, words), names, width);
    }
    int cell = Math.max(MIN_WIDTH, (width - 5) / Math.max(1, names.size()) - 3);
    List<String> lines = new ArrayList<>();
    StringBuilder head = new StringBuilder("step");
    names.forEach(name -> head.append(" | ").append(pad(cut(name, cell), cell)));
    lines.add(head.toString().stripTrailing());
    lines.add("-".repeat(4) + ("-+-" + "-".repeat(cell)).repeat(names.size()));
    for (Row row :
        Repetition.folded(
            rows(trace, columns, sources, calls, words), Row::says, TaskTable::again)) {
      add(lines, row, names.size(), cell);
    }
    return lines;
  }

  /** Whether that many columns side by side would leave each too narrow, or the table too wide. */
  private static boolean isTooWide(int columns, int width) {
    return columns > 1 && (width - 5) / columns - 3 < MIN_WIDTH;
  }

  /** One column for all tasks, each step after its task's name: for more than fit side by side. */
  private static List<String> list(List<Row> rows, List<String> names, int width) {
    int cell = width - 5 - 3;
    List<String> lines = new ArrayList<>();
    lines.add("step | task: what it does");
    lines.add("-".repeat(4) + "-+-" + "-".repeat(cell));
    for (Row row : Repetition.folded(rows, Row::says, TaskTable::again)) {
      String text = names.get(row.column) + ": " + row.text;
      add(lines, new Row(row.number, 0, text, row.lines, row.where), 1, cell);
    }
    return lines;
  }

  private static List<Row> rows(
      Trace trace,
      Map<Integer, Integer> columns,
      boolean sources,
      @Nullable Calls calls,
      UnaryOperator<String> words) {
    List<Supplier<Row>> rows = new ArrayList<>();
    Map<Integer, Call> open = new LinkedHashMap<>();
    List<Step> steps = trace.steps();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      Integer column = columns.get(step.task());
      if (column == null || step instanceof Step.End) {
        continue;
      }
      boolean note = step instanceof Step.Note;
      Call call = calls == null ? null : call(open, step, i + 1, column, rows, calls);
      if (call != null) {
        call.steps.add(step);
      } else {
        Row row = new Row(i + 1, column, step, words.apply(step.words()), sources);
        rows.add(() -> row);
        if (!note) {
          // What is shown by itself stands between what came before it and what comes after.
          open.clear();
        }
      }
    }
    return rows.stream().map(Supplier::get).toList();
  }

  /** The call of which a step is, begun with it if need be; null if it is of none. */
  private static @Nullable Call call(
      Map<Integer, Call> open,
      Step step,
      int number,
      int column,
      List<Supplier<Row>> rows,
      Calls calls) {
    String place = calls.place(step);
    Call running = open.get(step.task());
    if (running != null
        && (place.equals(running.place)
            || (step instanceof Step.Note && step.source().isEmpty()))) {
      return running;
    } else if (place.isEmpty()) {
      open.remove(step.task());
      return null;
    }
    Call begun = new Call(place, number, column);
    open.put(step.task(), begun);
    rows.add(() -> begun.row(calls.texts));
    return begun;
  }

  /** Steps that one task does in other code for one place, beside calls of others at most. */
  private static final class Call {
    final String place;
    final int number;
    final int column;
    final List<Step> steps = new ArrayList<>();

    Call(String place, int number, int column) {
      this.place = place;
      this.number = number;
      this.column = column;
    }

    Row row(UnaryOperator<String> texts) {
      String stands = texts.apply(place);
      if (steps.size() == 1 && stands.isEmpty()) {
        return new Row(number, column, steps.get(0), steps.get(0).words(), false);
      }
      List<String> notes = new ArrayList<>();
      for (Step step : steps) {
        if (step instanceof Step.Note note) {
          notes.removeIf(earlier -> isOutdated(earlier, note.fact()));
          notes.add(note.fact());
        }
      }
      String text =
          place
              + (stands.isEmpty() ? "" : ", " + cut(stands, MOST_OF_A_TEXT))
              + " ("
              + steps.size()
              + (steps.size() == 1 ? " step)" : " steps)")
              + (notes.isEmpty() ? "" : ": " + String.join("; ", notes));
      return new Row(Integer.toString(number), column, text, MOST_LINES_OF_AN_END, "");
    }
  }

  /** Who owns a lock by the end of a call need not be said to have waited for it. */
  private static boolean isOutdated(String earlier, String now) {
    return now.startsWith(OWNS)
        && (earlier + " ").startsWith(WAITS_FOR + now.substring(OWNS.length()) + " ");
  }

  private static Row again(Row last, int rows, int times) {
    String what = rows == 1 ? "the same" : "these " + rows + " steps";
    return new Row("…", last.column, "… " + what + ", " + times + " times more", 1, "");
  }

  private static void add(List<String> lines, Row row, int columns, int cell) {
    String number = row.number;
    for (String text : wrap(row.text, cell, row.lines)) {
      StringBuilder out = new StringBuilder(pad(number, 4));
      for (int column = 0; column < columns; column++) {
        out.append(" | ").append(pad(column == row.column ? text : "", cell));
      }
      if (!number.isEmpty() && !row.where.isEmpty()) {
        out.append(" | ").append(row.where);
      }
      lines.add(out.toString().stripTrailing());
      number = "";
    }
  }

  /** The text in lines of that width, the last one cut if there would be more than {@code most}. */
  private static List<String> wrap(String text, int width, int most) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (rest.length() > width && lines.size() < most - 1) {
      int space = rest.lastIndexOf(' ', width);
      int end = space > width / 2 ? space : width;
      lines.add(rest.substring(0, end));
      rest = "  " + rest.substring(end).strip();
    }
    lines.add(cut(rest, width));
    return lines;
  }

  private static String cut(String text, int width) {
    return text.length() > width ? text.substring(0, width - 1) + "…" : text;
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
