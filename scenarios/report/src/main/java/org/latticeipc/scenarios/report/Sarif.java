package org.latticeipc.scenarios.report;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.EngineProperties;
import org.latticeipc.machine.program.Property;
import org.latticeipc.machine.program.PropertyRegistry;
import org.latticeipc.scenarios.json.Fields;
import org.latticeipc.scenarios.json.Json;
import org.latticeipc.scenarios.report.BlamedPlaces.Place;
import org.latticeipc.trace.Step;

/**
 * What is not as expected as SARIF 2.1.0: a result each, at the line to blame, with the steps as a
 * code flow that has a thread for each task.
 */
public final class Sarif {
  private static final String EXPECTATION = "expectation";
  private static final String INCONCLUSIVE = "inconclusive";
  private static final String NOT_REACHED = "not-reached";
  private static final String UNREADABLE = "unreadable";

  private final Function<String, Optional<String>> sources;

  private Sarif(Function<String, Optional<String>> sources) {
    this.sources = sources;
  }

  /**
   * The document.
   *
   * @param sources the path of a Java file by its simple name, if there is just one such file;
   *     relative to the root of what is checked
   */
  public static String document(
      String version, List<CaseResult> cases, Function<String, Optional<String>> sources) {
    Sarif sarif = new Sarif(sources);
    List<Map<String, Object>> results =
        cases.stream()
            .filter(each -> each.state() != CaseResult.State.MET)
            .map(sarif::result)
            .toList();
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
        .map(id -> new Fields().put("id", id).put("shortDescription", text(about(id))).map())
        .toList();
  }

  /** What a rule asks for: the title of its alerts. */
  private static String about(String rule) {
    String always = EngineProperties.expectable().get(rule);
    return switch (rule) {
      case EXPECTATION -> "a scenario does what its file expects";
      case INCONCLUSIVE -> "a scenario can be decided within its budget and bounds";
      case NOT_REACHED -> "the budget suffices for every scenario";
      case UNREADABLE -> "a scenario can be read";
      default ->
          always != null
              ? always
              : PropertyRegistry.find(rule).map(Property::statement).orElse("the property " + rule);
    };
  }

  private Map<String, Object> result(CaseResult each) {
    Optional<Violation> violation = each.violations().stream().findFirst();
    BlamedPlaces places = new BlamedPlaces(each.file(), sources);
    List<Place> blamed =
        violation.map(places::blamed).orElse(List.of(places.inScenario(each.position())));
    Fields fields =
        new Fields()
            .put("ruleId", rule(each, violation))
            .put("level", level(each.state()))
            .put("message", text(message(each)))
            .put("locations", List.of(location(blamed.get(0))));
    if (blamed.size() > 1) {
      fields.put(
          "relatedLocations", blamed.stream().skip(1).map(Sarif::location).distinct().toList());
    }
    violation.ifPresent(v -> fields.put("codeFlows", List.of(flow(places, v))));
    return fields.map();
  }

  private static String rule(CaseResult each, Optional<Violation> violation) {
    return switch (each.state()) {
      case MET, UNMET -> violation.map(Violation::property).orElse(EXPECTATION);
      case INCONCLUSIVE -> INCONCLUSIVE;
      case NOT_REACHED -> NOT_REACHED;
      case BROKEN -> UNREADABLE;
    };
  }

  private static String level(CaseResult.State state) {
    return switch (state) {
      case MET -> "none";
      case UNMET, BROKEN -> "error";
      case INCONCLUSIVE, NOT_REACHED -> "warning";
    };
  }

  private static String message(CaseResult each) {
    if (each.state() == CaseResult.State.BROKEN) {
      return each.message();
    }
    return each.name()
        + " under "
        + each.model()
        + ": "
        + each.message()
        + each.replay().map(r -> "; replay it: " + r).orElse("");
  }

  private static Map<String, Object> flow(BlamedPlaces places, Violation violation) {
    List<Map<String, Object>> threads = new ArrayList<>();
    for (TaskHandle task : violation.trace().tasks()) {
      List<Map<String, Object>> steps = new ArrayList<>();
      int order = 0;
      for (Step step : violation.trace().steps()) {
        order++;
        if (step.task() == task.id()) {
          Map<String, Object> location = location(places.of(step));
          location.put("message", text(words(step)));
          steps.add(new Fields().put("executionOrder", order).put("location", location).map());
        }
      }
      if (!steps.isEmpty()) {
        threads.add(new Fields().put("id", task.name()).put("locations", steps).map());
      }
    }
    return new Fields().put("message", text(violation.message())).put("threadFlows", threads).map();
  }

  private static String words(Step step) {
    return step.source().isEmpty() ? step.words() : step.words() + " (" + step.source() + ")";
  }

  private static Map<String, Object> text(String text) {
    return new Fields().put("text", text).map();
  }

  private static Map<String, Object> location(Place place) {
    Fields region = new Fields().put("startLine", place.line());
    if (place.column() > 0) {
      region.put("startColumn", place.column());
    }
    Map<String, Object> physical =
        new Fields()
            .put("artifactLocation", new Fields().put("uri", uri(place.file())).map())
            .put("region", region.map())
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
