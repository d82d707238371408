package org.latticeipc.jpf;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.latticeipc.programs.harness.ChildJvm;

/**
 * Runs one main class under Java PathFinder in a JVM of its own and reads its verdict. Any thread
 * may use it. Cost: one JVM start and the search, bounded by the budget.
 */
public final class JpfRunner {
  /** What every configuration includes. */
  private static final String COMMON = "lattice.jpf";

  private static final List<String> HOST_FLAGS =
      List.of(
          "-Xmx1g",
          "-XX:+UseSerialGC",
          "-ea",
          "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
          "--add-exports=java.base/jdk.internal.access=ALL-UNNAMED",
          "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED");

  private final JpfInstallation.Lookup lookup;
  private final Duration budget;

  /** Runs at most {@code budget} for each program. */
  public JpfRunner(JpfInstallation.Lookup lookup, Duration budget) {
    this.lookup = lookup;
    this.budget = budget;
  }

  /** Uses the installation that {@link JpfInstallation#find()} finds. */
  public static JpfRunner ofThisMachine(Duration budget) {
    return new JpfRunner(JpfInstallation.find(), budget);
  }

  /** Runs one of this module's entry points by its own configuration. */
  public JpfVerdict run(JpfEntry entry) {
    return run(entry, "");
  }

  /**
   * Runs one of this module's entry points with the variant of this name, the real one if empty.
   */
  public JpfVerdict run(JpfEntry entry, String variant) {
    List<String> settings =
        variant.isEmpty()
            ? List.of()
            : List.of("+target.args=" + String.join(",", entry.arguments(variant)));
    return run(entry.file(), settings, ownClassPath());
  }

  /** Runs any main class on the class path of the calling JVM. */
  public JpfVerdict run(Class<?> main, String... arguments) {
    List<String> settings = new ArrayList<>(List.of("+target=" + main.getName()));
    if (arguments.length > 0) {
      settings.add("+target.args=" + String.join(",", arguments));
    }
    return run(COMMON, settings, ownClassPath());
  }

  private static List<Path> ownClassPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .map(Path::of)
        .map(Path::toAbsolutePath)
        .toList();
  }

  private JpfVerdict run(String configuration, List<String> settings, List<Path> classPath) {
    Optional<JpfInstallation> found = lookup.found();
    if (found.isEmpty()) {
      return new JpfVerdict.Absent(
          "NOT RUN: Java PathFinder is absent: "
              + lookup.reason()
              + ". "
              + JpfInstallation.HOW_TO_GET_ONE);
    }
    try {
      return run(found.get(), configuration, settings, classPath);
    } catch (IOException e) {
      return new JpfVerdict.Inconclusive("PathFinder could not be run: " + e.getMessage());
    }
  }

  private JpfVerdict run(
      JpfInstallation jpf, String configuration, List<String> settings, List<Path> classPath)
      throws IOException {
    Path folder = Files.createTempDirectory("lattice-jpf");
    try {
      copy(COMMON, folder);
      copy(configuration, folder);
      List<String> command = new ArrayList<>(List.of(jpf.java().toString()));
      command.addAll(HOST_FLAGS);
      command.addAll(List.of("-cp", joined(jpf.hostClassPath(), classPath)));
      command.add("org.latticeipc.jpf.JpfHost");
      command.add(folder.resolve(configuration).toString());
      command.add("+classpath=" + joinedForJpf(jpf.modelClassPath(), classPath));
      command.addAll(settings);
      return start(command, folder);
    } finally {
      deleteFiles(folder);
    }
  }

  private static void copy(String configuration, Path folder) throws IOException {
    try (InputStream in = JpfRunner.class.getResourceAsStream(configuration)) {
      if (in == null) {
        throw new IOException("the resource " + configuration + " is missing from the class path");
      }
      Files.copy(in, folder.resolve(configuration), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private JpfVerdict start(List<String> command, Path folder) throws IOException {
    long start = System.nanoTime();
    Optional<ChildJvm.Ended> ended =
        ChildJvm.run(command, folder, folder.resolve("output"), budget);
    double seconds = (System.nanoTime() - start) / 1e9;
    if (ended.isEmpty()) {
      return new JpfVerdict.Inconclusive(
          Thread.currentThread().isInterrupted()
              ? "interrupted while PathFinder ran"
              : "the search was not over after " + budget.toSeconds() + " s");
    }
    return JpfReport.read(ended.get().lines()).verdict(seconds);
  }

  private static String joined(List<Path> first, List<Path> second) {
    return Stream.concat(first.stream(), second.stream())
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String joinedForJpf(List<Path> first, List<Path> second) {
    return Stream.concat(first.stream(), second.stream())
        .map(Path::toString)
        .collect(Collectors.joining(";"));
  }

  private static void deleteFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
