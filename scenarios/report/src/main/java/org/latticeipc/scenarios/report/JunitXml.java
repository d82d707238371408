package org.latticeipc.scenarios.report;

import java.util.List;
import java.util.Locale;

/** Cases as JUnit XML, as CI servers read it. */
public final class JunitXml {
  private JunitXml() {}

  /** The document. */
  public static String document(List<CaseResult> cases) {
    StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.append("<testsuite name=\"lattice test\"");
    attribute(out, "tests", Integer.toString(cases.size()));
    attribute(out, "failures", count(cases, CaseResult.State.UNMET));
    attribute(out, "errors", errors(cases));
    attribute(out, "skipped", count(cases, CaseResult.State.NOT_REACHED));
    attribute(out, "time", seconds(cases.stream().mapToDouble(CaseResult::seconds).sum()));
    out.append(">\n");
    cases.forEach(each -> append(out, each));
    return out.append("</testsuite>\n").toString();
  }

  private static void append(StringBuilder out, CaseResult each) {
    out.append("  <testcase");
    attribute(out, "classname", each.file());
    attribute(out, "name", each.name() + " [" + each.model() + "] " + each.expected());
    attribute(out, "time", seconds(each.seconds()));
    out.append(">\n");
    switch (each.state()) {
      case UNMET -> problem(out, "failure", each);
      case INCONCLUSIVE, BROKEN -> problem(out, "error", each);
      case NOT_REACHED -> {
        out.append("    <skipped");
        attribute(out, "message", each.found());
        out.append("/>\n");
      }
      case MET -> {}
    }
    out.append("    <system-out>").append(escape(each.counts())).append("</system-out>\n");
    out.append("  </testcase>\n");
  }

  private static void problem(StringBuilder out, String element, CaseResult each) {
    out.append("    <").append(element);
    attribute(out, "message", "expected " + each.expected() + ", found " + each.found());
    out.append('>').append(escape(each.replay().map(r -> "replay it: " + r).orElse("")));
    out.append("</").append(element).append(">\n");
  }

  private static String errors(List<CaseResult> cases) {
    return Long.toString(
        cases.stream()
            .filter(
                c ->
                    c.state() == CaseResult.State.INCONCLUSIVE
                        || c.state() == CaseResult.State.BROKEN)
            .count());
  }

  private static String count(List<CaseResult> cases, CaseResult.State state) {
    return Long.toString(cases.stream().filter(c -> c.state() == state).count());
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.3f", seconds);
  }

  private static void attribute(StringBuilder out, String name, String value) {
    out.append(' ').append(name).append("=\"").append(escape(value)).append('"');
  }

  /** XML text; characters that XML 1.0 cannot hold become a question mark. */
  static String escape(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\n', '\t' -> out.append((char) c);
                default -> out.appendCodePoint(c < 32 || c == 0xFFFE || c == 0xFFFF ? '?' : c);
              }
            });
    return out.toString();
  }
}
