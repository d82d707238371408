package org.latticeipc.scenarios.site.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;

/** The manual pages of section 1, one for the command and one for each verb. */
public final class ManPages {
  private static final String COMMAND = "lattice";

  private ManPages() {}

  /** Each page's text by the name of its file. */
  public static Map<String, String> all(String version) {
    CommandLine line = CommandModel.line();
    Map<String, String> pages = new TreeMap<>();
    pages.put(COMMAND + ".1", overview(line, version));
    for (CommandLine verb : CommandModel.verbs(line)) {
      pages.put(name(verb) + ".1", page(line, verb, version));
    }
    return pages;
  }

  private static String name(CommandLine verb) {
    return COMMAND + "-" + verb.getCommandName();
  }

  private static String overview(CommandLine line, String version) {
    Roff page = start(COMMAND, line, version);
    page.section("VERBS");
    List<String> others = new ArrayList<>();
    for (CommandLine verb : CommandModel.verbs(line)) {
      page.item(verb.getCommandName(), CommandModel.about(verb));
      others.add(Roff.page(name(verb)));
    }
    options(page, line);
    exitStatus(page, line);
    environment(page);
    return page.section("SEE ALSO").paragraph(String.join(", ", others)).toString();
  }

  private static String page(CommandLine line, CommandLine verb, String version) {
    Roff page = start(name(verb), verb, version);
    options(page, verb);
    List<String> footer = CommandModel.footer(verb);
    if (!footer.isEmpty()) {
      page.section("NOTES");
      footer.forEach(page::paragraph);
    }
    exitStatus(page, line);
    return page.section("SEE ALSO").paragraph(Roff.page(COMMAND)).toString();
  }

  private static Roff start(String name, CommandLine command, String version) {
    String about = CommandModel.about(command);
    int end = about.indexOf(". ");
    String first = end < 0 ? about : about.substring(0, end);
    String said = first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
    return new Roff(name, version)
        .section("NAME")
        .paragraph(name + " - " + Character.toLowerCase(said.charAt(0)) + said.substring(1))
        .section("SYNOPSIS")
        .paragraph(CommandModel.synopsis(command))
        .section("DESCRIPTION")
        .paragraph(about);
  }

  private static void options(Roff page, CommandLine command) {
    page.section("OPTIONS");
    for (CommandModel.Word word : CommandModel.words(command)) {
      page.item(word.names(), word.about());
    }
  }

  private static void exitStatus(Roff page, CommandLine line) {
    page.section("EXIT STATUS").paragraph(String.join(" ", CommandModel.footer(line)));
  }

  /** What the launcher looks at. */
  private static void environment(Roff page) {
    page.section("ENVIRONMENT")
        .item("JAVA_HOME", "the JDK to use where none came with the tool, 17 or newer")
        .item("LATTICE_JAVA_OPTIONS", "more options for the JVM, such as -Xmx4g")
        .item("LATTICE_BUILD", "in a checkout: auto builds what is stale, never uses what is there")
        .item("NO_COLOR", "if it is set, nothing is coloured");
  }
}
