package org.latticeipc.scenarios.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Where things are, and processes with an environment that is said in full. */
final class Releases {
  /** What tests of a release wait for. */
  static final String PROPERTY = "lattice.release";

  static final String WHY = "a release is built and tested by -Prelease, see docs/RELEASING.md";

  private Releases() {}

  /** How a process ended. */
  record Ended(int code, String out, String err) {}

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

  /** Runs a command with these variables and no others. */
  static Ended run(Path folder, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Path err = Files.createTempFile("err", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).directory(folder.toFile()).redirectError(err.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), UTF_8);
      return new Ended(process.waitFor(), out, Files.readString(err));
    } finally {
      Files.delete(err);
    }
  }
}
