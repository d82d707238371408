package org.latticeipc.scenarios.site;

import java.nio.file.Path;
import java.util.Locale;

/**
 * A page as it is written.
 *
 * @param path its file below the checkout, with {@code /}; of one that is made, where it would be
 * @param output where it is in the site
 * @param markdown its text
 */
record SourcePage(String path, String output, String markdown) {
  private static final String DOCS = "docs/";
  private static final String INDEX = "README";

  /** The page of the documentation that the site opens with. */
  static final String HOME = DOCS + INDEX + ".md";

  /** A page of the documentation: beside the first page, as the files are. */
  static SourcePage of(String path, String markdown) {
    String below = path.startsWith(DOCS) ? path.substring(DOCS.length()) : path;
    String bare = below.substring(0, below.length() - ".md".length());
    boolean isIndex = !path.equals(INDEX + ".md") && Path.of(bare).endsWith(INDEX);
    String name = isIndex ? bare.substring(0, bare.length() - INDEX.length()) + "index" : bare;
    return new SourcePage(path, name.toLowerCase(Locale.ROOT) + ".html", markdown);
  }

  /** How deep it is below the root of the site, as a way up: {@code ../} for each folder. */
  String up() {
    return "../".repeat((int) output.chars().filter(c -> c == '/').count());
  }
}
