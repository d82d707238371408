package org.latticeipc.engine.sim;

import java.util.function.Consumer;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Setup;

/** Makes programs from code. */
final class Programs {
  private Programs() {}

  static Program of(String name, Consumer<Setup> build) {
    return new Program() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public void build(Setup setup) {
        build.accept(setup);
      }
    };
  }

  static Program of(Consumer<Setup> build) {
    return of("test", build);
  }
}
