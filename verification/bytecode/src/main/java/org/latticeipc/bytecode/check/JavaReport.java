package org.latticeipc.bytecode.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.latticeipc.explorer.result.Statistics;
import org.latticeipc.explorer.result.Violation;

/** A result as fields of a document and as lines for people. */
public final class JavaReport {
  private final JavaResult result;
  private final List<String> traces;

  /**
   * @param traces the file of each violation's trace, empty if it was not kept
   */
  public JavaReport(JavaResult result, List<String> traces) {
    this.result = result;
    this.traces = List.copyOf(traces);
  }

  /** The fields of the JSON document, in order. */
  public Map<String, Object> fields() {
    Statistics s = result.statistics();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", result.name());
    fields.put("model", result.model().id());
    fields.put("verdict", result.verdict().name());
    fields.put("complete", s.complete());
    fields.put("blocked", s.blocked());
    fields.put("outcomes", result.outcomes());
    fields.put("forbidden", result.forbidden());
    fields.put("unseen", List.copyOf(result.unseen().keySet()));
    fields.put("events", s.events());
    fields.put("seconds", s.seconds());
    fields.put("executionsPerSecond", s.executionsPerSecond());
    fields.put("reasons", result.reasons());
    fields.put("violations", violations());
    fields.put("races", !result.races().isEmpty());
    fields.put("racesFound", result.races());
    fields.put("assumptions", result.assumptions());
    return fields;
  }

  private List<Map<String, Object>> violations() {
    List<Map<String, Object>> list = new ArrayList<>();
    for (int i = 0; i < result.violations().size(); i++) {
      Violation violation = result.violations().get(i);
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("property", violation.property());
      fields.put("message", violation.message());
      if (!traces.get(i).isEmpty()) {
        fields.put("trace", traces.get(i));
      }
      fields.put("explanation", violation.explanation());
      list.add(fields);
    }
    return list;
  }

  /** The verdict and what it rests on; violations are told before it. */
  public List<String> lines() {
    Statistics s = result.statistics();
    List<String> lines = new ArrayList<>();
    lines.add(result.name() + " under " + result.model() + ": " + result.verdict());
    result.reasons().forEach(reason -> lines.add("  because " + reason));
    lines.addAll(result.table());
    result.races().forEach(race -> lines.add("  race: " + race));
    result
        .unseen()
        .forEach((id, grade) -> lines.add("  not shown: '" + id + "', graded " + grade + why(id)));
    lines.add(
        String.format(
            Locale.ROOT,
            "  %d complete and %d blocked executions, %d events, %.2f s (%.0f executions/s)",
            s.complete(),
            s.blocked(),
            s.events(),
            s.seconds(),
            s.executionsPerSecond()));
    lines.add("  assuming: " + String.join("; ", result.assumptions()));
    return lines;
  }

  private String why(String id) {
    return id.equals("STALE")
        ? ": no thread waits for ever; that a compiler takes a plain read out of a loop is not shown"
        : result.reasons().isEmpty()
            ? ": no execution of the model has it"
            : ": perhaps in what was not explored";
  }
}
