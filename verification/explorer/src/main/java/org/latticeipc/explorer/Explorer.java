package org.latticeipc.explorer;

import org.latticeipc.explorer.search.Exploration;
import org.latticeipc.machine.Program;

/**
 * The model checker: visits every execution graph of a program that the memory model allows, each
 * once, with the TruSt algorithm (Kokologiannakis, Marmanis, Gladstein, Vafeiadis, POPL 2022).
 *
 * <p>Thread-safe; explorations are independent.
 */
public final class Explorer {
  private Explorer() {}

  /**
   * Explores the program.
   *
   * @return {@code Holds} only if every execution was visited and satisfies every property
   */
  public static Result explore(Program program, ExplorerOptions options) {
    return new Exploration(program, options).run();
  }
}
