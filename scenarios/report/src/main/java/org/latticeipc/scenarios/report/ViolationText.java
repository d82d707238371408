package org.latticeipc.scenarios.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.trace.EventId;
import org.latticeipc.trace.Reason;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.StepWords;
import org.latticeipc.trace.TaskTable;

/** A violation for those who have one line, or one page: a log, a report, a pull request. */
public final class ViolationText {
  private static final int WIDTH = 120;
  private static final int MOST_TASKS = 3;
  private static final int MOST_CELLS = 3;
  private static final int MOST_ROWS = 400;

  private ViolationText() {}

  /** One line: the property, what is wrong, the values read, by task, and why that is possible. */
  public static String line(Violation violation) {
    StringBuilder text = new StringBuilder(violation.property());
    text.append(": ").append(violation.message());
    String read = values(violation);
    if (!read.isEmpty()) {
      text.append("; ").append(read);
    }
    reason(violation).ifPresent(reason -> text.append("; ").append(reason.sentence()));
    return text.toString().replace('\n', ' ');
  }

  /** Why it is possible, in the one sentence that helps most: what would forbid it. */
  public static Optional<Reason> reason(Violation violation) {
    return violation.reasons().stream()
        .filter(Reason::blames)
        .findFirst()
        .or(() -> violation.reasons().stream().findFirst());
  }

  /** Many lines: every reason, then a column a task and a line a step, with their places. */
  public static List<String> page(Violation violation) {
    List<String> lines = new ArrayList<>();
    lines.add(violation.property() + ": " + violation.message());
    violation.explanation().forEach(why -> lines.add("why: " + why));
    List<String> table = TaskTable.withSources(violation.trace(), WIDTH);
    lines.addAll(table.subList(0, Math.min(MOST_ROWS, table.size())));
    if (table.size() > MOST_ROWS) {
      lines.add("… and " + (table.size() - MOST_ROWS) + " more lines; the trace has them all");
    }
    return lines;
  }

  /**
   * The tasks that a violation is about, by name: those that failed or stand; else those that its
   * message names; else the one that stepped last.
   */
  public static List<String> tasks(Violation violation) {
    return concerned(violation).stream()
        .map(new StepWords(violation.trace().tasks())::task)
        .toList();
  }

  private static Set<Integer> concerned(Violation violation) {
    Set<Integer> concerned = new LinkedHashSet<>();
    int last = 0;
    for (Step step : violation.trace().steps()) {
      last = step.task();
      if (step instanceof Step.Failed || step instanceof Step.Standstill) {
        concerned.add(step.task());
      }
    }
    if (concerned.isEmpty()) {
      violation.trace().tasks().stream()
          .filter(task -> names(violation.message(), task.name()))
          .forEach(task -> concerned.add(task.id()));
    }
    if (concerned.isEmpty() && last > 0) {
      concerned.add(last);
    }
    return concerned;
  }

  /** Whether the text has the name as a word of its own. */
  private static boolean names(String text, String name) {
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      int end = at + name.length();
      boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
      if (begins && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
        return true;
      }
    }
    return false;
  }

  /**
   * {@code task reader read flag = 1, letter = 0}: what the reasons speak of, by task; if they
   * speak of no read, what the tasks concerned last read.
   */
  private static String values(Violation violation) {
    Set<EventId> spokenOf = new LinkedHashSet<>();
    violation.reasons().forEach(reason -> spokenOf.addAll(reason.about()));
    Set<Integer> readers = new LinkedHashSet<>();
    for (Step step : violation.trace().steps()) {
      if (step instanceof Step.Reads && spokenOf.contains(step.id())) {
        readers.add(step.task());
      }
    }
    return readers.isEmpty()
        ? values(violation, concerned(violation), step -> true, " last read ")
        : values(violation, readers, step -> spokenOf.contains(step.id()), " read ");
  }

  private static String values(
      Violation violation, Set<Integer> tasks, Predicate<Step> counts, String verb) {
    StepWords words = new StepWords(violation.trace().tasks());
    List<String> parts = new ArrayList<>();
    for (int task : tasks) {
      List<String> values = lastRead(violation, step -> step.task() == task && counts.test(step));
      if (!values.isEmpty() && parts.size() < MOST_TASKS) {
        parts.add("task " + words.task(task) + verb + String.join(", ", values));
      }
    }
    return String.join("; ", parts);
  }

  private static List<String> lastRead(Violation violation, Predicate<Step> counts) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Step step : violation.trace().steps()) {
      if (step instanceof Step.Reads reads && counts.test(step)) {
        values.remove(reads.cell());
        values.put(reads.cell(), reads.read());
      }
    }
    List<String> all = new ArrayList<>();
    values.forEach((cell, value) -> all.add(cell + " = " + shortened(value)));
    return all.subList(Math.max(0, all.size() - MOST_CELLS), all.size());
  }

  private static String shortened(String value) {
    int most = 40;
    return value.length() <= most ? value : value.substring(0, most - 1) + "…";
  }
}
