package org.latticeipc.scenarios.tracefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.latticeipc.scenarios.json.Fields;
import org.latticeipc.scenarios.tracefile.StepLine.Unusable;
import org.latticeipc.trace.EventId;
import org.latticeipc.trace.Reason;

/**
 * Why a run ended as it did, in the footer: {@code why}, the sentences, and {@code about}, for each
 * of them the events it speaks of and whether they are to blame. Files of before lack the latter.
 */
final class ReasonLines {
  private ReasonLines() {}

  static @Nullable List<String> sentences(List<Reason> why) {
    return why.isEmpty() ? null : Reason.sentences(why);
  }

  static @Nullable List<Map<String, Object>> about(List<Reason> why) {
    if (why.stream().allMatch(reason -> reason.equals(Reason.of(reason.sentence())))) {
      return null;
    }
    return why.stream()
        .map(
            reason ->
                new Fields()
                    .put("events", reason.about().stream().map(EventId::toString).toList())
                    .put("blames", reason.blames())
                    .map())
        .toList();
  }

  static List<Reason> read(Map<String, @Nullable Object> footer) throws Unusable {
    if (footer.get("why") == null) {
      return List.of();
    }
    List<String> sentences = HeaderLine.texts(footer, "why");
    if (footer.get("about") == null) {
      return sentences.stream().map(Reason::of).toList();
    }
    List<?> about = HeaderLine.list(footer, "about");
    if (about.size() != sentences.size()) {
      throw new Unusable(
          "found "
              + about.size()
              + " elements for 'about', expected one for each of the "
              + sentences.size()
              + " sentences in 'why'");
    }
    List<Reason> why = new ArrayList<>();
    for (int i = 0; i < sentences.size(); i++) {
      Map<String, @Nullable Object> one = HeaderLine.object(about.get(i), "about");
      why.add(new Reason(sentences.get(i), events(one), Boolean.TRUE.equals(one.get("blames"))));
    }
    return why;
  }

  private static List<EventId> events(Map<String, @Nullable Object> about) throws Unusable {
    List<EventId> events = new ArrayList<>();
    for (String text : HeaderLine.texts(about, "events")) {
      try {
        events.add(EventId.parse(text));
      } catch (IllegalArgumentException e) {
        throw new Unusable("found '" + text + "' in 'about', " + e.getMessage());
      }
    }
    return events;
  }
}
