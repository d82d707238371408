package org.latticeipc.scenarios.command.litmus;

import java.util.Collection;
import java.util.List;
import org.latticeipc.explorer.share.SharedProgram;
import org.latticeipc.litmus.compile.LitmusCompiler;
import org.latticeipc.litmus.program.LitmusProgram;
import org.latticeipc.litmus.syntax.LitmusException;
import org.latticeipc.machine.program.Program;

/**
 * A litmus test, by what its file says. It learns which loops were cut.
 *
 * @param shown the file as the user wrote it
 * @param text its content
 * @param rounds after how many rounds a loop is cut
 */
record LitmusSource(String shown, String text, int rounds) implements SharedProgram {
  @Override
  public Program program() {
    try {
      return LitmusProgram.exploring(LitmusCompiler.compile(shown, text), rounds);
    } catch (LitmusException e) {
      throw new IllegalArgumentException(e.text(), e);
    }
  }

  @Override
  public Collection<String> learnt(Program explored) {
    return explored instanceof LitmusProgram litmus ? List.copyOf(litmus.loops().cut()) : List.of();
  }
}
