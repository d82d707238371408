package org.latticeipc.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.latticeipc.cluster.Explored.keeping;
import static org.latticeipc.cluster.Explored.request;
import static org.latticeipc.cluster.Explored.resuming;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.search.SliceExplorer;
import org.latticeipc.explorer.share.ClusterException;
import org.latticeipc.explorer.share.ClusterRequest;

/** What does not fit together is told in one line with the remedy, and no checkpoint is lost. */
@EnabledIfSystemProperty(
    named = "lattice.long",
    matches = "true",
    disabledReason = "starts a master and a worker as processes; -Pnightly has it")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ClusterErrorTest {
  private static final NamedProgram PROGRAM = new NamedProgram("ainc", Map.of("n", 8));

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private static String refusal(ClusterRequest request) {
    try (SparkEngine engine = new SparkEngine()) {
      ClusterException refused =
          assertThrows(ClusterException.class, () -> engine.explore(request));
      String line = String.valueOf(refused.getMessage());
      assertEquals(1, line.lines().count(), line);
      System.out.println(line);
      return line;
    }
  }

  /** The same jars, each with a class more: another build of everything. */
  private List<Path> ofAnotherBuild(List<Path> jars) throws Exception {
    List<Path> others = new ArrayList<>();
    for (Path jar : jars) {
      Path other = folder.resolve("other-" + others.size() + ".jar");
      try (JarFile from = new JarFile(jar.toFile());
          OutputStream raw = Files.newOutputStream(other);
          JarOutputStream out = new JarOutputStream(raw)) {
        out.putNextEntry(new JarEntry("Another.class"));
        for (Enumeration<JarEntry> all = from.entries(); all.hasMoreElements(); ) {
          JarEntry entry = all.nextElement();
          out.putNextEntry(new JarEntry(entry.getName()));
          from.getInputStream(entry).transferTo(out);
        }
      }
      others.add(other);
    }
    return others;
  }

  @Test
  void jarsThatAreNotThereOrOfAnotherBuild_areTold_andTheCheckpointStays() throws Exception {
    try (Standalone cluster = Standalone.start(folder, 1)) {
      ExplorerOptions options = ExplorerOptions.builder().probe(false).build();
      Path file = folder.resolve("state");
      String place = file.toUri().toString();
      try (SparkEngine engine = new SparkEngine()) {
        ExplorerOptions some = options.toBuilder().maxExecutions(1_000).build();
        engine.explore(keeping(request(cluster.master(), PROGRAM, some, cluster.jars()), place));
      }
      byte[] kept = Files.readAllBytes(file);
      String lacking =
          refusal(resuming(request(cluster.master(), PROGRAM, options, List.of()), place));
      assertTrue(lacking.startsWith("the executors lack a class: ClassNotFound"), lacking);
      assertTrue(lacking.contains("send its jar along by -cp"), lacking);
      List<Path> programless =
          cluster.jars().stream().filter(jar -> !has(jar, NamedProgram.class)).toList();
      String program =
          refusal(resuming(request(cluster.master(), PROGRAM, options, programless), place));
      assertTrue(program.contains("class " + NamedProgram.class.getName() + " is not"), program);
      String other =
          refusal(
              resuming(
                  request(cluster.master(), PROGRAM, options, ofAnotherBuild(cluster.jars())),
                  place));
      assertTrue(
          other.startsWith("an executor does not see the same program: build of lattice"), other);
      assertArrayEquals(kept, Files.readAllBytes(file), "a refusal loses nothing");
    }
  }

  private static boolean has(Path jar, Class<?> type) {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.getEntry(type.getName().replace('.', '/') + ".class") != null;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What another lattice left among the worker's jars comes before what is sent to it. */
  @Test
  void workerThatHasAnotherLattice_isTold() throws Exception {
    Path source = folder.resolve("SliceExplorer.java");
    Files.writeString(
        source,
        "package "
            + SliceExplorer.class.getPackageName()
            + "; public final class SliceExplorer {}");
    Path classes = Files.createDirectories(folder.resolve("other"));
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", classes.toString(), source.toString());
    assertEquals(0, failed);
    Path other = Standalone.jar(classes, folder.resolve("another-lattice.jar"));
    String path = Standalone.sparksJars() + File.pathSeparator + other;
    try (Standalone cluster = Standalone.start(folder, 1, path)) {
      String line =
          refusal(request(cluster.master(), PROGRAM, ExplorerOptions.defaults(), cluster.jars()));
      assertTrue(
          line.startsWith(
              "a worker has another version of Spark, of lattice or of Java: NoSuchMethodError: "),
          line);
      assertTrue(line.contains(SliceExplorer.class.getSimpleName()), line);
    }
  }

  /**
   * A master and a worker of another Spark. {@code -Dspark.other=FILE} names a file with the class
   * path of one, as {@code dependency:build-classpath} of spark-core makes it.
   */
  @Test
  @EnabledIfSystemProperty(
      named = "spark.other",
      matches = ".+",
      disabledReason = "needs another version of Spark; -Dspark.other=CLASS-PATH-FILE names one")
  void anotherSpark_isTold() throws Exception {
    Path other = Path.of(System.getProperty("spark.other"));
    try (Standalone cluster = Standalone.start(folder, 1, Files.readString(other))) {
      String line =
          refusal(request(cluster.master(), PROGRAM, ExplorerOptions.defaults(), cluster.jars()));
      assertTrue(line.contains("Spark " + SparkStart.version()), line);
    }
  }
}
