package org.latticeipc.catalogue.judge;

import java.time.Duration;
import org.latticeipc.catalogue.subject.Finding;
import org.latticeipc.catalogue.subject.Finding.Kind;
import org.latticeipc.catalogue.subject.Subject;
import org.latticeipc.engine.sim.SimulatedMachine;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.engine.sim.strategy.Strategy;
import org.latticeipc.machine.program.EngineProperties;
import org.latticeipc.model.MemoryModel;

/**
 * The simulation under rc11 with one strategy, seed after seed. Clean means only that none of the
 * runs was wrong; the runs are the same on every machine unless the budget cuts them.
 */
public final class SimulationJudge extends ProgramJudge {
  private static final long MAX_STEPS = 20_000;

  /** Runs of each program before the many: they find most of what is to be found. */
  private static final int FEW = 25;

  private final Strategy strategy;
  private final String name;
  private final int runs;
  private final Duration budget;

  /** Makes at most {@code runs} runs of each program in at most {@code budget}. */
  public SimulationJudge(String name, Strategy strategy, int runs, Duration budget) {
    this.name = name;
    this.strategy = strategy;
    this.runs = runs;
    this.budget = budget;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  int passes() {
    return 2;
  }

  @Override
  Finding judge(Subject.Probe probe, int pass) {
    int few = Math.min(FEW, runs);
    return pass == 0 ? judge(probe, 0, few) : judge(probe, few, runs);
  }

  private Finding judge(Subject.Probe probe, int from, int to) {
    long start = System.nanoTime();
    SimulationOptions options =
        SimulationOptions.defaults()
            .withModel(MemoryModel.RC11)
            .withCpus(probe.cpus())
            .withStrategy(strategy)
            .withMaxSteps(MAX_STEPS);
    int run = from;
    while (run < to && System.nanoTime() - start < budget.toNanos()) {
      SimulationResult result = SimulatedMachine.run(probe.program(), options.withSeed(run));
      run++;
      if (result instanceof SimulationResult.Violated violated) {
        return new Finding(Kind.FOUND, violated.property(), run - from, since(start));
      } else if (result instanceof SimulationResult.Deadlocked) {
        return new Finding(Kind.FOUND, EngineProperties.NO_DEADLOCK, run - from, since(start));
      } else if (!(result instanceof SimulationResult.Completed)) {
        String what = result.getClass().getSimpleName();
        return new Finding(
            Kind.INCONCLUSIVE, probe.program().name() + ": " + what, run - from, since(start));
      }
    }
    return run == from && from < to
        ? new Finding(Kind.INCONCLUSIVE, "nothing was run", 0, since(start))
        : new Finding(Kind.CLEAN, "no run was wrong", run - from, since(start));
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
