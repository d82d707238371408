package org.latticeipc.scenarios.command.subject;

import java.util.List;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.engine.sim.search.SeedRunner;
import org.latticeipc.scenarios.command.console.Endings;

/** Something of which many runs are made. Thread-safe. */
public interface SeedSubject {
  /** Its name. */
  String name();

  /** The variants put in, as {@code part=name}. */
  List<String> variants();

  /** What makes the runs of a thread that has none yet, or whose runs are over. */
  SeedRunner runner();

  /**
   * What a trace is a run of.
   *
   * @param runner which made it
   * @param result its last run
   */
  RunSubject recorded(SeedRunner runner, SimulationResult result);

  /** A subject as it is, with its output dropped. */
  static SeedSubject of(RunSubject subject) {
    return new SeedSubject() {
      @Override
      public String name() {
        return subject.name();
      }

      @Override
      public List<String> variants() {
        return subject.variants();
      }

      @Override
      public SeedRunner runner() {
        return SeedRunner.of(subject.program(), Endings::words);
      }

      @Override
      public RunSubject recorded(SeedRunner runner, SimulationResult result) {
        return subject.withSettings(subject.settings().withSeed(result.trace().seed()));
      }
    };
  }
}
