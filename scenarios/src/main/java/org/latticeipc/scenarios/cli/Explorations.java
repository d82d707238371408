package org.latticeipc.scenarios.cli;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.CheckpointException;
import org.latticeipc.explorer.Estimate;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.ExplorerOptions;
import org.latticeipc.explorer.Result;
import org.latticeipc.scenarios.format.InputError;

/** Explores a subject and tells what came of it; what {@code check} and {@code explore} share. */
final class Explorations {
  private static final long WALKS = 100;

  private Explorations() {}

  static int run(
      Console console,
      Subject subject,
      ExploreOptions given,
      @Nullable Path trace,
      @Nullable Path dot,
      boolean outcomes,
      boolean json)
      throws InputError {
    Verdicts verdicts;
    try (Bar bar = new Bar(console, subject.name())) {
      ExplorerOptions options = given.of(subject, bar, outcomes);
      if (given.estimate()) {
        estimate(console, subject, options);
      }
      Result result = explore(subject, options);
      verdicts = Verdicts.of(subject, options, result, trace);
    }
    if (dot != null && !verdicts.result().violations().isEmpty()) {
      Inputs.write(dot, verdicts.result().violations().get(0).dot());
    }
    if (json) {
      console.out().println(verdicts.json(outcomes));
    } else {
      verdicts.tell(console, outcomes);
    }
    return verdicts.exitCode();
  }

  private static Result explore(Subject subject, ExplorerOptions options) throws InputError {
    try {
      return Explorer.explore(subject.program(), options);
    } catch (CheckpointException e) {
      throw new InputError("lattice: " + e.getMessage());
    }
  }

  private static void estimate(Console console, Subject subject, ExplorerOptions options) {
    Estimate estimate = Explorer.estimate(subject.program(), options, WALKS);
    console
        .err()
        .printf(
            Locale.ROOT,
            "%s: about %.0f complete and %.0f blocked executions (give or take %.0f), %.1f s%n",
            subject.name(),
            estimate.complete(),
            estimate.blocked(),
            estimate.standardError(),
            estimate.seconds());
  }
}
