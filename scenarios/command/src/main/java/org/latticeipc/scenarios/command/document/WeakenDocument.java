package org.latticeipc.scenarios.command.document;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.trial.TrialReport;
import org.latticeipc.explorer.trial.TrialRow;
import org.latticeipc.machine.weaken.Site;
import org.latticeipc.machine.weaken.Weakening;
import org.latticeipc.scenarios.command.weaken.TrialTable;
import org.latticeipc.scenarios.json.Fields;

/** The document of {@code weaken}. */
public final class WeakenDocument {
  private WeakenDocument() {}

  /**
   * The document.
   *
   * @param traces the file of the trace of each row that was noticed
   */
  public static Fields of(TrialReport report, IdentityHashMap<TrialRow, Path> traces) {
    List<Fields> subjects = new ArrayList<>();
    report
        .baselines()
        .forEach(
            (name, judgement) ->
                subjects.add(
                    new Fields()
                        .put("name", name)
                        .put("verdict", judgement.verdict().name())
                        .put("reasons", judgement.reasons())
                        .put("seconds", judgement.seconds())));
    return new Fields()
        .put("subjects", subjects)
        .put("needed", report.rows(TrialRow.Outcome.NEEDED).size())
        .put("notNoticed", report.rows(TrialRow.Outcome.NOT_NOTICED).size())
        .put("undecided", report.rows(TrialRow.Outcome.UNDECIDED).size())
        .put("weakenings", report.rows().stream().map(row -> row(row, traces.get(row))).toList());
  }

  private static Fields row(TrialRow row, @Nullable Path trace) {
    Site site = row.weakening().site();
    Fields fields =
        new Fields()
            .put("line", site.line())
            .put("caller", site.caller())
            .put("access", site.kind().word())
            .put("order", site.order())
            .put("tried", row.weakening().becomes())
            .put("outcome", TrialTable.word(row.outcome()));
    if (!row.under().isEmpty()) {
      fields.put("on", row.under().stream().map(Weakening::toString).toList());
    }
    row.kill()
        .ifPresent(
            kill ->
                fields
                    .put("subject", kill.subject())
                    .put("property", kill.violation().property())
                    .put("message", kill.violation().message())
                    .put("explanation", kill.violation().explanation())
                    .put("trace", trace == null ? null : trace.toString()));
    return fields.put("reasons", row.undecided().isEmpty() ? null : row.undecided());
  }
}
