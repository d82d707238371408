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
  private final SortedSet<String> files = new TreeSet<>();
  private final List<String> dead = new ArrayList<>();

  /**
   * Links of one site.
   *
   * @param root the checkout
   * @param outputs for each page's file below it where the page is in the site
   */
  SiteLinks(Path root, Map<String, String> outputs) {
    this.root = root;
    this.outputs = outputs;
  }

  /** How links of one page are to be read. */
  LinkResolver of(SourcePage page) {
    return destination -> resolve(page, destination);
  }

  private String resolve(SourcePage page, String destination) {
    if (destination.matches("[a-z]+:.*") || destination.startsWith("#")) {
      return destination;
    }
    int hash = destination.indexOf('#');
    String anchor = hash < 0 ? "" : destination.substring(hash);
    String written = hash < 0 ? destination : destination.substring(0, hash);
    Path target = Path.of(page.path()).resolveSibling(written).normalize();
    String path = target.toString().replace('\\', '/');
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
