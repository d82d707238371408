package org.latticeipc.machine.program;

import java.util.function.Consumer;

/**
 * Something an engine can run: cells, tasks and what must hold. {@link #build} is called anew for
 * every execution (unless {@link Setup#holdsOnlyCells()} is said) and is deterministic.
 */
public interface Program {

  /** The program's name in reports and traces. */
  String name();

  /** Makes the cells and declares the tasks. Runs as task 0 before any task starts. */
  void build(Setup setup);

  /**
   * A program of that name.
   *
   * @param build what {@link #build} does
   */
  static Program of(String name, Consumer<Setup> build) {
    return new NamedProgram(name, build);
  }
}
