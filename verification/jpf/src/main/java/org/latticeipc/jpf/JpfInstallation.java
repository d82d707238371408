package org.latticeipc.jpf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Java PathFinder on this machine and a JDK 17 to host it.
 *
 * <p>Looked for in this order: {@code -Djpf.home=DIR} (or {@code JPF_HOME}), the folder that has
 * {@code build/jpf.jar}; {@code -Djpf.repository=DIR}, a Maven repository; and the user's own Maven
 * repository, both for {@code gov.nasa:jpf-core}.
 *
 * @param hostClassPath what the JVM that hosts PathFinder needs
 * @param modelClassPath PathFinder's models of library classes, put before the program's class
 *     path; empty if PathFinder finds them itself
 * @param java the JDK 17 {@code java} command
 */
public record JpfInstallation(List<Path> hostClassPath, List<Path> modelClassPath, Path java) {

  /** Only this feature release of the JDK can host PathFinder's working branch. */
  static final int HOST_RELEASE = 17;

  /** How to get a PathFinder, for people who have none. */
  public static final String HOW_TO_GET_ONE =
      "Java PathFinder is not on Maven Central. Build its branch java-17 "
          + "(https://github.com/javapathfinder/jpf-core) with its own instructions on JDK 17, then say "
          + "-Djpf.home=DIR (the folder that has build/jpf.jar), or publish it to a Maven repository "
          + "as gov.nasa:jpf-core and say -Djpf.repository=DIR.";

  public JpfInstallation {
    hostClassPath = List.copyOf(hostClassPath);
    modelClassPath = List.copyOf(modelClassPath);
  }

  /** Either an installation or the reason why there is none. */
  public record Lookup(Optional<JpfInstallation> found, String reason) {}

  /** Looks where the system properties and the environment say. */
  public static Lookup find() {
    return find(System.getProperties(), System.getenv("JPF_HOME"));
  }

  static Lookup find(Properties properties, @Nullable String environmentHome) {
    Optional<Path> java = hostJava(properties);
    String home =
        properties.getProperty("jpf.home", environmentHome == null ? "" : environmentHome);
    if (!home.isBlank()) {
      return withHost(fromHome(Path.of(home)), java, "jpf.home=" + home + " has no build/jpf.jar");
    }
    String repository = properties.getProperty("jpf.repository", "");
    Path root =
        repository.isBlank()
            ? Path.of(properties.getProperty("user.home", ""), ".m2", "repository")
            : Path.of(repository);
    return withHost(
        fromRepository(root),
        java,
        repository.isBlank()
            ? "neither jpf.home nor jpf.repository is set and the Maven repository has no "
                + "gov.nasa:jpf-core"
            : "jpf.repository=" + repository + " has no gov.nasa:jpf-core with its jpf-classes");
  }

  private record Jars(List<Path> host, List<Path> models) {}

  private static Lookup withHost(Optional<Jars> jars, Optional<Path> java, String missing) {
    if (jars.isEmpty()) {
      return new Lookup(Optional.empty(), missing);
    }
    if (java.isEmpty()) {
      return new Lookup(
          Optional.empty(),
          "PathFinder runs only hosted on JDK "
              + HOST_RELEASE
              + ", this is JDK "
              + Runtime.version().feature()
              + ": say -Djpf.java.home=DIR of a JDK "
              + HOST_RELEASE);
    }
    return new Lookup(
        Optional.of(new JpfInstallation(jars.get().host(), jars.get().models(), java.get())), "");
  }

  private static Optional<Jars> fromHome(Path home) {
    Path build = home.resolve("build");
    List<Path> host = new ArrayList<>();
    for (String jar : List.of("jpf.jar", "jpf-annotations.jar")) {
      Path path = build.resolve(jar).toAbsolutePath();
      if (Files.isRegularFile(path)) {
        host.add(path);
      }
    }
    return Files.isRegularFile(build.resolve("jpf.jar"))
        ? Optional.of(new Jars(host, List.of()))
        : Optional.empty();
  }

  private static Optional<Jars> fromRepository(Path root) {
    Path group = root.resolve("gov").resolve("nasa");
    Optional<Path> core = newestJar(group.resolve("jpf-core"));
    Optional<Path> classes = newestJar(group.resolve("jpf-classes"));
    if (core.isEmpty() || classes.isEmpty()) {
      return Optional.empty();
    }
    List<Path> host = new ArrayList<>(List.of(core.get()));
    newestJar(group.resolve("jpf-annotations")).ifPresent(host::add);
    return Optional.of(new Jars(host, List.of(classes.get())));
  }

  private static Optional<Path> newestJar(Path artifact) {
    if (!Files.isDirectory(artifact)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.walk(artifact, 2)) {
      return files
          .filter(f -> f.toString().endsWith(".jar"))
          .filter(f -> !f.toString().endsWith("-sources.jar"))
          .map(Path::toAbsolutePath)
          .max(Path::compareTo);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + artifact, e);
    }
  }

  private static Optional<Path> hostJava(Properties properties) {
    String named = properties.getProperty("jpf.java.home", "");
    String home =
        !named.isBlank()
            ? named
            : Runtime.version().feature() == HOST_RELEASE
                ? properties.getProperty("java.home", "")
                : "";
    if (home.isBlank()) {
      return Optional.empty();
    }
    Path java = Path.of(home, "bin", "java");
    return Files.isExecutable(java) ? Optional.of(java) : Optional.empty();
  }
}
