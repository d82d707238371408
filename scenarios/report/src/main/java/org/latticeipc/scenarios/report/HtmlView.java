package org.latticeipc.scenarios.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.latticeipc.scenarios.json.Fields;
import org.latticeipc.scenarios.json.Json;
import org.latticeipc.scenarios.tracefile.Recording;
import org.latticeipc.trace.Reason;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.Trace;

/** A trace as one HTML page that needs nothing else: a space-time diagram to step through. */
public final class HtmlView {
  private static final String MARK = "@DATA@";

  private HtmlView() {}

  /** The page. */
  public static String page(Recording recording) {
    Trace trace = recording.trace();
    Map<String, Object> data =
        new Fields()
            .put("program", trace.program())
            .put("model", trace.model().id())
            .put("origin", trace.origin())
            .put("seed", Long.toString(trace.seed()))
            .put("variants", recording.variants())
            .put("ended", recording.ended())
            .put("why", Reason.sentences(recording.why()))
            .put("tasks", trace.tasks().stream().map(t -> task(t.id(), t.name(), t.cpu())).toList())
            .put("steps", trace.steps().stream().map(HtmlView::step).toList())
            .map();
    // Inside a script element only "<" can do harm.
    String json = Json.line(data).replace("<", "\\u003c");
    String template = template();
    int at = template.indexOf(MARK);
    return template.substring(0, at) + json + template.substring(at + MARK.length());
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

  private static String template() {
    try (InputStream in = HtmlView.class.getResourceAsStream("view.html")) {
      if (in == null) {
        throw new IllegalStateException("view.html is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
