package org.latticeipc.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.search.SharedSearch;
import org.latticeipc.explorer.share.ClusterAnswer;
import org.latticeipc.explorer.share.ClusterEngine;
import org.latticeipc.explorer.share.ClusterException;
import org.latticeipc.explorer.share.ClusterRequest;
import org.latticeipc.machine.program.Program;

/**
 * Apache Spark as the engine that explores a program on many machines. It has one application at a
 * time, which it keeps for as long as the same master is asked for with the same jars.
 */
public final class SparkEngine implements ClusterEngine {
  /** How much of the work that is left the driver keeps in memory; a quarter of its heap. */
  static final String FRONTIER = "spark.lattice.frontier";

  private @Nullable JavaSparkContext spark;
  private String master = "";
  private List<Path> jars = List.of();
  private double startSeconds;
  private Rounds.@Nullable Measured measured;

  /** Called by whoever looks for the service. */
  public SparkEngine() {}

  @Override
  public ClusterAnswer explore(ClusterRequest request) throws ClusterException {
    Program program = request.source().program();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader(before));
    try {
      JavaSparkContext context = context(request);
      return explore(context, request, program);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private ClusterAnswer explore(JavaSparkContext context, ClusterRequest request, Program program)
      throws ClusterException {
    try (SharedSearch search = search(request, program)) {
      Rounds rounds = new Rounds(context, request, search);
      long begin = System.nanoTime();
      rounds.run();
      measured = rounds.measured();
      double seconds = (System.nanoTime() - begin) / 1e9;
      Result result = search.result();
      Set<String> learnt = new TreeSet<>(search.learnt());
      return new ClusterAnswer(result, learnt, rounds.effort(startSeconds, seconds));
    }
  }

  private static SharedSearch search(ClusterRequest request, Program program)
      throws ClusterException {
    SparkConf conf = new SparkConf();
    if (!conf.contains(FRONTIER)) {
      return new SharedSearch(program, request.options());
    }
    try {
      return new SharedSearch(program, request.options(), conf.getSizeAsBytes(FRONTIER));
    } catch (NumberFormatException e) {
      String found = conf.get(FRONTIER);
      throw new ClusterException(
          FRONTIER + ": found '" + found + "', expected a size such as 512m", e);
    }
  }

  /** What was measured in the last exploration; null before. */
  Rounds.@Nullable Measured measured() {
    return measured;
  }

  /** How long the application took to start. */
  double startSeconds() {
    return startSeconds;
  }

  /** How many tasks that do nothing Spark starts and ends in a second. */
  double tasksPerSecond(int tasks) {
    JavaSparkContext context = Objects.requireNonNull(spark);
    List<Integer> numbers = IntStream.range(0, tasks).boxed().toList();
    long begin = System.nanoTime();
    context.parallelize(numbers, tasks).count();
    return tasks / ((System.nanoTime() - begin) / 1e9);
  }

  private JavaSparkContext context(ClusterRequest request) throws ClusterException {
    JavaSparkContext known = spark;
    boolean fits = master.equals(request.master()) && jars.equals(request.jars());
    if (known != null && fits && !known.sc().isStopped()) {
      return known;
    }
    close();
    long start = System.nanoTime();
    JavaSparkContext made = SparkStart.start(request.master(), request.jars());
    startSeconds = (System.nanoTime() - start) / 1e9;
    master = request.master();
    jars = request.jars();
    spark = made;
    return made;
  }

  @Override
  public void close() {
    JavaSparkContext known = spark;
    spark = null;
    if (known != null) {
      known.close();
    }
  }

  /** Spark finds classes by the thread's loader, which has to know this one's. */
  private static ClassLoader loader(ClassLoader current) {
    ClassLoader own = SparkEngine.class.getClassLoader();
    for (ClassLoader at = current; at != null; at = at.getParent()) {
      if (at == own) {
        return current;
      }
    }
    return own;
  }

  /** A sentence with numbers, the same in every country. */
  static String sentence(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
