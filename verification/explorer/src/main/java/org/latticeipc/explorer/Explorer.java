package org.latticeipc.explorer;

import org.latticeipc.explorer.result.Estimate;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.search.Exploration;
import org.latticeipc.explorer.search.Simplest;
import org.latticeipc.explorer.search.Supervisor;
import org.latticeipc.machine.program.Program;

/**
 * The model checker: visits every execution graph of a program that the memory model allows, each
 * once, with the TruSt algorithm (Kokologiannakis, Marmanis, Gladstein, Vafeiadis, POPL 2022).
 *
 * <p>Thread-safe; explorations are independent.
 */
public final class Explorer {
  private Explorer() {}

  /**
   * Explores the program on as many threads as there are jobs while the calling thread waits. If it
   * is interrupted, the exploration ends as it does at a bound, with a checkpoint if there is to be
   * one; the thread stays interrupted. A task that then does not come back from a computation
   * without accesses is left to itself on its thread, which keeps no JVM from ending.
   *
   * @throws org.latticeipc.explorer.result.CheckpointException if the checkpoint to resume from is
   *     unusable
   * @return {@code Holds} only if every execution was visited and satisfies every property
   */
  public static Result explore(Program program, ExplorerOptions options) {
    return new Supervisor(program, options)
        .run(options.sample().isPresent() ? Exploration::sample : Exploration::run);
  }

  /**
   * The same result with the simplest violation instead of the first that was found: sought under
   * {@code sc}, then {@code tso}, then the model asked for, within as much time again as the result
   * took, and at least a second; under each the one with the fewest steps, of these with the fewest
   * context switches, of those met in time. Its explanation says if it needs no weak memory.
   *
   * <p>A result without a violation is given back as it is, and so is one of all violations or of
   * random walks. Neither verdict nor counts change.
   *
   * @param options those that gave the result
   */
  public static Result simplest(Program program, ExplorerOptions options, Result result) {
    return Simplest.of(program, options, result);
  }

  /**
   * Estimates the number of executions, with bounds, from so many runs of a stratified sampler;
   * judges nothing. Each run visits some hundreds to thousands of executions; the same seed gives
   * the same numbers.
   *
   * @param runs at least 1; fewer count where a budget is used up or the thread is interrupted
   */
  public static Estimate estimate(Program program, ExplorerOptions options, int runs) {
    return Exploration.estimate(program, options, runs);
  }
}
