package org.latticeipc.catalogue.judge;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The class path of a harness that was built below a checkout, as the build wrote it down.
 *
 * @param harness the harness's name
 * @param classPath its class path, if it was built
 */
record HarnessPath(String harness, Optional<String> classPath) {
  static HarnessPath of(Path home, String harness) {
    Path target = home.resolve("verification").resolve(harness).resolve("target");
    Path file = target.resolve("harness.classpath");
    if (!Files.isRegularFile(file)) {
      return new HarnessPath(harness, Optional.empty());
    }
    try {
      String dependencies = Files.readString(file).strip();
      return new HarnessPath(
          harness, Optional.of(target.resolve("classes") + File.pathSeparator + dependencies));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** What to do where the harness is not built. */
  String notice() {
    return harness
        + " is not built: ./mvnw -DskipTests -pl verification/"
        + harness
        + " -am package";
  }
}
