package org.latticeipc.scenarios.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.latticeipc.machine.text.MarkdownTable;

/** Cases as a Markdown summary, as a CI step shows it. */
public final class Markdown {
  private static final int FENCE = 3;

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
              found(each),
              word(each.state()),
              String.format(Locale.ROOT, "%.2f s", each.seconds())));
    }
    out.append(table);
    cases.stream()
        .filter(each -> each.state() == CaseResult.State.UNMET)
        .forEach(each -> out.append(counterexample(each)));
    return out.toString();
  }

  /** What a cell has room for; a counterexample tells the rest. */
  private static String found(CaseResult each) {
    return each.state() == CaseResult.State.UNMET && !each.violations().isEmpty()
        ? "violates " + each.violations().get(0).property()
        : each.found();
  }

  /** What broke, with the counterexample folded below it. */
  private static String counterexample(CaseResult each) {
    StringBuilder out = new StringBuilder("\n<details><summary><b>");
    out.append(escaped(each.file())).append("</b>: ").append(escaped(each.message()));
    out.append("</summary>\n\n");
    List<String> lines = new ArrayList<>();
    each.violations().stream().findFirst().ifPresent(v -> lines.addAll(ViolationText.page(v)));
    each.replay().ifPresent(command -> lines.add("replay it: " + command));
    String text = String.join("\n", lines);
    String fence = "`".repeat(Math.max(FENCE, longestRun(text) + 1));
    out.append(fence).append('\n').append(text).append('\n').append(fence);
    return out.append("\n</details>\n").toString();
  }

  /** In a summary, which is HTML on one line. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replaceAll("\\R", " ");
  }

  /** Of backticks, which end a block that begins with as many. */
  private static int longestRun(String text) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
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
