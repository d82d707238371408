package org.latticeipc.engine.sim.search;

import java.util.function.Function;
import org.latticeipc.engine.sim.SimulatedMachine;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.machine.program.Program;

/** Makes runs of one program, one after the other. Confined to one thread at a time. */
public interface SeedRunner {
  /**
   * A run.
   *
   * @param words how it ended; what stands before a colon is the ending's kind
   */
  record Ended(SimulationResult result, String words) {}

  /** Makes a run. It depends on the options alone, and not on the runs before it. */
  Ended run(SimulationOptions options);

  /**
   * Runs of a program as it is.
   *
   * @param words tells how a run ended
   */
  static SeedRunner of(Program program, Function<SimulationResult, String> words) {
    return options -> {
      SimulationResult result = SimulatedMachine.run(program, options);
      return new Ended(result, words.apply(result));
    };
  }
}
