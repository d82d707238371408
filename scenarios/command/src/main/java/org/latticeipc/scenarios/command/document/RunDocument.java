package org.latticeipc.scenarios.command.document;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.scenarios.command.subject.RunSubject;
import org.latticeipc.scenarios.json.Fields;
import org.latticeipc.scenarios.tracefile.Recording;
import org.latticeipc.trace.TraceHash;

/** The document of {@code run}. */
public final class RunDocument {
  private RunDocument() {}

  /**
   * The document.
   *
   * @param printed what the scenario printed, line by line
   * @param written the trace's file, or null if none was written
   */
  public static Fields of(
      RunSubject subject,
      Recording recording,
      SimulationResult result,
      List<String> printed,
      @Nullable Path written) {
    return new Fields()
        .put("name", subject.name())
        .put("model", recording.trace().model().id())
        .put("variants", subject.variants())
        .put("parameters", subject.parameters().isEmpty() ? null : subject.parameters())
        .put("strategy", recording.trace().origin())
        .put("seed", recording.trace().seed())
        .put("ended", recording.ended())
        .put("output", printed)
        .put("outcome", result.outcome().registers())
        .put("steps", recording.trace().steps().size())
        .put("traceHash", TraceHash.of(recording.trace()))
        .put("trace", written == null ? null : written.toString());
  }
}
