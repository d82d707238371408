package org.latticeipc.scenarios.command.subject;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.latticeipc.machine.program.Program;
import org.latticeipc.scenarios.tracefile.Origin;

/**
 * Something an engine can run, wherever it came from.
 *
 * @param name its name
 * @param origin where it came from
 * @param variants the variants put in, as {@code part=name}
 * @param settings how it is run if nobody says otherwise
 * @param programs makes the program; the argument gets what it prints
 */
public record RunSubject(
    String name,
    Origin origin,
    List<String> variants,
    RunSettings settings,
    Function<Consumer<String>, Program> programs) {

  /** The program with its output dropped, for engines that run it many times. */
  public Program program() {
    return programs.apply(line -> {});
  }
}
