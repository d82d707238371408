package org.latticeipc.scenarios.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.ExplorerOptions;
import org.latticeipc.explorer.Result;
import org.latticeipc.scenarios.format.InputError;

/** Explores a subject and tells what came of it; what {@code check} and {@code explore} share. */
final class Explorations {
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
      Result result = Explorer.explore(subject.program(), options);
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
}
