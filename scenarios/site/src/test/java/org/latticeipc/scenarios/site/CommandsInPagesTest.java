package org.latticeipc.scenarios.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.latticeipc.scenarios.command.LatticeCommand;
import org.latticeipc.scenarios.command.console.Console;
import picocli.CommandLine;

/** Every verb and option that a page tells people to type is one that there is. */
class CommandsInPagesTest {
  private static final Pattern COMMAND = Pattern.compile("\\./lattice +([a-z][^`\\n]*)");
  private static final int LEAST = 90;

  private final CommandLine line = line();

  @Test
  void commands_areUnderstood() throws Exception {
    List<String> wrong = new ArrayList<>();
    int seen = 0;
    for (SourcePage page : DocumentationSite.of(Checkout.root(), "test").pages().values()) {
      Matcher command = COMMAND.matcher(page.markdown());
      while (command.find()) {
        seen++;
        String complaint = complaint(words(command.group(1)));
        if (!complaint.isEmpty()) {
          wrong.add(page.path() + ": " + command.group().strip() + ": " + complaint);
        }
      }
    }
    int count = seen;
    assertTrue(count >= LEAST, () -> "only " + count + " commands");
    assertEquals(List.of(), wrong);
  }

  /** As a shell splits it, up to what ends a command, a sentence, or a column of a page. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    String command = text.split(" {3}", 2)[0];
    Matcher word = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)").matcher(command);
    while (word.find()) {
      String plain = word.group(3);
      if (plain == null) {
        words.add(word.group(1) != null ? word.group(1) : word.group(2));
      } else if (plain.matches("[|>#&;,…)\\\\(].*|\\[.*|<.*")) {
        break;
      } else {
        words.add(plain.replaceAll("[,;:)]+$", ""));
        if (plain.matches(".*[,;:)]")) {
          break;
        }
      }
    }
    return words;
  }

  private static CommandLine line() {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return LatticeCommand.line(
        new Console(nowhere, nowhere, InputStream.nullInputStream(), false, false));
  }

  private String complaint(List<String> words) {
    try {
      line.parseArgs(words.toArray(String[]::new));
      return "";
    } catch (CommandLine.UnmatchedArgumentException e) {
      return String.valueOf(e.getMessage());
    } catch (CommandLine.ParameterException e) {
      return ""; // a part of a command, or a name that stands for a value
    }
  }
}
