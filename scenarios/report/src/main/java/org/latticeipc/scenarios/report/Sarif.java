package org.latticeipc.scenarios.report;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.scenarios.json.Fields;
import org.latticeipc.scenarios.json.Json;
import org.latticeipc.trace.Step;

/** Unmet expectations as SARIF 2.1.0: a result each, with a thread flow for each task. */
public final class Sarif {
  private static final Pattern SCENARIO_LINE = Pattern.compile("line (\\d+)");

  private Sarif() {}

  /** The document. */
  public static String document(String version, List<CaseResult> cases) {
    List<Map<String, Object>> results = new ArrayList<>();
    for (CaseResult each : cases) {
      if (each.state() == CaseResult.State.UNMET
          || each.state() == CaseResult.State.INCONCLUSIVE
          || each.state() == CaseResult.State.BROKEN) {
        results.add(result(each));
      }
    }
    Map<String, Object> driver =
        new Fields()
            .put("name", "lattice")
            .put("version", version)
            .put("rules", rules(results))
            .map();
    Map<String, Object> run =
        new Fields()
            .put("tool", new Fields().put("driver", driver).map())
            .put("columnKind", "utf16CodeUnits")
            .put("results", results)
            .map();
    return Json.pretty(
        new Fields()
            .put("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
            .put("version", "2.1.0")
            .put("runs", List.of(run))
            .map());
  }

  private static List<Map<String, Object>> rules(List<Map<String, Object>> results) {
    return results.stream()
        .map(r -> String.valueOf(r.get("ruleId")))
        .distinct()
        .sorted()
        .map(id -> new Fields().put("id", id).map())
        .toList();
  }

  private static Map<String, Object> result(CaseResult each) {
    boolean violated = !each.violations().isEmpty();
    String rule =
        violated
            ? each.violations().get(0).property()
            : each.state() == CaseResult.State.UNMET ? "expectation" : "inconclusive";
    Fields fields =
        new Fields()
            .put("ruleId", rule)
            .put("level", each.state() == CaseResult.State.INCONCLUSIVE ? "warning" : "error")
            .put(
                "message",
                text(
                    each.name()
                        + " under "
                        + each.model()
                        + ": expected "
                        + each.expected()
                        + ", found "
                        + each.found()
                        + each.replay().map(r -> "; replay it: " + r).orElse("")))
            .put(
                "locations",
                List.of(location(each.file(), violated ? lastLine(each.violations().get(0)) : 1)));
    if (violated) {
      fields.put("codeFlows", List.of(flow(each, each.violations().get(0))));
    }
    return fields.map();
  }

  private static Map<String, Object> flow(CaseResult each, Violation violation) {
    List<Map<String, Object>> threads = new ArrayList<>();
    for (TaskHandle task : violation.trace().tasks()) {
      List<Map<String, Object>> steps = new ArrayList<>();
      int order = 0;
      for (Step step : violation.trace().steps()) {
        order++;
        if (step.task() == task.id()) {
          Map<String, Object> location = location(each.file(), line(step));
          location.put("message", text(step.words()));
          steps.add(new Fields().put("executionOrder", order).put("location", location).map());
        }
      }
      if (!steps.isEmpty()) {
        threads.add(new Fields().put("id", task.name()).put("locations", steps).map());
      }
    }
    return new Fields().put("message", text(violation.message())).put("threadFlows", threads).map();
  }

  private static Map<String, Object> text(String text) {
    return new Fields().put("text", text).map();
  }

  /** The line of the scenario that did the step, 1 if it is not known. */
  private static int line(Step step) {
    Matcher matcher = SCENARIO_LINE.matcher(step.source());
    return matcher.lookingAt() ? Integer.parseInt(matcher.group(1)) : 1;
  }

  /** The line of the scenario that did the last step, which is where it went wrong. */
  private static int lastLine(Violation violation) {
    int line = 1;
    for (Step step : violation.trace().steps()) {
      int here = line(step);
      line = here > 1 ? here : line;
    }
    return line;
  }

  private static Map<String, Object> location(String file, int line) {
    Map<String, Object> physical =
        new Fields()
            .put("artifactLocation", new Fields().put("uri", uri(file)).map())
            .put("region", new Fields().put("startLine", line).map())
            .map();
    return new Fields().put("physicalLocation", physical).map();
  }

  /**
   * A file as a URI reference (RFC 3986): a first part with a colon would be taken for a scheme.
   */
  private static String uri(String file) {
    try {
      String path = file.replaceFirst("^([^/]*:)", "./$1");
      return new URI(null, null, path, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("every path can be written as a URI", e);
    }
  }
}
