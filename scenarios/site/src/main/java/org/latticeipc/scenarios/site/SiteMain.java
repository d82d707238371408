package org.latticeipc.scenarios.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.latticeipc.scenarios.site.reference.ManPages;

/** Writes the site and the manual pages; run by the build. */
final class SiteMain {
  private static final int ARGUMENTS = 3;

  private SiteMain() {}

  /**
   * Writes {@code OUT/site} and {@code OUT/man}.
   *
   * @param args the checkout, OUT, the version
   * @throws IOException if something cannot be read or written
   */
  public static void main(String[] args) throws IOException {
    if (args.length != ARGUMENTS) {
      throw new IllegalArgumentException(
          "found " + args.length + " words, expected ROOT OUT VERSION");
    }
    Path out = Path.of(args[1]);
    DocumentationSite site = DocumentationSite.of(Path.of(args[0]), args[2]);
    if (!site.dead().isEmpty()) {
      throw new IOException("dead links:\n" + String.join("\n", site.dead()));
    }
    site.write(out.resolve("site"));
    Path man = Files.createDirectories(out.resolve("man"));
    for (Map.Entry<String, String> page : ManPages.all(args[2]).entrySet()) {
      Files.writeString(man.resolve(page.getKey()), page.getValue());
    }
  }
}
