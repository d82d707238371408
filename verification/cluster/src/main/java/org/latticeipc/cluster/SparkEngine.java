package org.latticeipc.cluster;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
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
 * time, which it keeps for as long as the same master is asked for.
 */
public final class SparkEngine implements ClusterEngine {
  private @Nullable JavaSparkContext spark;
  private String master = "";
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
      SharedSearch search = new SharedSearch(program, request.options());
      Rounds rounds = new Rounds(context, request, search);
      long begin = System.nanoTime();
      rounds.run();
      measured = rounds.measured();
      double seconds = (System.nanoTime() - begin) / 1e9;
      Result result = search.result();
      Set<String> learnt = new TreeSet<>(search.learnt());
      return new ClusterAnswer(result, learnt, rounds.effort(startSeconds, seconds));
    } finally {
      thread.setContextClassLoader(before);
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
    if (known != null && master.equals(request.master()) && !known.sc().isStopped()) {
      return known;
    }
    close();
    long start = System.nanoTime();
    JavaSparkContext made = SparkStart.start(request.master(), request.jars());
    startSeconds = (System.nanoTime() - start) / 1e9;
    master = request.master();
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
