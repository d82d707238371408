package org.latticeipc.scenarios.command.exploration;

import java.util.List;
import org.latticeipc.explorer.result.Statistics;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.scenarios.command.cluster.Cluster;
import org.latticeipc.scenarios.command.console.Console;
import org.latticeipc.scenarios.command.console.OptionValues;
import org.latticeipc.scenarios.command.console.ProgressLine;
import org.latticeipc.scenarios.command.subject.RunSubject;
import org.latticeipc.scenarios.command.subject.Verdicts;
import org.latticeipc.scenarios.command.sweep.Combination;
import org.latticeipc.scenarios.command.sweep.Sweep;
import org.latticeipc.scenarios.command.sweep.Sweep.Column;
import org.latticeipc.scenarios.command.sweep.SweepOptions;
import org.latticeipc.scenarios.format.InputError;

/** Explorations over many values; what {@code check} and {@code explore} share. */
public final class SweptExplorations {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("verdict", ""),
          new Column("complete", "executions"),
          new Column("blocked", "executions"),
          new Column("events", "events"),
          new Column("time", "s"),
          new Column("rate", "executions/s"),
          new Column("violates", ""));

  private SweptExplorations() {}

  /** Makes what is explored for a combination, its model and seed not yet as that says. */
  @FunctionalInterface
  public interface Subjects {
    /** The subject. */
    RunSubject at(Combination combination) throws InputError;
  }

  /**
   * Explores each combination and tells the table.
   *
   * @param name of what is swept over
   */
  public static int run(
      Console console,
      String name,
      Subjects subjects,
      ExploreOptions given,
      AnswerOptions answer,
      SweepOptions options)
      throws InputError {
    Sweep sweep = new Sweep(console, options, COLUMNS);
    sweep.requireNotGiven("model", given.hasModel());
    sweep.requireNotGiven("seed", given.hasSeed());
    try (Cluster cluster = Explorations.cluster(given)) {
      return sweep.run(
          name,
          answer.json(),
          (each, whole) -> {
            RunSubject subject = subject(subjects, each);
            try (ProgressLine bar =
                new ProgressLine(console, subject.name() + " with " + each, whole)) {
              return measured(
                  Explorations.verdicts(console, bar, subject, given, answer, cluster, line -> {}));
            }
          });
    }
  }

  private static RunSubject subject(Subjects subjects, Combination each) throws InputError {
    RunSubject subject = subjects.at(each);
    String model = each.of("model", subject.settings().model().id());
    long seed =
        OptionValues.whole("--sweep", each.of("seed", Long.toString(subject.settings().seed())));
    if (!each.of("strategy", "").isEmpty()) {
      throw new InputError(
          "lattice: --sweep: found 'strategy', which an exploration has none of; run has");
    }
    return subject.with(
        subject.settings().with(OptionValues.model("--sweep", model)).withSeed(seed));
  }

  private static Sweep.Measured measured(Verdicts verdicts) {
    Statistics s = verdicts.result().statistics();
    String violated =
        verdicts.result().violations().stream().map(Violation::property).findFirst().orElse("");
    return new Sweep.Measured(
        List.of(
            verdicts.verdict().name(),
            s.complete(),
            s.blocked(),
            s.events(),
            s.seconds(),
            s.executionsPerSecond(),
            violated),
        verdicts.exitCode());
  }
}
