package org.latticeipc.scenarios.command.document;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.engine.sim.SimulatedRun;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.scenarios.command.console.Endings;
import org.latticeipc.scenarios.command.subject.RunReasons;
import org.latticeipc.scenarios.command.subject.RunSubject;
import org.latticeipc.scenarios.json.Fields;
import org.latticeipc.trace.Reason;

/** The document of {@code run}. */
public final class RunDocument {
  private RunDocument() {}

  /**
   * The document.
   *
   * @param options how it was run
   * @param printed what the scenario printed, line by line
   * @param seconds how long the simulation alone took
   * @param written the trace's file, or null if none was written
   * @param statistics what the run spent its time on, or null if nobody asked
   */
  public static Fields of(
      RunSubject subject,
      SimulationOptions options,
      SimulationResult result,
      List<String> printed,
      double seconds,
      @Nullable Path written,
      @Nullable StatisticsReport statistics) {
    SimulatedRun run = result.run();
    List<Reason> why =
        run.isWhole() ? RunReasons.of(result.trace(), Endings.words(result)) : List.of();
    return new Fields()
        .put("name", subject.name())
        .put("model", options.model().id())
        .put("variants", subject.variants())
        .put("parameters", subject.parameters().isEmpty() ? null : subject.parameters())
        .put("strategy", options.strategy().name())
        .put("seed", options.seed())
        .put("ended", Endings.words(result))
        .put("why", why.isEmpty() ? null : Reason.sentences(why))
        .put("output", printed)
        .put("outcome", result.outcome().registers())
        .put("steps", run.length())
        .put("seconds", seconds)
        .put("stepsPerSecond", Math.round(run.length() / Math.max(seconds, 1e-9)))
        .put("bounds", bounds(options, run))
        .put("statistics", statistics == null ? null : statistics.json())
        .put("traceHash", run.hash())
        .put("trace", written == null ? null : written.toString());
  }

  private static Fields bounds(SimulationOptions options, SimulatedRun run) {
    int events = options.maxTaskEvents();
    return new Fields()
        .put("steps", options.maxSteps())
        .put("eventsPerTask", events == Integer.MAX_VALUE ? null : events)
        .put("writesPerCell", options.isBounded() ? run.mostWrites() : null)
        .put("writesForgotten", run.forgotReadable());
  }
}
