package org.latticeipc.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.latticeipc.explorer.result.ExplorerOptions;

/**
 * A driver that can be killed: explores all of a program with a checkpoint, and prints a line after
 * each round. Master, program, tasks and checkpoint are its arguments, then the executors' jars.
 */
final class DriverMain {
  /** What the line after a round begins with. */
  static final String ROUND = "a round, ";

  private static final int ARGUMENTS = 4;

  private DriverMain() {}

  /** How it explores. */
  static ExplorerOptions options() {
    return ExplorerOptions.builder().outcomes(false).probe(false).all(true).build();
  }

  public static void main(String[] args) throws Exception {
    NamedProgram program = new NamedProgram(args[1], Map.of("n", Integer.parseInt(args[2])));
    ExplorerOptions options =
        options().toBuilder()
            .checkpointEvery(Duration.ofMillis(1))
            .listener(progress -> System.out.println(ROUND + progress.statistics().complete()))
            .build();
    try (SparkEngine engine = new SparkEngine()) {
      engine.explore(
          Explored.keeping(
              Explored.request(
                  args[0],
                  program,
                  options,
                  Stream.of(args).skip(ARGUMENTS).map(Path::of).toList()),
              args[3]));
    }
  }
}
