package org.latticeipc.scenarios.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.latticeipc.scenarios.json.Fields;
import org.latticeipc.scenarios.json.Json;
import org.latticeipc.scenarios.tracefile.Recording;
import org.latticeipc.trace.EventId;
import org.latticeipc.trace.Reason;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.Trace;

/**
 * A trace as one HTML page that needs nothing else: a space-time diagram that opens at the fault
 * with the reasons beside it, to step through, with the state at each step. Stateless.
 */
public final class HtmlView {
  /** In their order: each uses what those before it define. */
  private static final List<String> SCRIPTS =
      List.of("model.js", "diagram.js", "panels.js", "page.js");

  private HtmlView() {}

  /** The page, with calls told apart by their places alone. */
  public static String page(Recording recording) {
    return page(recording, place -> "");
  }

  /**
   * The page.
   *
   * @param calls what stands at a place of a scenario, as {@code lock: l} at {@code line 7}; empty
   *     if not known
   */
  public static String page(Recording recording, UnaryOperator<String> calls) {
    return resource("page.html")
        .replace("@STYLE@", resource("style.css"))
        .replace("@SCRIPT@", String.join("", SCRIPTS.stream().map(HtmlView::resource).toList()))
        .replace("@DATA@", data(recording, calls));
  }

  private static String data(Recording recording, UnaryOperator<String> calls) {
    Trace trace = recording.trace();
    Map<EventId, Integer> numbers = new HashMap<>();
    for (int i = 0; i < trace.steps().size(); i++) {
      Step step = trace.steps().get(i);
      if (step.kind().isEvent() || step instanceof Step.Standstill) {
        numbers.put(step.id(), i);
      }
    }
    Map<String, Object> data =
        new Fields()
            .put("program", trace.program())
            .put("model", trace.model().id())
            .put("origin", trace.origin())
            .put("seed", Long.toString(trace.seed()))
            .put("cpus", recording.cpus())
            .put("variants", recording.variants())
            .put("ended", recording.ended())
            .put("why", recording.why().stream().map(reason -> reason(reason, numbers)).toList())
            .put("tasks", trace.tasks().stream().map(t -> task(t.id(), t.name(), t.cpu())).toList())
            .put("calls", calls(trace, calls))
            .put("steps", trace.steps().stream().map(HtmlView::step).toList())
            .map();
    // Inside a script element only "<" can do harm.
    return Json.line(data).replace("<", "\\u003c");
  }

  /** What stands at the places that steps name, where it is known. */
  private static Map<String, Object> calls(Trace trace, UnaryOperator<String> calls) {
    Fields known = new Fields();
    trace.steps().stream()
        .map(step -> step.source().split(", ", 2)[0])
        .distinct()
        .filter(place -> !place.isEmpty() && !calls.apply(place).isEmpty())
        .forEach(place -> known.put(place, calls.apply(place)));
    return known.map();
  }

  private static Map<String, Object> reason(Reason reason, Map<EventId, Integer> numbers) {
    return new Fields()
        .put("text", reason.sentence())
        .put("blames", reason.blames())
        .put("steps", reason.about().stream().map(numbers::get).filter(Objects::nonNull).toList())
        .map();
  }

  private static Map<String, Object> task(int id, String name, int cpu) {
    return new Fields().put("id", id).put("name", name).put("cpu", cpu).map();
  }

  private static Map<String, Object> step(Step s) {
    Fields fields =
        new Fields()
            .put("task", s.task())
            .put("event", s.index())
            .put("cpu", s.cpu())
            .put("op", s.kind().name().toLowerCase(Locale.ROOT))
            .put("text", s.words());
    s.fields().forEach((field, text) -> fields.put(field.key(), text));
    return fields.put("source", s.source().isEmpty() ? null : s.source()).map();
  }

  private static String resource(String name) {
    try (InputStream in = HtmlView.class.getResourceAsStream("view/" + name)) {
      if (in == null) {
        throw new IllegalStateException("view/" + name + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
