package org.latticeipc.scenarios.site.reference;

import java.util.List;
import org.latticeipc.machine.text.MarkdownTable;
import picocli.CommandLine;

/** Every verb with its options. */
final class CommandReference {
  private CommandReference() {}

  static String page() {
    CommandLine line = CommandModel.line();
    StringBuilder text = new StringBuilder("# Commands\n\n");
    text.append(CommandModel.about(line)).append(" Every verb says the same with `--help`.\n\n");
    MarkdownTable verbs = new MarkdownTable(List.of("verb", "what it does"));
    for (CommandLine verb : CommandModel.verbs(line)) {
      String name = verb.getCommandName();
      verbs.row(List.of("[`" + name + "`](#" + name + ")", escaped(CommandModel.about(verb))));
    }
    text.append(verbs).append('\n');
    CommandModel.footer(line).forEach(each -> text.append(escaped(each)).append('\n'));
    for (CommandLine verb : CommandModel.verbs(line)) {
      describe(verb, text);
    }
    return text.toString();
  }

  private static void describe(CommandLine verb, StringBuilder text) {
    text.append("\n## ").append(verb.getCommandName()).append("\n\n`");
    text.append(CommandModel.synopsis(verb)).append("`\n\n");
    text.append(escaped(CommandModel.about(verb))).append("\n\n");
    MarkdownTable words = new MarkdownTable(List.of("word", "what it does"));
    for (CommandModel.Word word : CommandModel.words(verb)) {
      words.row(List.of("`" + word.names() + "`", escaped(word.about())));
    }
    text.append(words);
    List<String> footer = CommandModel.footer(verb);
    if (!footer.isEmpty()) {
      text.append("\n```\n").append(String.join("\n", footer)).append("\n```\n");
    }
  }

  /** Stars and angles of plain text mean nothing. */
  static String escaped(String text) {
    return text.replaceAll("([*_<\\[\\]`])", "\\\\$1");
  }
}
