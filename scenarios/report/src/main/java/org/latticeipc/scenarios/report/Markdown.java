package org.latticeipc.scenarios.report;

import java.util.List;
import java.util.Locale;
import org.latticeipc.machine.text.MarkdownTable;

/** Cases as a Markdown summary, as a CI step shows it. */
public final class Markdown {
  private Markdown() {}

  /** The document. */
  public static String document(List<CaseResult> cases) {
    long met = CaseResult.count(cases, CaseResult.State.MET);
    StringBuilder out = new StringBuilder("## Lattice scenarios\n\n");
    out.append(met).append(" of ").append(cases.size()).append(" expectations met\n\n");
    MarkdownTable table =
        new MarkdownTable(List.of("scenario", "model", "expected", "found", "", "time:"));
    for (CaseResult each : cases) {
      table.row(
          List.of(
              each.file(),
              each.model(),
              each.expected(),
              each.found(),
              word(each.state()),
              String.format(Locale.ROOT, "%.2f s", each.seconds())));
    }
    out.append(table);
    for (CaseResult each : cases) {
      if (each.state() == CaseResult.State.UNMET) {
        each.replay()
            .ifPresent(r -> out.append("\n`").append(each.file()).append("`: `" + r + "`\n"));
      }
    }
    return out.toString();
  }

  /** The state as a person reads it. */
  public static String word(CaseResult.State state) {
    return switch (state) {
      case MET -> "ok";
      case UNMET -> "FAILED";
      case INCONCLUSIVE -> "inconclusive";
      case NOT_REACHED -> "not reached";
      case BROKEN -> "unreadable";
    };
  }
}
