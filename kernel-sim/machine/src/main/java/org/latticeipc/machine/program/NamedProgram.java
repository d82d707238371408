package org.latticeipc.machine.program;

import java.util.function.Consumer;

/** A program given by its parts; see {@link Program#of}. */
record NamedProgram(String name, Consumer<Setup> builder) implements Program {
  @Override
  public void build(Setup setup) {
    builder.accept(setup);
  }
}
