package org.latticeipc.programs.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs a judge in a JVM of its own and waits for it, with a bound. Stateless. */
public final class ChildJvm {
  private ChildJvm() {}

  /**
   * What a JVM that ended left.
   *
   * @param exitValue with which it ended
   * @param lines what it printed, to either stream
   */
  public record Ended(int exitValue, List<String> lines) {
    public Ended {
      lines = List.copyOf(lines);
    }
  }

  /** The {@code java} of the calling JVM. */
  public static String ownJava() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /**
   * Runs a command in a folder and lets nothing of it live on.
   *
   * @param output the file that gets what it prints
   * @return empty if it was still running after {@code budget}, or if the calling thread was
   *     interrupted, which then is still marked so
   * @throws IOException if it cannot be started or what it printed cannot be read
   */
  public static Optional<Ended> run(List<String> command, Path folder, Path output, Duration budget)
      throws IOException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = false;
    try {
      ended = process.waitFor(budget.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return ended
        ? Optional.of(
            new Ended(process.exitValue(), Files.readAllLines(output, StandardCharsets.UTF_8)))
        : Optional.empty();
  }
}
