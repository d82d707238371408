package org.latticeipc.litmus.report;

import java.util.List;
import java.util.Locale;
import org.latticeipc.litmus.JudgedState;

/** Results as a JUnit XML report, which continuous integration reads. */
public final class JUnitXml {

  /** A file that could not be run. */
  public record Refused(String file, String message) {}

  private JUnitXml() {}

  /** The whole document. */
  public static String of(
      String suite, List<JudgedState> all, List<Refused> refused, double seconds) {
    long failed = all.stream().filter(j -> j.grade() == JudgedState.Grade.FAILED).count();
    long open = all.stream().filter(j -> j.grade() == JudgedState.Grade.INCONCLUSIVE).count();
    StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.append(
        String.format(
            Locale.ROOT,
            "<testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"0\""
                + " time=\"%.3f\">\n",
            escape(suite),
            all.size() + refused.size(),
            failed,
            open + refused.size(),
            seconds));
    all.forEach(judged -> testCase(out, judged));
    for (Refused bad : refused) {
      open(out, bad.file(), bad.file(), 0);
      problem(out, "error", "bad input", bad.message(), "");
      out.append("  </testcase>\n");
    }
    return out.append("</testsuite>\n").toString();
  }

  private static void testCase(StringBuilder out, JudgedState judged) {
    String file = judged.result().test().file();
    open(out, judged.result().test().name(), file, judged.result().statistics().seconds());
    if (judged.grade() == JudgedState.Grade.FAILED) {
      problem(out, "failure", "not as expected", judged.reason(), HerdBlock.of(judged.result()));
    } else if (judged.grade() == JudgedState.Grade.INCONCLUSIVE) {
      problem(out, "error", "inconclusive", judged.reason(), HerdBlock.of(judged.result()));
    }
    out.append("  </testcase>\n");
  }

  private static void open(StringBuilder out, String name, String file, double seconds) {
    out.append(
        String.format(
            Locale.ROOT,
            "  <testcase name=\"%s\" classname=\"%s\" time=\"%.3f\">\n",
            escape(name),
            escape(file),
            seconds));
  }

  private static void problem(
      StringBuilder out, String tag, String type, String message, String detail) {
    out.append("    <").append(tag).append(" type=\"").append(type).append("\" message=\"");
    out.append(escape(message)).append("\">").append(escape(detail));
    out.append("</").append(tag).append(">\n");
  }

  private static String escape(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(isXml(c) ? c : '?');
              }
            });
    return out.toString();
  }

  private static boolean isXml(int c) {
    return c == '\n'
        || c == '\t'
        || c >= 0x20 && !(c >= 0xD800 && c <= 0xDFFF) && c < 0xFFFE
        || c >= 0x10000;
  }
}
