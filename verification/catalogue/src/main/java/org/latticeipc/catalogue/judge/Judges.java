package org.latticeipc.catalogue.judge;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.latticeipc.engine.sim.strategy.Strategies;
import org.latticeipc.jpf.JpfRunner;
import org.latticeipc.model.MemoryModel;

/** The columns of the catalogue. */
public final class Judges {
  private static final int RUNS = 500;
  private static final int PCT_DEPTH = 3;
  private static final int PCT_STEPS = 60;

  private Judges() {}

  /** The judges that run in this JVM: the explorer under three models, the simulation twice. */
  public static List<Judge> builtIn(Duration budget) {
    return List.of(
        new ExplorerJudge(MemoryModel.SC, budget),
        new ExplorerJudge(MemoryModel.TSO, budget),
        new ExplorerJudge(MemoryModel.RC11, budget),
        new SimulationJudge("simulation random", Strategies.random(), RUNS, budget),
        new SimulationJudge("simulation PCT", Strategies.pct(PCT_DEPTH, PCT_STEPS), RUNS, budget));
  }

  /**
   * All judges, those included that run in JVMs of their own.
   *
   * @param home the checkout, below which the harnesses were built
   * @param scratch a folder for what the tools write
   */
  public static List<Judge> all(Path home, Path scratch, Duration budget) {
    List<Judge> judges = new ArrayList<>(builtIn(budget));
    judges.add(new LincheckColumn(HarnessPath.of(home, "lincheck"), budget));
    judges.add(new JcstressColumn(HarnessPath.of(home, "jcstress"), scratch, budget));
    judges.add(new JpfJudge(JpfRunner.ofThisMachine(budget.multipliedBy(4))));
    return List.copyOf(judges);
  }
}
