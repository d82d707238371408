package org.latticeipc.scenarios.command.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.litmus.Answer;
import org.latticeipc.litmus.HardwareResult;
import org.latticeipc.litmus.JudgedState;
import org.latticeipc.litmus.LitmusFault;
import org.latticeipc.litmus.LitmusResult;
import org.latticeipc.litmus.StateCount;
import org.latticeipc.scenarios.json.Fields;

/** The documents of {@code litmus}: one for each test under each model. */
public final class LitmusDocument {
  private LitmusDocument() {}

  /**
   * The document of one test under one model.
   *
   * @param trace the witness's file, if one was written
   */
  public static Fields of(
      JudgedState judged, @Nullable HardwareResult hardware, @Nullable String trace) {
    LitmusResult result = judged.result();
    return new Fields()
        .put("name", result.test().name())
        .put("file", result.test().file())
        .put("model", result.options().model().id())
        .put(
            "releaseSequences", result.options().releaseSequences().name().toLowerCase(Locale.ROOT))
        .put("verdict", result.verdict().name())
        .put("states", result.states().stream().map(StateCount::text).toList())
        .put("quantifier", result.test().question().quantifier().word())
        .put("asked", result.test().question().show())
        .put("condition", result.decided() ? result.condition() : null)
        .put("undefined", result.undefined())
        .put("observation", result.observation())
        .put("positive", result.positive())
        .put("negative", result.negative())
        .put("complete", result.complete())
        .put("blocked", result.statistics().blocked())
        .put("events", result.statistics().events())
        .put("seconds", result.statistics().seconds())
        .put("executionsPerSecond", result.statistics().executionsPerSecond())
        .put("expected", judged.expected().map(LitmusDocument::expected).orElse(null))
        .put("asExpected", asExpected(judged))
        .put("assumptions", result.assumptions())
        .put("incomplete", result.missing())
        .put("violations", violations(result, trace))
        .put("trace", trace)
        .put("hardware", hardware == null ? null : hardware(hardware));
  }

  /** The document of a file that cannot be run. */
  public static Fields refused(String file, String message) {
    return new Fields().put("file", file).put("error", message);
  }

  private static Object expected(Answer answer) {
    return answer == Answer.UNDEFINED ? answer.word() : (Object) (answer == Answer.YES);
  }

  private static @Nullable Boolean asExpected(JudgedState judged) {
    return judged.table() ? judged.grade() == JudgedState.Grade.PASSED : null;
  }

  /** The trace is the first one's. */
  private static List<Fields> violations(LitmusResult result, @Nullable String trace) {
    List<Fields> list = new ArrayList<>();
    for (LitmusFault fault : result.violations()) {
      list.add(
          new Fields()
              .put("property", fault.property())
              .put("message", fault.message())
              .put("trace", list.isEmpty() ? trace : null)
              .put("explanation", fault.witness().map(Violation::explanation).orElse(List.of())));
    }
    return list;
  }

  private static Fields hardware(HardwareResult hardware) {
    return new Fields()
        .put("runs", hardware.runs())
        .put("unfinished", hardware.unfinished())
        .put("alarm", hardware.alarm())
        .put(
            "states",
            hardware.rows().stream()
                .map(
                    row ->
                        new Fields()
                            .put("state", row.state())
                            .put("count", row.count())
                            .put("mark", row.mark().name().toLowerCase(Locale.ROOT)))
                .toList());
  }
}
