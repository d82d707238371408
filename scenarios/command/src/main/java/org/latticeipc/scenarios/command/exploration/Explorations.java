package org.latticeipc.scenarios.command.exploration;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.CheckpointException;
import org.latticeipc.explorer.result.Estimate;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.share.ClusterAnswer;
import org.latticeipc.explorer.share.SharedProgram;
import org.latticeipc.scenarios.command.cluster.Cluster;
import org.latticeipc.scenarios.command.console.Console;
import org.latticeipc.scenarios.command.console.Inputs;
import org.latticeipc.scenarios.command.console.ProgressLine;
import org.latticeipc.scenarios.command.document.ExplorationDocument;
import org.latticeipc.scenarios.command.subject.MethodSubject;
import org.latticeipc.scenarios.command.subject.RunSubject;
import org.latticeipc.scenarios.command.subject.Verdicts;
import org.latticeipc.scenarios.format.InputError;

/** Explores a subject and tells what came of it; what {@code check} and {@code explore} share. */
public final class Explorations {
  private static final int RUNS = 3;
  private static final int STEP = 3;
  private static final double ENOUGH_SECONDS = 0.3;

  private Explorations() {}

  public static int run(
      Console console, RunSubject subject, ExploreOptions given, AnswerOptions answer)
      throws InputError {
    try (Cluster cluster = cluster(given)) {
      Verdicts verdicts;
      try (ProgressLine bar = new ProgressLine(console, subject.name(), given::remedy)) {
        verdicts = verdicts(console, bar, subject, given, answer, cluster, console.err()::println);
      }
      tell(console, verdicts, answer);
      return verdicts.exitCode();
    }
  }

  /** The cluster that is asked for, or null. */
  static @Nullable Cluster cluster(ExploreOptions given) throws InputError {
    String master = given.cluster();
    if (master == null) {
      return null;
    }
    given.requireShareable();
    return Cluster.of(master);
  }

  /**
   * Explores, and stores the traces; says nothing.
   *
   * @param bar shows how far it is
   * @param cluster explores it, if there is one
   * @param effort is told how it did
   */
  static Verdicts verdicts(
      Console console,
      ProgressLine bar,
      RunSubject subject,
      ExploreOptions given,
      AnswerOptions answer,
      @Nullable Cluster cluster,
      Consumer<String> effort)
      throws InputError {
    Counting counting = new Counting(bar);
    ExplorerOptions options =
        given.of(subject, answer.verbose() ? counting : bar, answer.outcomes());
    if (given.estimate()) {
      estimate(console, subject, options);
    }
    Result result =
        cluster == null
            ? explore(subject, options)
            : shared(subject, options, given, cluster, effort);
    return Verdicts.of(console, subject, options, result, answer.trace()).with(counting.counters());
  }

  private static void tell(Console console, Verdicts verdicts, AnswerOptions answer) {
    Path dot = answer.dot();
    if (dot != null && !verdicts.result().violations().isEmpty()) {
      Inputs.writeBeside(console, dot, verdicts.result().violations().get(0).dot());
    }
    Path html = answer.html();
    if (html != null) {
      Pages.write(console, verdicts.recordings(), html);
    }
    if (answer.json()) {
      console.print(ExplorationDocument.of(verdicts, answer.outcomes()));
    } else {
      verdicts.tell(console, answer.outcomes(), answer.calls());
    }
  }

  private static Result explore(RunSubject subject, ExplorerOptions options) throws InputError {
    try {
      Result result = Explorer.explore(subject.program(), options);
      Result simplest = Explorer.simplest(subject.program(), options, result);
      return MethodSubject.beside(subject, options, simplest);
    } catch (CheckpointException e) {
      throw new InputError("lattice: " + e.getMessage());
    }
  }

  private static Result shared(
      RunSubject subject,
      ExplorerOptions options,
      ExploreOptions given,
      Cluster cluster,
      Consumer<String> effort)
      throws InputError {
    SharedProgram source = subject.source();
    if (source == null) {
      throw new InputError(
          "lattice: --cluster: "
              + subject.name()
              + " can be made only by this process; leave --cluster out");
    }
    ClusterAnswer answer = cluster.explore(source, options, given.checkpoint(), given.resume());
    answer.effort().forEach(effort);
    return Explorer.simplest(subject.program(), options, answer.result());
  }

  /** Samples three times as much until that took a moment; all told about a second. */
  private static void estimate(Console console, RunSubject subject, ExplorerOptions options) {
    int runs = RUNS;
    long start = System.nanoTime();
    Estimate estimate = Explorer.estimate(subject.program(), options, runs);
    while (estimate.runs() > 0 && (System.nanoTime() - start) / 1e9 < ENOUGH_SECONDS) {
      runs *= STEP;
      start = System.nanoTime();
      estimate = Explorer.estimate(subject.program(), options, runs);
    }
    if (estimate.runs() == 0) {
      console
          .err()
          .printf(
              "%s: no run of the sampler came to an end, so that nothing is known%n",
              subject.name());
      return;
    }
    console
        .err()
        .printf(
            Locale.ROOT,
            "%s: about %,.0f complete and %,.0f blocked executions, in all hardly fewer than %,.0f"
                + " or more than %,.0f (by %,d run%s of a sampler)%n",
            subject.name(),
            estimate.complete(),
            estimate.blocked(),
            Math.floor(estimate.least()),
            Math.ceil(estimate.most()),
            estimate.runs(),
            estimate.runs() == 1 ? "" : "s");
  }
}
