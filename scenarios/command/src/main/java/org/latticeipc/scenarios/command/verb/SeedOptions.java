package org.latticeipc.scenarios.command.verb;

import org.jspecify.annotations.Nullable;
import org.latticeipc.scenarios.command.console.OptionValues;
import org.latticeipc.scenarios.format.InputError;
import picocli.CommandLine.Option;

/** How many runs {@code run} and {@code java} make, and how. */
final class SeedOptions {
  /** Orderings that PCT looks for if nobody says. */
  static final int DEPTH = 3;

  private static final int MOST_DEPTH = 20;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = {
        "makes N runs with seeds that follow each other, by random choices (or --strategy pct); tells",
        "how often each outcome came, and shrinks and keeps the first failure of each kind"
      })
  private @Nullable Long seeds;

  @Option(
      names = "--depth",
      paramLabel = "D",
      description = "how many orderings a bug needs that pct looks for (default: 3)")
  private int depth = DEPTH;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "threads (default: one a core for --seeds, else one)")
  private @Nullable Integer jobs;

  boolean asked() {
    return seeds != null;
  }

  long seeds() throws InputError {
    return OptionValues.atLeast("--seeds", seeds == null ? 1 : seeds, 1);
  }

  int depth() throws InputError {
    if (depth > MOST_DEPTH) {
      throw new InputError("lattice: --depth: found " + depth + ", expected 1 to " + MOST_DEPTH);
    }
    return (int) OptionValues.atLeast("--depth", depth, 1);
  }

  /** How many threads explore, if no runs are made. */
  int exploring() throws InputError {
    return OptionValues.jobs(jobs == null ? 1 : jobs);
  }

  int jobs() throws InputError {
    return OptionValues.jobs(jobs == null ? Runtime.getRuntime().availableProcessors() : jobs);
  }
}
