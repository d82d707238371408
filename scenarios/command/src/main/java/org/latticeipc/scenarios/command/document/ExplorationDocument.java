package org.latticeipc.scenarios.command.document;

import java.util.ArrayList;
import java.util.List;
import org.latticeipc.explorer.result.JobCounters;
import org.latticeipc.explorer.result.Statistics;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.scenarios.command.subject.Verdicts;
import org.latticeipc.scenarios.json.Fields;

/** The document of {@code check} and {@code explore}. */
public final class ExplorationDocument {
  private ExplorationDocument() {}

  /**
   * The document.
   *
   * @param outcomes whether it lists the outcomes
   */
  public static Fields of(Verdicts verdicts, boolean outcomes) {
    Statistics s = verdicts.result().statistics();
    return new Fields()
        .put("name", verdicts.subject().name())
        .put("model", verdicts.model().id())
        .put("variants", verdicts.subject().variants())
        .put(
            "parameters",
            verdicts.subject().parameters().isEmpty() ? null : verdicts.subject().parameters())
        .put("verdict", verdicts.verdict().name())
        .put("complete", s.complete())
        .put("standsFor", s.standsFor())
        .put("blocked", s.blocked())
        .put("events", s.events())
        .put("seconds", s.seconds())
        .put("executionsPerSecond", s.executionsPerSecond())
        .put("peakHeapBytes", s.peakHeapBytes())
        .put("jobs", verdicts.counters().map(c -> jobs(c, s)).orElse(null))
        .put("races", verdicts.result().races())
        .put("racesFound", verdicts.result().racesFound())
        .put("assumptions", verdicts.result().assumptions())
        .put("reasons", verdicts.reasons())
        .put("violations", violations(verdicts))
        .put("outcomes", outcomes ? verdicts.result().outcomes() : null);
  }

  private static Fields jobs(JobCounters c, Statistics s) {
    double allocated = c.allocatedPerThousand(s);
    return new Fields()
        .put("threads", c.jobs())
        .put("steals", c.steals())
        .put("waitsForWork", c.waits())
        .put("waitedSeconds", c.waitedSeconds())
        .put("waitsForLock", c.contended())
        .put("allocatedBytesPer1000Executions", allocated < 0 ? null : allocated);
  }

  private static List<Fields> violations(Verdicts verdicts) {
    List<Fields> list = new ArrayList<>();
    for (int i = 0; i < verdicts.traces().size(); i++) {
      Violation violation = verdicts.result().violations().get(i);
      list.add(
          new Fields()
              .put("property", violation.property())
              .put("message", violation.message())
              .put("model", violation.trace().model().id())
              .put("trace", verdicts.traces().get(i).map(Object::toString).orElse(null))
              .put("explanation", violation.explanation()));
    }
    return list;
  }
}
