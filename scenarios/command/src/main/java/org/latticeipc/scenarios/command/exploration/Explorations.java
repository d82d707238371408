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
  private static final long WALKS = 100;
  private static final int STEP = 10;
  private static final double ENOUGH_SECONDS = 0.1;
  private static final double MOST_SECONDS = 3;

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

  /**
   * Walks ten times as often until that took a moment and some came to an end; all told about a
   * second, or a few where walks seldom do.
   */
  private static void estimate(Console console, RunSubject subject, ExplorerOptions options) {
    long walks = WALKS;
    long begin = System.nanoTime();
    long start = begin;
    Estimate estimate = Explorer.estimate(subject.program(), options, walks);
    while (estimate.walks() == walks
        && ((System.nanoTime() - start) / 1e9 < ENOUGH_SECONDS
            || isNone(estimate) && (System.nanoTime() - begin) / 1e9 < MOST_SECONDS)) {
      walks *= STEP;
      start = System.nanoTime();
      estimate = Explorer.estimate(subject.program(), options, walks);
    }
    if (isNone(estimate)) {
      console
          .err()
          .printf(
              Locale.ROOT,
              "%s: none of %,d random walks came to an end, so that they say nothing%n",
              subject.name(),
              estimate.walks());
      return;
    }
    console
        .err()
        .printf(
            Locale.ROOT,
            "%s: %,d random walks say about %,.0f complete and %,.0f blocked executions"
                + " (give or take %,.0f, and more if walks miss a rare large part)%n",
            subject.name(),
            estimate.walks(),
            estimate.complete(),
            estimate.blocked(),
            estimate.standardError());
  }

  private static boolean isNone(Estimate estimate) {
    return estimate.complete() + estimate.blocked() == 0;
  }
}
