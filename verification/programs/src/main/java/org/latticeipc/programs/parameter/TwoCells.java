package org.latticeipc.programs.parameter;

import java.util.List;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.program.Setup;

/** A program without a size on two cells that hold 0. */
public interface TwoCells {
  void declare(Setup setup, Machine machine, LongCell x, LongCell y);

  /** The program under its name; it holds. */
  static BuiltIn program(String name, String summary, TwoCells body) {
    return BuiltIn.holds(
        name,
        summary,
        List.of(),
        (s, a) ->
            body.declare(
                s, s.machine(), s.machine().longCell("x", 0), s.machine().longCell("y", 0)));
  }
}
