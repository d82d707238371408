package org.latticeipc.scenarios.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.latticeipc.machine.text.NearestName;
import org.latticeipc.scenarios.command.console.ExitCode;
import org.latticeipc.scenarios.command.console.Self;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** One line for a command line that cannot be understood, with the nearest right word. */
final class UsageErrors {
  private UsageErrors() {}

  static int handle(ParameterException error, String[] args) {
    CommandLine command = error.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    String verb = name.contains(" ") ? name.substring(name.indexOf(' ')) : "";
    String help = Self.command() + verb + " --help";
    command.getErr().println("lattice: " + sentence(error) + "; see '" + help + "'");
    return ExitCode.BAD_INPUT;
  }

  private static String sentence(ParameterException error) {
    CommandSpec spec = error.getCommandLine().getCommandSpec();
    if (error instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      String word = unmatched.getUnmatched().get(0);
      return word.startsWith("-") ? unknownOption(word, spec) : unknownWord(word, spec);
    } else if (error instanceof MissingParameterException) {
      return lower(String.valueOf(error.getMessage()));
    }
    return lower(String.valueOf(error.getMessage()).lines().findFirst().orElse("bad usage"));
  }

  private static String unknownOption(String word, CommandSpec spec) {
    String option = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
    List<String> known = new ArrayList<>(spec.optionsMap().keySet());
    known.removeIf(o -> !o.startsWith("--"));
    String where = spec.parent() == null ? "" : " for '" + spec.name() + "'";
    return "unknown option '" + option + "'" + where + near(option, known);
  }

  private static String unknownWord(String word, CommandSpec spec) {
    List<String> verbs = new ArrayList<>(spec.subcommands().keySet());
    if (verbs.isEmpty()) {
      return "unexpected argument '" + word + "' for '" + spec.name() + "'";
    }
    return "unknown command '" + word + "'" + NearestName.hint(word, verbs);
  }

  private static String near(String found, List<String> known) {
    return NearestName.nearest(found, known).map(n -> ", did you mean '" + n + "'?").orElse("");
  }

  /** The library's sentence without its words for Java's types. */
  private static String lower(String message) {
    String said =
        message
            .replaceAll("is not an? (int|long)$", "is no whole number that fits")
            .replace("option option", "option")
            .replace("KEY=VALUE", "NAME=VALUE");
    String text = said.endsWith(".") ? said.substring(0, said.length() - 1) : said;
    return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }
}
