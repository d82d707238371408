package org.latticeipc.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.share.ClusterRequest;
import org.latticeipc.explorer.share.SharedProgram;

/** What tests ask for, and what they compare. */
final class Explored {
  private Explored() {}

  static ClusterRequest request(String master, SharedProgram source, ExplorerOptions options) {
    return request(master, source, options, List.of());
  }

  static ClusterRequest request(
      String master, SharedProgram source, ExplorerOptions options, List<Path> jars) {
    return new ClusterRequest(master, source, options, Optional.empty(), Optional.empty(), jars);
  }

  static ClusterRequest keeping(ClusterRequest request, String checkpoint) {
    return new ClusterRequest(
        request.master(),
        request.source(),
        request.options(),
        Optional.of(checkpoint),
        request.resume(),
        request.jars());
  }

  static ClusterRequest resuming(ClusterRequest request, String checkpoint) {
    return new ClusterRequest(
        request.master(),
        request.source(),
        request.options(),
        request.checkpoint(),
        Optional.of(checkpoint),
        request.jars());
  }

  /** The same in a few words. */
  static String counts(Result result) {
    return SparkEngine.sentence(
        "%s, %d complete and %d blocked executions, %d violations",
        result.verdict(),
        result.statistics().complete(),
        result.statistics().blocked(),
        result.violations().size());
  }

  /** Everything that an answer says but how long it took. */
  static String summary(Result result) {
    return "%s %s %d complete for %s, %d blocked, %s, races %s %s, %s"
        .formatted(
            result.verdict(),
            result instanceof Result.Inconclusive i ? i.reasons() : "",
            result.statistics().complete(),
            result.statistics().standsFor(),
            result.statistics().blocked(),
            result.outcomes(),
            result.races(),
            result.racesFound(),
            result.violations().stream()
                .map(v -> v.property() + ": " + v.message() + " by " + v.trace())
                .collect(Collectors.joining("; ")));
  }
}
