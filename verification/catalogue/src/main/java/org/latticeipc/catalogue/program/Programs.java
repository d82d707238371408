package org.latticeipc.catalogue.program;

import java.util.function.Consumer;
import org.latticeipc.catalogue.subject.Subject.Probe;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Setup;

/** Makes programs out of their set-up. */
final class Programs {
  static final int CPUS = 2;

  private Programs() {}

  /** {@code seq-outside-lock} is {@code SeqOutsideLock}. */
  static String camelCase(String variant) {
    StringBuilder name = new StringBuilder();
    for (String word : variant.split("-")) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return name.toString();
  }

  static Probe probe(String name, Consumer<Setup> build) {
    return new Probe(program(name, build), CPUS);
  }

  static Program program(String name, Consumer<Setup> build) {
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
}
