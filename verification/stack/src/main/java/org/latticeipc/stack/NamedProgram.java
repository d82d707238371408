package org.latticeipc.stack;

import java.util.function.Consumer;
import org.latticeipc.machine.Program;
import org.latticeipc.machine.Setup;

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
