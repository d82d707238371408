package org.latticeipc.scenarios.report;

import java.util.List;
import java.util.Locale;

/** Cases as a Markdown summary, as a CI step shows it. */
public final class Markdown {
  private Markdown() {}

  /** The document. */
  public static String document(List<CaseResult> cases) {
    long met = cases.stream().filter(c -> c.state() == CaseResult.State.MET).count();
    StringBuilder out = new StringBuilder("## Lattice scenarios\n\n");
    out.append(met).append(" of ").append(cases.size()).append(" expectations met\n\n");
    out.append("| scenario | model | expected | found | | time |\n");
    out.append("| --- | --- | --- | --- | --- | ---: |\n");
    for (CaseResult each : cases) {
      out.append("| ").append(cell(each.file()));
      out.append(" | ").append(each.model());
      out.append(" | ").append(cell(each.expected()));
      out.append(" | ").append(cell(each.found()));
      out.append(" | ").append(word(each.state()));
      out.append(String.format(Locale.ROOT, " | %.2f s |%n", each.seconds()));
    }
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

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }
}
