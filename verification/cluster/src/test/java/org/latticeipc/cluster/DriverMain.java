package org.latticeipc.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.latticeipc.explorer.result.ExplorerOptions;

/** A driver that can be killed: explores ainc of so many tasks on a master, with a checkpoint. */
final class DriverMain {
  private DriverMain() {}

  public static void main(String[] args) throws Exception {
    NamedProgram program = new NamedProgram("ainc", Map.of("n", Integer.parseInt(args[1])));
    ExplorerOptions options =
        ExplorerOptions.builder()
            .outcomes(false)
            .probe(false)
            .checkpointEvery(Duration.ofMillis(1))
            .build();
    try (SparkEngine engine = new SparkEngine()) {
      engine.explore(
          Explored.keeping(
              Explored.request(
                  args[0], program, options, Stream.of(args).skip(3).map(Path::of).toList()),
              args[2]));
    }
  }
}
