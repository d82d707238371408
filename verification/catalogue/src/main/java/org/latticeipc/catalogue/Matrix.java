package org.latticeipc.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.latticeipc.catalogue.subject.Finding;
import org.latticeipc.catalogue.subject.Finding.Kind;
import org.latticeipc.catalogue.subject.Subject;

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
    StringBuilder text = new StringBuilder("| part | what is wrong |");
    columns.forEach(column -> text.append(' ').append(column).append(" |"));
    text.append("\n|---|---|").append("---|".repeat(columns.size())).append('\n');
    for (Subject subject : rows.keySet()) {
      text.append("| `").append(subject.name()).append("` | ");
      text.append(subject.isReal() ? "nothing: the real part" : subject.breaks()).append(" |");
      columns.forEach(column -> text.append(' ').append(cell(at(subject, column))).append(" |"));
      text.append('\n');
    }
    return text.toString();
  }

  /** Aligned columns for a terminal, figures left out. */
  public String toText() {
    List<List<String>> lines = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("part"));
    head.addAll(columns);
    lines.add(head);
    for (Subject subject : rows.keySet()) {
      List<String> line = new ArrayList<>(List.of(subject.name()));
      columns.forEach(column -> line.add(word(at(subject, column))));
      lines.add(line);
    }
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder row = new StringBuilder();
      for (int i = 0; i < line.size(); i++) {
        int column = i;
        int width = lines.stream().mapToInt(l -> l.get(column).length()).max().orElse(0);
        row.append(line.get(i)).append(" ".repeat(width - line.get(i).length() + 2));
      }
      text.append(row.toString().stripTrailing()).append('\n');
    }
    return text.toString();
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
