package org.latticeipc.explorer.share;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.latticeipc.explorer.result.ExplorerOptions;

/**
 * What a cluster is to explore.
 *
 * @param master which cluster, as the engine names them
 * @param source the program
 * @param options how; its checkpoints are left out for those named here, and so are its jobs
 * @param checkpoint where the state of the search is kept, on any file system the engine knows
 * @param resume the checkpoint to go on from
 * @param jars what the machines of the cluster need to make the program
 */
public record ClusterRequest(
    String master,
    SharedProgram source,
    ExplorerOptions options,
    Optional<String> checkpoint,
    Optional<String> resume,
    List<Path> jars) {
  public ClusterRequest {
    jars = List.copyOf(jars);
  }
}
