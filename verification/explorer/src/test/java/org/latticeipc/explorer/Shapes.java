package org.latticeipc.explorer;

import java.util.function.Consumer;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Register;
import org.latticeipc.machine.program.Setup;

/** Short ways to write programs in tests. */
final class Shapes {
  private Shapes() {}

  /** A program that holds only cells. */
  static Program program(String name, Consumer<Setup> build) {
    return Program.of(name, build.andThen(Setup::holdsOnlyCells));
  }

  /** A task of a litmus test over the cells x, y, z. */
  interface Body {
    void run(Machine m, LongCell x, LongCell y, LongCell z);
  }

  /** A litmus test: cells x, y, z at 0 and tasks P0, P1, … */
  static Program litmus(String name, Body... bodies) {
    return program(
        name,
        s -> {
          Machine m = s.machine();
          LongCell x = m.longCell("x", 0);
          LongCell y = m.longCell("y", 0);
          LongCell z = m.longCell("z", 0);
          for (int i = 0; i < bodies.length; i++) {
            Body body = bodies[i];
            s.task("P" + i, () -> body.run(m, x, y, z));
          }
        });
  }

  /** A litmus test after whose tasks something runs. */
  static Program litmusWithEnd(String name, Body end, Body... bodies) {
    return program(
        name,
        s -> {
          Machine m = s.machine();
          LongCell x = m.longCell("x", 0);
          LongCell y = m.longCell("y", 0);
          LongCell z = m.longCell("z", 0);
          for (int i = 0; i < bodies.length; i++) {
            Body body = bodies[i];
            s.task("P" + i, () -> body.run(m, x, y, z));
          }
          s.afterwards(() -> end.run(m, x, y, z));
        });
  }

  /** Notes a register. */
  static void reg(Machine m, String name, long value) {
    m.note(Register.of(name, value));
  }
}
