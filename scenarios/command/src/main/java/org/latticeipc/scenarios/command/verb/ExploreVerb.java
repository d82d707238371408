package org.latticeipc.scenarios.command.verb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.latticeipc.programs.Programs;
import org.latticeipc.programs.parameter.BuiltIn;
import org.latticeipc.programs.parameter.Parameter;
import org.latticeipc.scenarios.command.console.Console;
import org.latticeipc.scenarios.command.console.ExitCode;
import org.latticeipc.scenarios.command.console.TerminalWidth;
import org.latticeipc.scenarios.command.exploration.AnswerOptions;
import org.latticeipc.scenarios.command.exploration.Explorations;
import org.latticeipc.scenarios.command.exploration.ExploreOptions;
import org.latticeipc.scenarios.command.exploration.SweptExplorations;
import org.latticeipc.scenarios.command.subject.MethodSubject;
import org.latticeipc.scenarios.command.subject.RunSubject;
import org.latticeipc.scenarios.command.subject.SubjectReader;
import org.latticeipc.scenarios.command.sweep.Combination;
import org.latticeipc.scenarios.command.sweep.SweepOptions;
import org.latticeipc.scenarios.format.InputError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code explore}: every execution of a program that comes with the tool, or of a class path. */
@Command(
    name = "explore",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Explores every execution of a built-in program; --list names them.",
      "With -cp a program of your own."
    })
public final class ExploreVerb implements Callable<Integer> {
  private static final int SUMMARY_COLUMN = 29;

  private final Console console;

  @Parameters(index = "0", arity = "0..1", paramLabel = "PROGRAM", description = "its name")
  private @Nullable String program;

  @Option(
      names = {"-cp", "--class-path"},
      paramLabel = "PATHS",
      description = {
        "folders and jars that have the program: PROGRAM is then a class that implements",
        "Program, or CLASS#METHOD for a method that takes a Setup or returns a Program"
      })
  private List<String> classPath = new ArrayList<>();

  @Option(names = "-p", paramLabel = "NAME=N", description = "a size, such as -p n=7")
  private Map<String, Integer> parameters = new LinkedHashMap<>();

  @Option(names = "--list", description = "lists the programs with their parameters")
  private boolean list;

  @Mixin private ExploreOptions options = new ExploreOptions();

  @Mixin private AnswerOptions answer = new AnswerOptions();

  @Mixin private SweepOptions sweep = new SweepOptions();

  public ExploreVerb(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InputError {
    if (list) {
      for (BuiltIn builtIn : Programs.list()) {
        StringBuilder sizes = new StringBuilder();
        for (Parameter parameter : builtIn.parameters()) {
          sizes.append("  -p ").append(parameter);
        }
        String line = "%-28s %s%s".formatted(builtIn.name(), builtIn.summary(), sizes);
        console.out().println(TerminalWidth.fit(line, SUMMARY_COLUMN));
      }
      return ExitCode.OK;
    }
    if (program == null) {
      throw new InputError("lattice: explore needs a program's name; --list names them");
    }
    String name = program;
    if (!classPath.isEmpty()) {
      return ofClassPath(name);
    }
    if (sweep.isAsked()) {
      return SweptExplorations.run(
          console, name, each -> swept(name, each), options, answer, sweep);
    }
    RunSubject subject = SubjectReader.builtIn(program, parameters);
    return Explorations.run(console, subject, options, answer);
  }

  private int ofClassPath(String name) throws InputError {
    if (!parameters.isEmpty() || sweep.isAsked()) {
      throw new InputError(
          "lattice: explore: a program of -cp has no sizes; leave -p and --sweep out, or write a"
              + " method for each size");
    }
    RunSubject subject = MethodSubject.of(classPath, name);
    try {
      return Explorations.run(console, subject, options, answer);
    } catch (RuntimeException thrown) {
      throw MethodSubject.ofSetUp(name, thrown).orElseThrow(() -> thrown);
    }
  }

  private RunSubject swept(String name, Combination each) throws InputError {
    Map<String, Integer> sizes = new LinkedHashMap<>(parameters);
    for (Map.Entry<String, Long> size : each.parameters().entrySet()) {
      sizes.put(size.getKey(), Math.toIntExact(size.getValue()));
    }
    return SubjectReader.builtIn(name, sizes);
  }
}
