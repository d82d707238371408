package org.latticeipc.programs.os;

import java.util.function.Consumer;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Setup;

/**
 * A program given by a name and what builds it.
 *
 * @param name as reports call it
 * @param builder describes the program to an engine
 */
public record NamedProgram(String name, Consumer<Setup> builder) implements Program {
  @Override
  public void build(Setup setup) {
    builder.accept(setup);
  }
}
