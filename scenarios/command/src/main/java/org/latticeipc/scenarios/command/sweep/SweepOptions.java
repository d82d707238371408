package org.latticeipc.scenarios.command.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.scenarios.format.InputError;
import picocli.CommandLine.Option;

/** What {@code run}, {@code check} and {@code explore} share to be done over many values. */
public final class SweepOptions {
  @Option(
      names = "--sweep",
      paramLabel = "NAME=VALUES",
      description =
          "does it for each value, such as n=1..8 or lock=real,unfair; of a parameter, a part,"
              + " model, seed or strategy; may be repeated for all combinations")
  private List<String> sweeps = new ArrayList<>();

  @Option(
      names = "--csv",
      paramLabel = "OUT",
      description = "the table of a sweep as CSV; of one run its statistics")
  private @Nullable Path csv;

  @Option(names = "--plot", paramLabel = "OUT", description = "a plot of a sweep as SVG")
  private @Nullable Path plot;

  @Option(
      names = "--plot-y",
      paramLabel = "COLUMN",
      description = "what is plotted: complete (run: steps), or another column, such as time")
  private @Nullable String plotY;

  /** Whether there is anything to sweep over. */
  public boolean isAsked() throws InputError {
    if (sweeps.isEmpty() && (csv != null || plot != null || plotY != null)) {
      throw new InputError(
          "lattice: --csv and --plot are of a sweep; add one, such as --sweep n=1..8");
    }
    return !sweeps.isEmpty();
  }

  /** The same for runs, one of which also has a table: its statistics. */
  public boolean isAskedOfRuns() throws InputError {
    if (sweeps.isEmpty() && (plot != null || plotY != null)) {
      throw new InputError("lattice: --plot is of a sweep; add one, such as --sweep n=1..8");
    }
    return !sweeps.isEmpty();
  }

  List<String> sweeps() {
    return sweeps;
  }

  /** Where the table goes, or null. */
  public @Nullable Path csv() {
    return csv;
  }

  @Nullable Path plot() {
    return plot;
  }

  @Nullable String plotY() {
    return plotY;
  }
}
