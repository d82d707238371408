package org.latticeipc.scenarios.site.reference;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.latticeipc.scenarios.command.LatticeCommand;
import org.latticeipc.scenarios.command.console.Console;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What the command line says of itself, as plain text. */
final class CommandModel {
  private static final String NEWLINE = "%n";

  private CommandModel() {}

  /**
   * A word of a command line.
   *
   * @param names how it is written, with what it takes
   * @param about what it does
   */
  record Word(String names, String about) {}

  /** The command with all its verbs. */
  static CommandLine line() {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    CommandLine line =
        LatticeCommand.line(
            new Console(nowhere, nowhere, InputStream.nullInputStream(), false, false));
    line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    return line;
  }

  /** The verbs, in order. */
  static List<CommandLine> verbs(CommandLine line) {
    return line.getSubcommands().values().stream().distinct().toList();
  }

  /** Its description in one paragraph. */
  static String about(CommandLine command) {
    return joined(command.getCommandSpec().usageMessage().description());
  }

  /** What stands at the end of its help. */
  static List<String> footer(CommandLine command) {
    List<String> lines = new ArrayList<>();
    for (String line : command.getCommandSpec().usageMessage().footer()) {
      if (!line.isBlank()) {
        lines.add(plain(line));
      }
    }
    return lines;
  }

  /** How it is called, in one line. */
  static String synopsis(CommandLine command) {
    return command.getHelp().synopsis(0).strip().replaceAll("\\s+", " ");
  }

  /** Its parameters and options, hidden ones left out. */
  static List<Word> words(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    List<Word> words = new ArrayList<>();
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      if (!parameter.hidden()) {
        words.add(new Word(parameter.paramLabel(), about(parameter)));
      }
    }
    for (OptionSpec option : spec.options()) {
      if (!option.hidden()) {
        String names = String.join(", ", option.names());
        boolean takes = option.arity().max() > 0;
        words.add(new Word(takes ? names + " " + option.paramLabel() : names, about(option)));
      }
    }
    return words;
  }

  private static String about(ArgSpec word) {
    String text = joined(word.description());
    String otherwise = word.defaultValueString();
    List<String> candidates = new ArrayList<>();
    if (word.completionCandidates() != null) {
      word.completionCandidates().forEach(candidates::add);
    }
    return text.replace("${DEFAULT-VALUE}", otherwise == null ? "none" : otherwise)
        .replace("${COMPLETION-CANDIDATES}", String.join(", ", candidates));
  }

  private static String joined(String[] lines) {
    List<String> parts = new ArrayList<>();
    for (String line : lines) {
      parts.add(plain(line));
    }
    return String.join(" ", parts).strip();
  }

  /** Without the marks of picocli's formats and styles. */
  private static String plain(String line) {
    String text = CommandLine.Help.Ansi.OFF.string(line);
    return text.replace(NEWLINE, " ").replace("%%", "%").strip();
  }
}
