package org.latticeipc.scenarios.command.document;

import org.jspecify.annotations.Nullable;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.engine.sim.strategy.ReplayDifference;
import org.latticeipc.scenarios.json.Fields;
import org.latticeipc.scenarios.tracefile.Recording;

/** The document of {@code replay}. */
public final class ReplayDocument {
  private ReplayDocument() {}

  /**
   * The document.
   *
   * @param shown the trace's file as the user wrote it
   * @param difference where the replay left the trace, or null if it did not
   */
  public static Fields of(
      String shown,
      Recording recording,
      SimulationResult result,
      @Nullable ReplayDifference difference) {
    return new Fields()
        .put("name", recording.trace().program())
        .put("trace", shown)
        .put("same", difference == null)
        .put("ended", recording.ended())
        .put("steps", result.run().length())
        .put("traceHash", result.run().hash())
        .put("difference", difference == null ? null : difference(difference));
  }

  private static Fields difference(ReplayDifference difference) {
    return new Fields()
        .put("step", difference.step())
        .put("expected", difference.expected())
        .put("found", difference.found());
  }
}
