package org.latticeipc.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A command that has run, as a process of its own: what it printed and what it took, its start
 * included.
 *
 * @param wall seconds by the clock
 * @param cpu seconds of processor time, of the process and those that it waited for
 * @param output standard output and error
 * @param exitCode as the command's
 */
record TimedCommand(double wall, double cpu, String output, int exitCode) {
  /** Bash times a command and prints what it took, and nothing else, on its own standard error. */
  private static final String SCRIPT =
      "TIMEFORMAT='%3R %3U %3S'; out=$1; shift; time \"$@\" >\"$out\" 2>&1";

  /**
   * Runs it to its end.
   *
   * @param environment variables to set beside those of this process
   * @throws IllegalStateException if it cannot be run
   */
  static TimedCommand run(List<String> command, Map<String, String> environment) {
    try {
      Path out = Files.createTempFile("bench", ".out");
      Path times = Files.createTempFile("bench", ".times");
      try {
        List<String> all = new ArrayList<>(List.of("bash", "-c", SCRIPT, "bench", out.toString()));
        all.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(all);
        builder.environment().putAll(environment);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.redirectError(times.toFile()).start();
        int exitCode = process.waitFor();
        String[] took = Files.readString(times, StandardCharsets.UTF_8).strip().split(" ", -1);
        if (took.length != 3) {
          throw new IllegalStateException(command + ": " + String.join(" ", took));
        }
        return new TimedCommand(
            Double.parseDouble(took[0]),
            Double.parseDouble(took[1]) + Double.parseDouble(took[2]),
            Files.readString(out, StandardCharsets.UTF_8),
            exitCode);
      } finally {
        Files.delete(out);
        Files.delete(times);
      }
    } catch (IOException e) {
      throw new IllegalStateException(command + " cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(command + " was interrupted", e);
    }
  }
}
