package org.latticeipc.litmus.report;

import java.util.List;
import java.util.Locale;
import org.latticeipc.litmus.JudgedState;
import org.latticeipc.litmus.LitmusResult;
import org.latticeipc.machine.text.TextTable;

/** One line for each test of a folder. */
public final class SummaryTable {
  private SummaryTable() {}

  /** The table with a last line of totals. */
  public static String of(List<JudgedState> all, double seconds) {
    boolean expected = all.stream().anyMatch(JudgedState::table);
    TextTable table = new TextTable("llrrrrl");
    table.row(
        "test", "answer", "states", "positive", "negative", "seconds", expected ? "expected" : "");
    for (JudgedState judged : all) {
      LitmusResult result = judged.result();
      table.row(
          result.test().name(),
          answer(result) + " " + result.observation(),
          Integer.toString(result.states().size()),
          Long.toString(result.positive()),
          Long.toString(result.negative()),
          String.format(Locale.ROOT, "%.2f", result.statistics().seconds()),
          remark(judged));
    }
    return table + totals(all, seconds);
  }

  /** {@code Ok}, {@code No}, {@code Undef} or {@code Loop}, as herd7 has them. */
  static String answer(LitmusResult result) {
    if (result.undefined()) {
      return "Undef";
    } else if (!result.decided()) {
      return "Loop";
    }
    return result.ok() ? "Ok" : "No";
  }

  private static String remark(JudgedState judged) {
    return switch (judged.grade()) {
      case PASSED -> judged.table() ? "as expected" : "";
      case FAILED, INCONCLUSIVE -> judged.reason();
    };
  }

  private static String totals(List<JudgedState> all, double seconds) {
    long failed = all.stream().filter(j -> j.grade() == JudgedState.Grade.FAILED).count();
    long open = all.stream().filter(j -> j.grade() == JudgedState.Grade.INCONCLUSIVE).count();
    boolean table = all.stream().anyMatch(JudgedState::table);
    return String.format(
        Locale.ROOT,
        "%d tests in %.2f s: %d %s, %d %s, %d inconclusive\n",
        all.size(),
        seconds,
        all.size() - failed - open,
        table ? "as expected" : "hold",
        failed,
        table ? "not as expected" : "violated",
        open);
  }
}
