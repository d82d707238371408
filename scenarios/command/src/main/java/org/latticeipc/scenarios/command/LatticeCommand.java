package org.latticeipc.scenarios.command;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.latticeipc.scenarios.command.console.Console;
import org.latticeipc.scenarios.command.console.CrashReport;
import org.latticeipc.scenarios.command.console.Exhausted;
import org.latticeipc.scenarios.command.console.ExitCode;
import org.latticeipc.scenarios.command.console.Outlet;
import org.latticeipc.scenarios.command.console.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code lattice} and the program's entry point. */
@Command(
    name = "lattice",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Runs, replays and model-checks Lattice IPC scenarios.",
    footer = {
      "",
      "Exit codes: 0 all hold, 1 a violation or an unmet expectation, 2 bad input or usage,",
      "3 inconclusive, 4 replay diverged, 70 internal error."
    })
public final class LatticeCommand implements Runnable {
  /** What the launcher asks to see whether this JVM starts at all; answered by exit code 0. */
  private static final String STARTED = "started?";

  /**
   * What the launcher runs once to keep the classes and profiles of a start: a little of what most
   * commands do, in silence; answered by exit code 0.
   */
  private static final String WARM_UP = "warm-up";

  private static final int BUFFER = 8192;
  @Spec private CommandSpec spec = CommandSpec.create();

  private LatticeCommand() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    int code;
    try {
      code = args.length == 1 ? oneWord(args[0]) : inProcess(args);
    } catch (VirtualMachineError error) {
      Exhausted.sayLastWords();
      code = ExitCode.INTERNAL_ERROR;
      Runtime.getRuntime().halt(code);
    }
    System.exit(code);
  }

  private static int oneWord(String word) {
    return switch (word) {
      case STARTED -> ExitCode.OK;
      case WARM_UP -> warmUp();
      default -> inProcess(new String[] {word});
    };
  }

  private static int warmUp() {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Console console = new Console(nowhere, nowhere, InputStream.nullInputStream(), false, false);
    run(console, "explore", "ainc", "-p", "n=3");
    String classPath = System.getProperty("java.class.path", "");
    run(console, "java", "-cp", classPath, WarmUpProgram.class.getName());
    Path scenario =
        Path.of(System.getProperty("lattice.home", ""), "scenarios", "shared-channel.yaml");
    if (Files.isReadable(scenario)) {
      run(console, "run", scenario.toString());
      run(console, "check", scenario.toString());
    }
    return ExitCode.OK;
  }

  private static int inProcess(String[] args) {
    Outlet outlet = new Outlet(new FileOutputStream(FileDescriptor.out));
    PrintStream out =
        new PrintStream(new BufferedOutputStream(outlet, BUFFER), false, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.setOut(out);
    String terminals = System.getProperty("lattice.terminals", "");
    boolean colour = terminals.contains("out") && System.getenv("NO_COLOR") == null;
    Console console = new Console(out, err, System.in, colour, terminals.contains("err"));
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, error) -> {
          // Whoever waits for that thread would wait for ever, or go on without what it owed.
          CrashReport.write(console, args, error);
          Runtime.getRuntime().halt(ExitCode.INTERNAL_ERROR);
        });
    int code = run(console, args);
    out.flush();
    code = outlet.exitCode(code, err);
    err.flush();
    return code;
  }

  /** Runs one command in this process; used by {@link #main} and by tests. */
  public static int run(Console plain, String... args) {
    Console console = plain.safe();
    try {
      CommandLine line = new CommandLine(new LatticeCommand());
      Verbs.registerFor(args, line, console);
      configure(line, plain, console);
      int code = line.execute(args);
      console.out().flush();
      return code;
    } catch (Throwable e) {
      return CrashReport.write(console, args, e);
    }
  }

  /** The command with all its verbs and options, for what describes them. */
  public static CommandLine line(Console console) {
    CommandLine line = new CommandLine(new LatticeCommand());
    Verbs.register(line, console);
    return line;
  }

  /** Help is coloured in more ways, and has nothing of a stranger's in it. */
  private static void configure(CommandLine line, Console plain, Console console) {
    line.setOut(new PrintWriter(plain.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(console.terminal() ? Ansi.ON : Ansi.OFF));
    line.setAbbreviatedOptionsAllowed(false);
    line.setOverwrittenOptionsAllowed(false);
    line.setExpandAtFiles(false);
    line.setParameterExceptionHandler(UsageErrors::handle);
    line.setExecutionExceptionHandler(
        (e, command, parsed) -> CrashReport.write(console, command.getCommandName(), e));
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
