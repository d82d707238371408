package org.latticeipc.catalogue.judge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs a main class in a JVM of its own and waits for it, with a bound. */
final class ChildJvm {
  private ChildJvm() {}

  /** The output's lines, or empty if the JVM was still running after {@code budget}. */
  static Optional<List<String>> run(
      String classPath, String main, List<String> arguments, Duration budget) throws IOException {
    Path output = Files.createTempFile("lattice-judge", ".txt");
    try {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.add("-XX:+EnableDynamicAgentLoading");
      command.addAll(List.of("-cp", classPath, main));
      command.addAll(arguments);
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      boolean ended = false;
      try {
        ended = process.waitFor(budget.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        process.descendants().forEach(child -> child.destroyForcibly());
        process.destroyForcibly();
      }
      return ended
          ? Optional.of(Files.readAllLines(output, StandardCharsets.UTF_8))
          : Optional.empty();
    } finally {
      Files.deleteIfExists(output);
    }
  }
}
