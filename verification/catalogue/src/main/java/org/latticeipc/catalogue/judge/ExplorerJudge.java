package org.latticeipc.catalogue.judge;

import java.time.Duration;
import org.latticeipc.catalogue.subject.Finding;
import org.latticeipc.catalogue.subject.Finding.Kind;
import org.latticeipc.catalogue.subject.Subject;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Statistics;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.model.MemoryModel;

/** The model checker under one memory model: clean means every execution was visited. */
public final class ExplorerJudge extends ProgramJudge {
  private final MemoryModel model;
  private final Duration budget;

  /** Gives each program at most {@code budget}. */
  public ExplorerJudge(MemoryModel model, Duration budget) {
    this.model = model;
    this.budget = budget;
  }

  @Override
  public String name() {
    return "explorer " + model.id();
  }

  @Override
  Finding judge(Subject.Probe probe, int pass) {
    Result result =
        Explorer.explore(
            probe.program(),
            ExplorerOptions.builder()
                .model(model)
                .cpus(probe.cpus())
                .budget(budget)
                .outcomes(false)
                .build());
    Statistics done = result.statistics();
    long executions = done.complete() + done.blocked();
    if (result instanceof Result.Violated violated) {
      Violation violation = violated.found().get(0);
      return new Finding(
          Kind.FOUND,
          violation.property() + " in '" + probe.program().name() + "'",
          executions,
          done.seconds());
    } else if (result instanceof Result.Inconclusive inconclusive) {
      return new Finding(
          Kind.INCONCLUSIVE,
          probe.program().name() + ": " + String.join("; ", inconclusive.reasons()),
          executions,
          done.seconds());
    }
    return done.complete() == 0 || done.events() == 0
        ? new Finding(Kind.INCONCLUSIVE, "nothing was explored", executions, done.seconds())
        : new Finding(Kind.CLEAN, "every execution", executions, done.seconds());
  }
}
