package org.latticeipc.explorer.share;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.latticeipc.machine.program.Program;

/**
 * Makes a program on any machine that has its classes: by a name and sizes, from the bytes of a
 * file, from a class of a jar. Serializable, with nothing in it that belongs to a process.
 */
public interface SharedProgram extends Serializable {
  /**
   * The program; the same whenever and wherever it is made.
   *
   * @throws IllegalArgumentException if it cannot be made; the message says why in one line
   */
  Program program();

  /** Jars and folders of this machine, beside the tool's own, in which its classes are. */
  default List<Path> needs() {
    return List.of();
  }

  /**
   * What the program has learnt beside while it was explored, such as which loops were cut.
   *
   * @param explored what {@link #program} made
   */
  default Collection<String> learnt(Program explored) {
    return List.of();
  }
}
