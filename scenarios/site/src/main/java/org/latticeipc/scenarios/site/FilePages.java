package org.latticeipc.scenarios.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Pages that show files and folders of the checkout which the documentation speaks of. */
final class FilePages {
  private static final String FOLDER = "files/";

  /** What is no part of the checkout. */
  private static final Set<String> HIDDEN = Set.of("target");

  private final Path root;

  FilePages(Path root) {
    this.root = root;
  }

  /** Where a file's page is in the site. */
  static String output(String path) {
    return FOLDER + path + ".html";
  }

  /** The files and folders with all that is in the folders. */
  SortedSet<String> whole(Set<String> asked) throws IOException {
    SortedSet<String> all = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(asked);
    while (!open.isEmpty()) {
      String path = open.pop();
      if (all.add(path) && Files.isDirectory(root.resolve(path))) {
        names(path).forEach(name -> open.add(path + "/" + name));
      }
    }
    return all;
  }

  private List<String> names(String folder) throws IOException {
    try (Stream<Path> inside = Files.list(root.resolve(folder))) {
      return inside
          .map(file -> file.getFileName().toString())
          .filter(name -> !HIDDEN.contains(name) && !name.startsWith("."))
          .sorted()
          .toList();
    }
  }

  /** A page as Markdown whose links are those of the checkout. */
  SourcePage page(String path) throws IOException {
    StringBuilder text = new StringBuilder("# `").append(path).append("`\n\n");
    boolean isFolder = Files.isDirectory(root.resolve(path));
    if (isFolder) {
      for (String name : names(path)) {
        text.append("- [").append(name).append("](").append(name.replace(" ", "%20")).append(")\n");
      }
    } else {
      String content = Files.readString(root.resolve(path));
      String fence = "`".repeat(Math.max(3, longestRun(content) + 1));
      text.append(fence).append('\n').append(content).append(content.endsWith("\n") ? "" : "\n");
      text.append(fence).append('\n');
    }
    return new SourcePage(isFolder ? path + "/." : path, output(path), text.toString());
  }

  private static int longestRun(String text) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
