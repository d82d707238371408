package org.latticeipc.scenarios.site;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.latticeipc.scenarios.site.page.LinkResolver;

/**
 * Where links of pages lead: to pages, to copies of files of the checkout, or out. Remembers which
 * files are asked for and which links lead nowhere. Confined to one thread.
 */
final class SiteLinks {
  private final Path root;
  private final Map<String, String> outputs;
  private final Map<String, String> titles;
  private final SortedSet<String> files = new TreeSet<>();
  private final List<String> dead = new ArrayList<>();

  /**
   * Links of one site.
   *
   * @param root the checkout
   * @param outputs for each page's file below it where the page is in the site
   * @param titles for each page's file that is in the list of pages what that calls it
   */
  SiteLinks(Path root, Map<String, String> outputs, Map<String, String> titles) {
    this.root = root;
    this.outputs = outputs;
    this.titles = titles;
  }

  /** How links of one page are to be read. */
  LinkResolver of(SourcePage page) {
    return new LinkResolver() {
      @Override
      public String resolve(String destination) {
        return SiteLinks.this.resolve(page, destination);
      }

      @Override
      public String title(String destination) {
        return titles.getOrDefault(slashed(target(page, destination)), "");
      }
    };
  }

  /** The file below the checkout that a link names, whether there is one or not. */
  private static Path target(SourcePage page, String destination) {
    int hash = destination.indexOf('#');
    String written = hash < 0 ? destination : destination.substring(0, hash);
    return written.startsWith("/")
        ? Path.of(written.substring(1)).normalize()
        : Path.of(page.path()).resolveSibling(written).normalize();
  }

  private static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }

  private String resolve(SourcePage page, String destination) {
    if (destination.matches("[a-z]+:.*") || destination.startsWith("#")) {
      return destination;
    }
    int hash = destination.indexOf('#');
    String anchor = hash < 0 ? "" : destination.substring(hash);
    Path target = target(page, destination);
    String path = slashed(target);
    String output = outputs.get(path);
    if (output == null) {
      output = outputs.get(path.isEmpty() ? "README.md" : path + "/README.md");
    }
    if (output == null && isInside(target) && Files.exists(root.resolve(target))) {
      files.add(path);
      output = FilePages.output(path);
    }
    if (output == null) {
      dead.add(page.path() + ": '" + destination + "' leads nowhere");
      return destination;
    }
    return page.up() + output + anchor;
  }

  private static boolean isInside(Path target) {
    return !target.startsWith("..") && !target.isAbsolute();
  }

  /** Files and folders of the checkout that pages lead to. */
  SortedSet<String> files() {
    return files;
  }

  /** Links that lead nowhere, each with its page. */
  List<String> dead() {
    return List.copyOf(dead);
  }
}
