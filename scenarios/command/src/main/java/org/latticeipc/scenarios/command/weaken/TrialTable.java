package org.latticeipc.scenarios.command.weaken;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.latticeipc.explorer.trial.TrialReport;
import org.latticeipc.explorer.trial.TrialRow;
import org.latticeipc.machine.text.MarkdownTable;
import org.latticeipc.machine.text.TextTable;
import org.latticeipc.machine.weaken.Site;
import org.latticeipc.machine.weaken.Weakening;
import org.latticeipc.scenarios.command.console.OptionValues;

/** What came of a trial, site by site. */
public final class TrialTable {
  private TrialTable() {}

  /** What is known of a weakening, in words. */
  public static String outcome(TrialRow row) {
    return switch (row.outcome()) {
      case NEEDED ->
          row.kill()
              .map(k -> "needed: " + k.violation().property() + " fails in " + k.subject())
              .orElseThrow();
      case NOT_NOTICED -> "NOT NOTICED";
      case UNDECIDED -> "undecided: " + String.join("; ", row.undecided());
    };
  }

  /**
   * For a terminal: each site, and below it what it was weakened to with what came of it.
   *
   * @param replays the command that replays the trace of a row that was noticed
   */
  public static String text(TrialReport report, IdentityHashMap<TrialRow, String> replays) {
    StringBuilder text = new StringBuilder();
    Map<String, List<TrialRow>> bySite = new LinkedHashMap<>();
    for (TrialRow row : report.rows()) {
      bySite.computeIfAbsent(row.weakening().site().toString(), s -> new ArrayList<>()).add(row);
    }
    bySite.forEach(
        (site, rows) -> {
          text.append(site).append('\n');
          TextTable table = new TextTable("lll");
          for (TrialRow row : rows) {
            table.row("", row.weakening().becomes(), outcome(row));
            if (replays.containsKey(row)) {
              table.row("", "", replays.get(row));
            }
          }
          text.append(table);
        });
    return text.toString();
  }

  /** The same in Markdown, a line for each weakening. */
  public static String markdown(TrialReport report, IdentityHashMap<TrialRow, String> replays) {
    MarkdownTable table =
        new MarkdownTable(List.of("line", "called at", "access", "order", "tried", "", "trace"));
    for (TrialRow row : report.rows()) {
      Site site = row.weakening().site();
      table.row(
          List.of(
              site.line(),
              site.caller(),
              site.kind().word(),
              site.order(),
              row.weakening().becomes(),
              outcome(row),
              replays.containsKey(row) ? "`" + replays.get(row) + "`" : ""));
    }
    return table.toString();
  }

  /** The last line. */
  public static String summary(TrialReport report) {
    return String.format(
        Locale.ROOT,
        "%d weakenings of %d ordered accesses: %d needed, %d not noticed, %d undecided",
        report.rows().size(),
        report.sites().stream().filter(site -> !Weakening.of(site).isEmpty()).count(),
        report.rows(TrialRow.Outcome.NEEDED).size(),
        report.rows(TrialRow.Outcome.NOT_NOTICED).size(),
        report.rows(TrialRow.Outcome.UNDECIDED).size());
  }

  /** After a descent: each ordered access with the order that is left. */
  public static String left(TrialReport report) {
    TextTable table = new TextTable("llll");
    Map<Site, Site> now = new LinkedHashMap<>();
    report.sites().stream()
        .filter(site -> !Weakening.of(site).isEmpty())
        .forEach(site -> now.put(site, site));
    for (TrialRow row : report.rows(TrialRow.Outcome.NOT_NOTICED)) {
      now.replaceAll(
          (written, left) ->
              left.equals(row.weakening().site()) ? row.weakening().weakened() : left);
    }
    now.forEach(
        (written, left) ->
            table.row(
                written.where() + ":",
                written.kind().word(),
                written.order(),
                written.order().equals(left.order()) ? "stays" : "becomes " + left.order()));
    return table.toString();
  }

  /** The word of an outcome in documents. */
  public static String word(TrialRow.Outcome outcome) {
    return OptionValues.word(outcome);
  }
}
