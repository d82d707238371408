package org.latticeipc.scenarios.command.console;

import java.io.InputStream;
import java.io.PrintStream;
import org.latticeipc.scenarios.json.Fields;
import org.latticeipc.scenarios.json.Json;

/**
 * Where a command reads and prints.
 *
 * @param out for results; with {@code --json} it gets exactly the document
 * @param err for everything else
 * @param in for commands that ask
 * @param terminal whether {@code out} is a terminal that shows colours
 * @param progress whether {@code err} is a terminal on which a progress bar may be drawn
 */
public record Console(
    PrintStream out, PrintStream err, InputStream in, boolean terminal, boolean progress) {

  /** The same, where what strangers' files say cannot command the terminal, and lines fit it. */
  public Console safe() {
    boolean fits = TerminalWidth.isKnown();
    return new Console(
        fits
            ? FittedOutput.printing(out, terminal, false)
            : SafeOutput.printing(out, terminal, false),
        fits && progress
            ? FittedOutput.printing(err, false, true)
            : SafeOutput.printing(err, false, progress),
        in,
        terminal,
        progress);
  }

  /** Prints a document of {@code --json}, alone on its line. */
  public void print(Fields document) {
    out.println(Json.line(document));
  }
}
