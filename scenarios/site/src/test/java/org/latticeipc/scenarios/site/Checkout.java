package org.latticeipc.scenarios.site;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where this test's checkout is. */
final class Checkout {
  private Checkout() {}

  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isRegularFile(folder.resolve("ARCHITECTURE.md"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException("no folder above has ARCHITECTURE.md");
    }
    return folder;
  }
}
