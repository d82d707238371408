package org.latticeipc.scenarios.command.cluster;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.result.CheckpointException;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.share.ClusterAnswer;
import org.latticeipc.explorer.share.ClusterEngine;
import org.latticeipc.explorer.share.ClusterException;
import org.latticeipc.explorer.share.ClusterRequest;
import org.latticeipc.explorer.share.SharedProgram;
import org.latticeipc.scenarios.command.console.Inputs;
import org.latticeipc.scenarios.format.InputError;

/**
 * The cluster that a command line names, kept for as long as the command runs. What it does is said
 * on standard error, since the answer is the same as one machine's. Confined to one thread.
 */
public final class Cluster implements AutoCloseable {
  /** Names the engine's jar, where it is not where the build makes it. */
  private static final String JAR = "LATTICE_CLUSTER";

  private static final String BUILT = "verification/cluster/target/lattice-cluster.jar";
  private static final String CLASS_PATH = "lattice-cluster.classpath";
  private static final String MAKE =
      "./mvnw -q -Dlattice.quick -Dmaven.test.skip=true -pl verification/cluster -am package";

  private final String master;
  private final Map<String, String> environment;
  private final List<Path> jars = new ArrayList<>();
  private @Nullable ClusterEngine engine;

  private Cluster(String master, Map<String, String> environment) {
    this.master = master;
    this.environment = environment;
  }

  /**
   * The cluster of a master; nothing is started yet.
   *
   * @throws InputError if the engine is not there, with the command that makes it
   */
  public static Cluster of(String master) throws InputError {
    Cluster cluster = new Cluster(master, System.getenv());
    cluster.find();
    return cluster;
  }

  /** A cluster of an engine that is here. */
  static Cluster by(ClusterEngine engine) {
    Cluster cluster = new Cluster("here", Map.of());
    cluster.engine = engine;
    return cluster;
  }

  private void find() throws InputError {
    for (String part : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
      if (part.endsWith(".jar") && Files.isRegularFile(Path.of(part))) {
        jars.add(Path.of(part).toAbsolutePath());
      }
    }
    Optional<ClusterEngine> there = engine(Cluster.class.getClassLoader());
    if (there.isPresent()) {
      engine = there.get();
      return;
    }
    Path jar = jar();
    jars.add(jar);
    List<Path> parts = new ArrayList<>(List.of(jar));
    parts.addAll(spark(jar));
    EngineLoader loader = new EngineLoader(urls(parts), Cluster.class.getClassLoader());
    engine =
        engine(loader)
            .orElseThrow(
                () ->
                    new InputError("lattice: --cluster: " + jar + " holds no engine; " + remedy()));
  }

  /** The engine that a loader knows, if it knows one and that is of this build. */
  static Optional<ClusterEngine> engine(ClassLoader loader) throws InputError {
    try {
      return ServiceLoader.load(ClusterEngine.class, loader).findFirst();
    } catch (ServiceConfigurationError | LinkageError e) {
      throw ofAnotherBuild(e);
    }
  }

  /** The engine calls what this build has not, or has not what this build calls. */
  private static InputError ofAnotherBuild(Error e) {
    return new InputError(
        "lattice: --cluster: the engine does not fit: found "
            + String.valueOf(e).lines().findFirst().orElse("nothing more")
            + ", expected an engine of this build, and Spark's jars of one version; "
            + remedy());
  }

  private static String remedy() {
    return remedy(System.getProperty("lattice.home"));
  }

  /** How to get it, where the tool is in a checkout, and where it is installed or a jar alone. */
  static String remedy(@Nullable String home) {
    return home != null && Files.isRegularFile(Path.of(home, "mvnw"))
        ? "make it by " + MAKE + " in " + home + ", which fetches Spark (222 MB)"
        : "in a checkout of the sources of this version make it by "
            + MAKE
            + ", which fetches Spark (222 MB), and name it by "
            + JAR;
  }

  private Path jar() throws InputError {
    String named = environment.get(JAR);
    if (named != null) {
      return Inputs.file(named, "the jar of the cluster engine, as " + JAR + " says");
    }
    Path jar = Path.of(System.getProperty("lattice.home", "")).resolve(BUILT);
    if (!Files.isRegularFile(jar)) {
      throw new InputError(
          "lattice: --cluster: the engine is no part of the tool, and there is no "
              + jar
              + "; "
              + remedy());
    }
    return jar.toAbsolutePath();
  }

  /** Spark's jars: of the distribution that SPARK_HOME names, else those the build found. */
  private List<Path> spark(Path jar) throws InputError {
    String home = environment.get("SPARK_HOME");
    if (home != null) {
      return jarsOf(Path.of(home).resolve("jars"));
    }
    Path list = jar.resolveSibling(CLASS_PATH);
    try {
      List<Path> all =
          Stream.of(Files.readString(list).strip().split(File.pathSeparator, -1))
              .map(Path::of)
              .toList();
      for (Path each : all) {
        if (!Files.isReadable(each)) {
          throw new InputError(
              "lattice: --cluster: "
                  + list
                  + " names "
                  + each
                  + ", which is not there; "
                  + remedy());
        }
      }
      return all;
    } catch (IOException e) {
      throw new InputError(
          "lattice: --cluster: there is no "
              + list
              + ", which says where Spark's jars are; "
              + remedy()
              + ", or set SPARK_HOME to a Spark distribution");
    }
  }

  private static List<Path> jarsOf(Path folder) throws InputError {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
      if (!found.isEmpty()) {
        return found;
      }
    } catch (IOException e) {
      throw new InputError(
          "lattice: --cluster: SPARK_HOME: " + folder + " cannot be read: " + Inputs.reason(e));
    }
    throw new InputError("lattice: --cluster: SPARK_HOME: found no jar in " + folder);
  }

  private static URL[] urls(List<Path> parts) throws InputError {
    URL[] urls = new URL[parts.size()];
    try {
      for (int i = 0; i < urls.length; i++) {
        urls[i] = parts.get(i).toUri().toURL();
      }
    } catch (MalformedURLException e) {
      throw new InputError("lattice: --cluster: " + e.getMessage());
    }
    return urls;
  }

  /**
   * Explores a program on it.
   *
   * @param checkpoint where the state is kept, or null, and so is {@code resume}
   */
  public ClusterAnswer explore(
      SharedProgram source,
      ExplorerOptions options,
      @Nullable String checkpoint,
      @Nullable String resume)
      throws InputError {
    ClusterEngine known = engine;
    if (known == null) {
      throw new IllegalStateException("the cluster was closed");
    }
    try (SentJars sent = SentJars.of(jars, source.needs())) {
      return known.explore(
          new ClusterRequest(
              master,
              source,
              options,
              Optional.ofNullable(checkpoint),
              Optional.ofNullable(resume),
              sent.all()));
    } catch (ClusterException | CheckpointException e) {
      throw new InputError("lattice: " + e.getMessage());
    } catch (IOException e) {
      throw new InputError("lattice: --cluster: -cp: " + Inputs.reason(e));
    } catch (LinkageError e) {
      throw ofAnotherBuild(e);
    }
  }

  /** Leaves the cluster. The engine's classes stay, since the JVM's own end may need them. */
  @Override
  public void close() {
    ClusterEngine known = engine;
    engine = null;
    if (known != null) {
      known.close();
    }
  }
}
