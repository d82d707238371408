package org.latticeipc.bytecode.copy;

import java.util.Collection;

/** Makes one program, as often as is wanted, but runs one at a time. Confined to one thread. */
public interface ProgramMaker {
  /**
   * The program.
   *
   * @param eager names of classes that set-up initialises
   * @param learnt what else is known of the program
   * @param deadlineNanos when loops that do nothing give up, as {@link System#nanoTime} counts
   * @param interleaves whether tasks are switched between accesses
   */
  CompiledProgram make(
      Collection<String> eager, Collection<String> learnt, long deadlineNanos, boolean interleaves);
}
