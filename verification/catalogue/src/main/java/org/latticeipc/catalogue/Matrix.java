package org.latticeipc.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.latticeipc.catalogue.subject.Finding;
import org.latticeipc.catalogue.subject.Finding.Kind;
import org.latticeipc.catalogue.subject.Subject;
import org.latticeipc.machine.text.MarkdownTable;
import org.latticeipc.machine.text.TextTable;

/**
 * Findings by row and column. Filled by one thread; rows and columns keep the order in which they
 * were added.
 */
public final class Matrix {
  private final List<String> columns;
  private final Map<Subject, Map<String, Finding>> rows = new LinkedHashMap<>();

  /** An empty matrix with these columns. */
  public Matrix(List<String> columns) {
    this.columns = List.copyOf(columns);
  }

  /** Enters a finding. */
  public void put(Subject subject, String column, Finding finding) {
    rows.computeIfAbsent(subject, s -> new LinkedHashMap<>()).put(column, finding);
  }

  /** The columns' titles. */
  public List<String> columns() {
    return columns;
  }

  /** The rows. */
  public List<Subject> subjects() {
    return List.copyOf(rows.keySet());
  }

  /** One finding. */
  public Finding at(Subject subject, String column) {
    return rows.getOrDefault(subject, Map.of())
        .getOrDefault(column, Finding.of(Kind.NOT_APPLICABLE, "not judged"));
  }

  /**
   * What is wrong with the catalogue itself, one sentence each: a variant that no judge finds, a
   * real part that a judge complains about or cannot finish, a matrix without a judge that ran.
   */
  public List<String> failures() {
    List<String> failures = new ArrayList<>();
    for (Subject subject : rows.keySet()) {
      if (subject.isReal()) {
        complaints(subject, failures);
      } else if (columns.stream().noneMatch(column -> at(subject, column).isFound())) {
        failures.add(
            subject.name() + " is wrong (" + subject.breaks() + "), but no judge finds it");
      }
    }
    if (rows.isEmpty()) {
      failures.add("nothing was judged");
    }
    return failures;
  }

  private void complaints(Subject real, List<String> failures) {
    boolean judged = false;
    for (String column : columns) {
      Finding finding = at(real, column);
      if (finding.isFound() || finding.kind() == Kind.INCONCLUSIVE) {
        failures.add(
            "the real " + real.name() + " is not clean under " + column + ": " + finding.what());
      }
      if (finding.kind() == Kind.CLEAN && finding.executions() == 0) {
        failures.add(
            column + " calls the real " + real.name() + " clean, but looked at no execution");
      }
      judged |= finding.kind() == Kind.CLEAN;
    }
    if (!judged) {
      failures.add("no judge could look at the real " + real.name());
    }
  }

  /** Which judges were not here and how to get them, once each. */
  public List<String> notices() {
    return rows.keySet().stream()
        .flatMap(subject -> columns.stream().map(column -> notice(column, at(subject, column))))
        .filter(notice -> !notice.isEmpty())
        .distinct()
        .toList();
  }

  private static String notice(String column, Finding finding) {
    return finding.kind() == Kind.UNAVAILABLE ? column + " not here: " + finding.what() : "";
  }

  /** A table in Markdown. */
  public String toMarkdown() {
    List<String> titles = new ArrayList<>(List.of("part", "what is wrong"));
    titles.addAll(columns);
    MarkdownTable table = new MarkdownTable(titles);
    for (Subject subject : rows.keySet()) {
      List<String> row = new ArrayList<>();
      row.add("`" + subject.name() + "`");
      row.add(subject.isReal() ? "nothing: the real part" : subject.breaks());
      columns.forEach(column -> row.add(cell(at(subject, column))));
      table.row(row);
    }
    return table.toString();
  }

  /** Aligned columns for a terminal, figures left out. */
  public String toText() {
    TextTable table = new TextTable("l".repeat(columns.size() + 1));
    List<String> head = new ArrayList<>(List.of("part"));
    head.addAll(columns);
    table.row(head);
    for (Subject subject : rows.keySet()) {
      List<String> row = new ArrayList<>(List.of(subject.name()));
      columns.forEach(column -> row.add(word(at(subject, column))));
      table.row(row);
    }
    return table.toString();
  }

  private static String word(Finding finding) {
    return switch (finding.kind()) {
      case FOUND -> "FOUND";
      case CLEAN -> "clean";
      case INCONCLUSIVE -> "inconclusive";
      case NOT_APPLICABLE -> "-";
      case UNAVAILABLE -> "not here";
    };
  }

  private static String cell(Finding finding) {
    if (finding.kind() == Kind.NOT_APPLICABLE || finding.kind() == Kind.UNAVAILABLE) {
      return word(finding);
    }
    String what =
        switch (finding.kind()) {
          case FOUND -> "**FOUND** " + finding.what();
          case INCONCLUSIVE -> word(finding) + ": " + finding.what();
          default -> word(finding);
        };
    String figures =
        finding.executions() > 0
            ? String.format(Locale.ROOT, "%,d, %.1f s", finding.executions(), finding.seconds())
            : String.format(Locale.ROOT, "%.1f s", finding.seconds());
    return what + " (" + figures + ")";
  }
}
