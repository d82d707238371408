package org.latticeipc.catalogue.judge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.latticeipc.catalogue.subject.Finding;
import org.latticeipc.catalogue.subject.Finding.Kind;
import org.latticeipc.programs.harness.ChildJvm;

/**
 * A judge that is a harness in a JVM of its own and answers with one line {@code lattice-judge KIND
 * EXECUTIONS WHAT}.
 */
abstract class HarnessColumn implements Judge {
  private static final String PREFIX = "lattice-judge ";
  private static final int FIELDS = 3;

  private final HarnessPath path;
  private final Duration budget;

  HarnessColumn(HarnessPath path, Duration budget) {
    this.path = path;
    this.budget = budget;
  }

  final Finding ask(String main, List<String> arguments) {
    Optional<String> classPath = path.classPath();
    if (classPath.isEmpty()) {
      return Finding.of(Kind.UNAVAILABLE, path.notice());
    }
    long start = System.nanoTime();
    try {
      Optional<List<String>> output = run(classPath.get(), main, arguments);
      double seconds = (System.nanoTime() - start) / 1e9;
      return output
          .map(lines -> read(lines, seconds))
          .orElseGet(
              () ->
                  new Finding(
                      Kind.INCONCLUSIVE, "no answer in " + budget.toSeconds() + " s", 0, seconds));
    } catch (IOException e) {
      return Finding.of(Kind.INCONCLUSIVE, "cannot run " + main + ": " + e.getMessage());
    }
  }

  private Optional<List<String>> run(String classPath, String main, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(ChildJvm.ownJava()));
    command.add("-XX:+EnableDynamicAgentLoading");
    command.addAll(List.of("-cp", classPath, main));
    command.addAll(arguments);
    Path output = Files.createTempFile("lattice-judge", ".txt");
    try {
      return ChildJvm.run(command, Path.of("."), output, budget).map(ChildJvm.Ended::lines);
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private static Finding read(List<String> lines, double seconds) {
    for (String line : lines) {
      if (line.startsWith(PREFIX)) {
        String[] fields = line.substring(PREFIX.length()).split(" ", FIELDS);
        return new Finding(Kind.valueOf(fields[0]), fields[2], Long.parseLong(fields[1]), seconds);
      }
    }
    String last = lines.isEmpty() ? "nothing printed" : lines.get(lines.size() - 1);
    return new Finding(Kind.INCONCLUSIVE, "no answer: " + last, 0, seconds);
  }
}
