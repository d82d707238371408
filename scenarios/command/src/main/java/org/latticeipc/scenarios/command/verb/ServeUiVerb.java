package org.latticeipc.scenarios.command.verb;

import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.util.concurrent.Callable;
import org.latticeipc.scenarios.command.console.Console;
import org.latticeipc.scenarios.command.console.ExitCode;
import org.latticeipc.scenarios.command.console.Inputs;
import org.latticeipc.scenarios.command.ui.UiServer;
import org.latticeipc.scenarios.command.ui.UiSession;
import org.latticeipc.scenarios.format.InputError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code serve-ui}: the tool in a browser of this machine. */
@Command(
    name = "serve-ui",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Opens the tool to a browser of this machine.",
      "Pick a scenario there, run it, step through it, put a wrong part in or weaken an order,",
      "check it, see the counterexample. Prints the address, whose token lets nobody else in, and",
      "serves it until its input ends or it is interrupted."
    })
public final class ServeUiVerb implements Callable<Integer> {
  private static final int MOST_PORT = 65_535;
  private final Console console;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DIR",
      description = "where the scenarios are; by default scenarios")
  private String folder = "scenarios";

  @Option(names = "--port", paramLabel = "N", description = "the port; 0, the default, is any")
  private int port;

  public ServeUiVerb(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InputError, IOException {
    if (port < 0 || port > MOST_PORT) {
      throw new InputError("lattice: --port: found " + port + ", expected 0 to " + MOST_PORT);
    }
    UiSession session = new UiSession(Inputs.path(folder));
    try (UiServer server = new UiServer(port, session)) {
      console.out().println("open " + server.address());
      console.out().flush();
      // Ends with the input, so that nobody has to look for the process.
      long unused = console.in().transferTo(OutputStream.nullOutputStream());
    } catch (BindException e) {
      throw new InputError("lattice: --port: " + port + " is taken; leave it out for any other");
    }
    return ExitCode.OK;
  }
}
