package org.latticeipc.scenarios.site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The table of contents: the headings of the documentation's first page and the pages that each
 * lists, in order. Immutable.
 *
 * @param groups what stands together
 */
record PageList(List<Group> groups) {
  private static final Pattern HEADING = Pattern.compile("## (.*)");
  private static final Pattern ENTRY = Pattern.compile("- \\[([^\\]]+)\\]\\(([^)#]+\\.md)\\).*");

  PageList {
    groups = List.copyOf(groups);
  }

  /**
   * Pages under one heading.
   *
   * @param title the heading
   * @param entries the pages
   */
  record Group(String title, List<Entry> entries) {
    Group {
      entries = List.copyOf(entries);
    }
  }

  /**
   * A page in the list.
   *
   * @param title what the list calls it
   * @param path its file below the checkout
   */
  record Entry(String title, String path) {}

  /** Reads the list out of the page that has it. */
  static PageList of(SourcePage page) {
    List<Group> groups = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    String title = "";
    Path folder = Path.of(page.path()).resolveSibling("");
    for (String line : page.markdown().split("\n", -1)) {
      Matcher heading = HEADING.matcher(line);
      Matcher entry = ENTRY.matcher(line);
      if (heading.matches()) {
        add(title, entries, groups);
        title = heading.group(1);
      } else if (entry.matches()) {
        String path = folder.resolve(entry.group(2)).normalize().toString().replace('\\', '/');
        entries.add(new Entry(entry.group(1), path));
      }
    }
    add(title, entries, groups);
    return new PageList(groups);
  }

  private static void add(String title, List<Entry> entries, List<Group> groups) {
    if (!entries.isEmpty()) {
      groups.add(new Group(title, entries));
      entries.clear();
    }
  }

  /** All pages, in order. */
  List<Entry> entries() {
    return groups.stream().flatMap(group -> group.entries().stream()).toList();
  }

  /** The same with one group more at the end. */
  PageList with(Group last) {
    List<Group> all = new ArrayList<>(groups);
    all.add(last);
    return new PageList(all);
  }
}
