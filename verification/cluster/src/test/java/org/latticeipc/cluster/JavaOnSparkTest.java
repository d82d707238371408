package org.latticeipc.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latticeipc.bytecode.check.JavaCheck;
import org.latticeipc.bytecode.check.JavaCluster;
import org.latticeipc.bytecode.check.JavaOptions;
import org.latticeipc.bytecode.check.JavaResult;
import org.latticeipc.bytecode.check.JavaTargets;
import org.latticeipc.bytecode.entry.Entry;
import org.latticeipc.bytecode.loader.RewritingLoader;
import org.latticeipc.bytecode.loader.UserClasses;
import org.latticeipc.bytecode.whitelist.PureList;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.explorer.share.ClusterAnswer;
import org.latticeipc.explorer.share.ClusterException;
import org.latticeipc.explorer.share.SharedProgram;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.trace.TaskTable;
import org.openjdk.jcstress.infra.results.II_Result;
import sample.Ordinary;

/** Compiled classes, explored by Spark, have the answer of one machine. */
class JavaOnSparkTest {
  private static final String LOCAL = "local[2]";
  private static final SparkEngine ENGINE = new SparkEngine();
  private static final List<Path> JARS = new ArrayList<>();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  static Path folder;

  @BeforeAll
  static void pack() throws Exception {
    Path jar = folder.resolve("ordinary.jar");
    Path classes = place(Ordinary.class);
    try (OutputStream raw = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(raw);
        Stream<Path> files = Files.list(classes.resolve("sample"))) {
      for (Path file : files.sorted().toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, out);
      }
    }
    JARS.add(jar);
    JARS.add(place(II_Result.class));
  }

  @AfterAll
  static void leave() {
    ENGINE.close();
  }

  private static Path place(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  /** A cluster with some master, to which the tool's jars are sent too. */
  private record OnSpark(SparkEngine engine, String master, List<Path> tool)
      implements JavaCluster {
    @Override
    public List<Path> jars() {
      return JARS;
    }

    @Override
    public ClusterAnswer explore(SharedProgram source, ExplorerOptions options)
        throws ClusterException {
      List<Path> all = new ArrayList<>(tool);
      all.addAll(source.needs());
      return engine.explore(Explored.request(master, source, options, all));
    }
  }

  private static void compare(String name, JavaOptions options, JavaCluster cluster)
      throws Exception {
    try (UserClasses classes = new UserClasses(JARS)) {
      Entry entry = new JavaTargets(JARS, classes).find(List.of(name), Pattern.compile("")).get(0);
      JavaCheck check =
          new JavaCheck(new RewritingLoader(classes, new PureList(List.of())), List.of());
      JavaResult one = check.run(entry, options);
      JavaResult many = check.runBy(cluster, entry, options);
      assertEquals(summary(one), summary(many));
      if (one.verdict() != Verdict.INCONCLUSIVE) { // where it ended is of no account
        assertEquals(one.statistics().complete(), many.statistics().complete());
        assertEquals(one.statistics().blocked(), many.statistics().blocked());
      }
      assertTrue(one.statistics().complete() > 0 || !one.reasons().isEmpty());
    }
  }

  /** Everything that an answer says but how long it took and how many executions there were. */
  private static String summary(JavaResult result) {
    return Stream.of(
            result.verdict(),
            result.reasons(),
            result.table(),
            result.unseen(),
            result.races(),
            result.violations().stream()
                .map(v -> v.message() + v.explanation() + TaskTable.lines(v.trace(), 120))
                .toList(),
            result.assumptions(),
            new TreeSet<>(result.eager()),
            result.learnt())
        .map(String::valueOf)
        .collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "sample.Ordinary,JMM",
    "sample.Ordinary#inTurn,JMM",
    "sample.Ordinary#inTurn,SC",
    "sample.Ordinary$Buffering,JMM",
    "sample.Ordinary$Buffering,TSO",
    "sample.Ordinary#refused,JMM"
  })
  void compiledClasses_sharedOutBySpark_areExploredAsByOneMachine(String name, MemoryModel model)
      throws Exception {
    compare(name, JavaOptions.of(model), new OnSpark(ENGINE, LOCAL, List.of()));
  }

  @Test
  @EnabledIfSystemProperty(
      named = "lattice.long",
      matches = "true",
      disabledReason = "starts a master and workers as processes; -Pnightly has it")
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void compiledClasses_sharedOutToProcesses_areExploredAsByOneMachine() throws Exception {
    try (Standalone cluster = Standalone.start(folder, 2);
        SparkEngine engine = new SparkEngine()) {
      JavaCluster processes = new OnSpark(engine, cluster.master(), cluster.jars());
      compare("sample.Ordinary", JavaOptions.of(MemoryModel.JMM), processes);
      compare("sample.Ordinary#inTurn", JavaOptions.of(MemoryModel.JMM), processes);
      compare("sample.Ordinary$Buffering", JavaOptions.of(MemoryModel.TSO), processes);
    }
  }
}
