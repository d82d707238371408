package org.latticeipc.litmus.report;

import java.util.Locale;
import org.latticeipc.litmus.LitmusResult;
import org.latticeipc.litmus.StateCount;
import org.latticeipc.litmus.condition.Quantifier;

/** A result in the text form of herd7, so that scripts made for herd7's output read it. */
public final class HerdBlock {
  private HerdBlock() {}

  /** The block, ending with an empty line. */
  public static String of(LitmusResult result) {
    String name = result.test().name();
    Quantifier quantifier = result.test().question().quantifier();
    StringBuilder out = new StringBuilder();
    line(out, "Test " + name + " " + quantifier.title());
    line(out, "States " + result.states().size());
    for (StateCount state : result.states()) {
      line(out, state.text());
    }
    line(out, answer(result));
    line(out, "Witnesses");
    line(out, "Positive: " + result.positive() + " Negative: " + result.negative());
    if (result.undefined()) {
      line(out, "Flag *undef*");
    }
    line(out, "Condition " + result.test().question().show());
    line(
        out,
        String.join(
            " ",
            "Observation",
            name,
            result.observation(),
            Long.toString(result.satisfying()),
            Long.toString(result.others())));
    line(
        out,
        "Time " + name + " " + String.format(Locale.ROOT, "%.2f", result.statistics().seconds()));
    return out.append('\n').toString();
  }

  private static String answer(LitmusResult result) {
    if (result.undefined()) {
      return "Undef";
    }
    String answer = result.ok() ? "Ok" : "No";
    return result.missing().isEmpty() ? answer : "Loop " + answer;
  }

  private static void line(StringBuilder out, String text) {
    out.append(text).append('\n');
  }
}
