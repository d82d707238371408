package org.latticeipc.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.spark.api.java.JavaSparkContext;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.search.SharedSearch;
import org.latticeipc.explorer.search.SharedSearch.Order;
import org.latticeipc.explorer.share.ClusterException;
import org.latticeipc.explorer.share.ClusterRequest;
import org.latticeipc.explorer.work.SliceResult;

/**
 * The driver of one exploration: gives out orders by one job a round, and takes what comes back.
 * Spark gives one result of each task, whichever attempt it is of; a round of which nothing comes
 * back is given out again. Confined to the calling thread.
 */
final class Rounds {
  private static final long LOOK_MILLIS = 50;
  private static final long LONGEST_ROUND_NANOS = 4_000_000_000L;
  private static final int LOOKS_FOR_INTERRUPTION = 40;
  private static final int MOST_LOST_IN_A_ROW = 5;
  private static final double LATE_SECONDS = 5;

  /** A checkpoint is due no sooner than after so many times as long as the last one took. */
  private static final int TIMES_KEEPING = 30;

  /** What is told; an executor's first slice waits for its classes. */
  private static final double TOLD_SECONDS = 30;

  private static final double NO_EXECUTOR_SECONDS = 60;

  private final JavaSparkContext spark;
  private final ClusterRequest request;
  private final ExplorerOptions options;
  private final SharedSearch search;
  private final Pace pace = new Pace(LONGEST_ROUND_NANOS);
  private final Patience patience = new Patience();
  private Usage usage = new Usage();
  private final byte[] source;
  private final String run = UUID.randomUUID().toString();
  private long deadline = Long.MAX_VALUE;
  private final Optional<KeptFile> kept;
  private long nextKeep;
  private boolean interrupted;
  private boolean saidLate;
  private int lost;
  private int givenUp;
  private long number;
  private int lostInARow;
  private int mostCores;
  private final long[] most = new long[3];
  private long bytesBack;
  private long piecesBack;
  private long driverNanos;
  private double exploredSeconds;
  private double firstSeconds;
  private double firstBusySeconds;

  /**
   * What was measured.
   *
   * @param bytesOfAResult on average, and so are the others
   * @param driverNanosOfAResult what the driver itself spends on one, beside Spark
   * @param coreSeconds how long cores were busy, added up
   * @param seconds how long the rounds took
   * @param busy of all the time that cores had, how much they were busy
   */
  record Measured(
      long results,
      double bytesOfAResult,
      double driverNanosOfAResult,
      double coreSeconds,
      double seconds,
      double busy) {}

  Measured measured() {
    double results = Math.max(1, piecesBack);
    return new Measured(
        piecesBack,
        bytesBack / results,
        driverNanos / results,
        firstBusySeconds + usage.busySeconds(),
        exploredSeconds,
        usage.ofAll());
  }

  Rounds(JavaSparkContext spark, ClusterRequest request, SharedSearch search) {
    this.spark = spark;
    this.request = request;
    this.options = request.options();
    this.search = search;
    this.source = SourceBytes.of(request.source());
    long now = System.nanoTime();
    this.nextKeep = now + options.checkpointEvery().toNanos();
    this.kept = request.checkpoint().map(place -> new KeptFile(place, spark.hadoopConfiguration()));
  }

  /** Rounds until nothing is left, or a bound. */
  void run() throws ClusterException {
    interrupted |= Thread.interrupted(); // files are read to their end
    request
        .resume()
        .map(place -> new KeptFile(place, spark.hadoopConfiguration()))
        .ifPresent(file -> file.resume(search));
    awaitExecutors();
    long begin = System.nanoTime(); // the start of Spark is nobody's budget
    usage = new Usage();
    deadline = options.budget().map(b -> begin + b.toNanos()).orElse(Long.MAX_VALUE);
    while (!search.isDone() && !isAtBound()) {
      round();
      options.listener().progress(search.progress());
      if (System.nanoTime() >= nextKeep) {
        keep();
      }
    }
    exploredSeconds = (System.nanoTime() - begin) / 1e9;
    keep();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void keep() {
    interrupted |= Thread.interrupted(); // files are written to their end
    long begin = System.nanoTime();
    kept.ifPresent(file -> file.keep(search));
    long now = System.nanoTime();
    nextKeep = now + Math.max(options.checkpointEvery().toNanos(), TIMES_KEEPING * (now - begin));
  }

  /** A bound ends the search between two rounds; what ran is counted. */
  private boolean isAtBound() {
    interrupted |= Thread.interrupted();
    if (interrupted) {
      search.stop("it was interrupted");
    } else if (System.nanoTime() >= deadline) {
      Duration budget = options.budget().orElseThrow();
      search.stop(
          "the budget of " + budget.toMillis() / 1000.0 + " s is used up; give it more time");
    }
    return search.isDone();
  }

  private void awaitExecutors() throws ClusterException {
    if (SparkStart.isLocal(request.master())) {
      return;
    }
    long start = System.nanoTime();
    while (SparkStart.executors(spark) < 2) { // the driver is one
      interrupted |= Thread.interrupted();
      if (interrupted) {
        return;
      } else if (spark.sc().isStopped()) {
        throw new ClusterException(
            request.master()
                + " has let the application go before it gave an executor; it needs a master and"
                + " workers of Spark "
                + SparkStart.version()
                + "; their logs say more");
      } else if ((System.nanoTime() - start) / 1e9 > NO_EXECUTOR_SECONDS) {
        throw new ClusterException(
            request.master()
                + " has given no executor in a minute; it needs a living worker of Spark "
                + SparkStart.version()
                + " with a free core and the memory that -Dspark.executor.memory asks for");
      }
      pause();
    }
  }

  private void pause() {
    try {
      Thread.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
  }

  private void round() throws ClusterException {
    long before = System.nanoTime();
    int cores = SparkStart.cores(spark);
    mostCores = Math.max(mostCores, cores);
    int tasks = pace.tasks(cores);
    List<Order> orders = new ArrayList<>(search.orders(tasks, pace.pieces(cores)));
    int given = orders.size();
    long left = Math.max(1_000_000, deadline - System.nanoTime());
    long nanos = Math.min(left, pace.nanos(search.pieces(), cores));
    List<List<Piece>> batches = batches(orders, tasks);
    orders.clear();
    long[] size = search.size();
    for (int i = 0; i < most.length; i++) {
      most[i] = Math.max(most[i], size[i]);
    }
    SliceFunction slices =
        new SliceFunction(run, number++, source, search.terms().bytes(), search.names(), nanos);
    long begin = System.nanoTime();
    List<List<Piece>> results = results(slices, batches, begin + nanos);
    long end = System.nanoTime();
    long busy = 0;
    int finished = 0;
    for (List<Piece> batch : results) {
      for (Piece piece : batch) {
        busy += piece.nanos;
        usage.busy(piece.executor, piece.nanos);
        finished += take(piece) ? 1 : 0;
      }
    }
    search.giveUpWaiting();
    driverNanos += begin - before + System.nanoTime() - end;
    long took =
        usage.had(
            cores, SparkStart.isLocal(request.master()) ? 1 : SparkStart.executors(spark) - 1);
    if (!results.isEmpty() && firstSeconds == 0) {
      firstSeconds = took / 1e9; // in which executors load their classes
      firstBusySeconds = usage.busySeconds();
      usage = new Usage();
    }
    if (results.size() == batches.size()) { // else it tells nothing of what a round costs
      pace.went(System.nanoTime() - before, nanos, busy, cores, given, finished);
    }
  }

  /** Deals the orders out to tasks, the heaviest first, so that each begins with one of them. */
  private static List<List<Piece>> batches(List<Order> orders, int tasks) {
    orders.sort(Comparator.comparingDouble(Order::weight).reversed());
    List<List<Piece>> batches = new ArrayList<>();
    for (int i = 0; i < orders.size(); i++) {
      if (i < tasks) {
        batches.add(new ArrayList<>());
      }
      batches.get(i % tasks).add(new Piece(orders.get(i).number(), orders.get(i).bytes()));
    }
    return batches;
  }

  /** Takes what came back; tells whether nothing is left of it. */
  private boolean take(Piece piece) throws ClusterException {
    if (!piece.refusal.isEmpty()) {
      throw SparkErrors.refused(piece.refusal);
    } else if (piece.bytes.length == 0) {
      return false;
    }
    try {
      SliceResult result = SliceResult.of(piece.bytes);
      bytesBack += piece.bytes.length;
      piecesBack++;
      search.take(piece.number, result);
      return result.left().count() == 0;
    } catch (IOException e) {
      throw new ClusterException("an executor sent what is no result: " + e.getMessage(), e);
    }
  }

  /** What came back in time; nothing if the round was lost. */
  private List<List<Piece>> results(SliceFunction slices, List<List<Piece>> batches, long end)
      throws ClusterException {
    RoundJob job = new RoundJob(spark, slices, batches);
    while (true) {
      try {
        if (job.await(LOOK_MILLIS)) {
          lostInARow = 0;
          patience.wentWell();
          return job.results();
        } else if (isHopeless(end)) {
          job.cancel();
          return job.results();
        }
      } catch (InterruptedException e) {
        interrupted = true; // the round ends by itself, and then counts
      } catch (Throwable thrown) { // Scala does not declare what is checked in Java
        return lost(thrown);
      }
    }
  }

  /** Whether to wait no longer for what does not come back. */
  private boolean isHopeless(long end) {
    double late = (System.nanoTime() - end) / 1e9;
    if (late > LATE_SECONDS && (interrupted || System.nanoTime() >= deadline)) {
      return true;
    }
    boolean local = SparkStart.isLocal(request.master()); // where nobody else could do it
    boolean over = !local && patience.isOver(late, pace.costSeconds());
    if (!saidLate && (over || late > TOLD_SECONDS)) {
      saidLate = true;
      options
          .listener()
          .remark(
              SparkEngine.sentence(
                  "a slice has not come back %.0f s after its time%s: its executor is lost or slow,"
                      + " or a task computes for long without accessing a cell",
                  late, over ? " and is done again" : ""));
    }
    if (over) {
      patience.gaveUp();
      givenUp++;
    }
    return over;
  }

  private List<List<Piece>> lost(Throwable thrown) throws ClusterException {
    lost++;
    ClusterException explained = SparkErrors.explained(thrown);
    boolean ended = spark.sc().isStopped();
    for (int i = 0; ended && !interrupted && i < LOOKS_FOR_INTERRUPTION; i++) {
      pause(); // at the end of the JVM Spark may stop before this thread hears of it
    }
    if (ended && interrupted) {
      return List.of();
    } else if (ended || ++lostInARow > MOST_LOST_IN_A_ROW || !isPassing(explained)) {
      keep();
      throw explained;
    }
    options.listener().remark("a round was lost and is done again: " + explained.getMessage());
    return List.of();
  }

  private static boolean isPassing(ClusterException explained) {
    return String.valueOf(explained.getMessage()).startsWith("Spark gave up");
  }

  /** How it was done. */
  List<String> effort(double startSeconds, double seconds) {
    List<String> all = new ArrayList<>();
    all.add("Spark " + SparkStart.version() + ", Java " + Runtime.version());
    all.add(
        SparkEngine.sentence(
                "%s: started in %.2f s, explored in %.2f s by %d cores in %d rounds; the first took %.2f s, ",
                request.master(), startSeconds, seconds, mostCores, number, firstSeconds)
            + (number > 1
                ? SparkEngine.sentence(
                    "after it cores were busy %.0f %% of the time, those of the idlest executor"
                        + " %.0f %%",
                    100 * usage.ofAll(), 100 * usage.ofTheIdlest())
                : "in which executors load their classes"));
    all.add(
        SparkEngine.sentence(
            "%s; %d rounds lost, %d not waited for; %d results of %d bytes on average; at most %d units of work in %d"
                + " bytes kept, of them %d in a file",
            search.repeats(),
            lost,
            givenUp,
            piecesBack,
            piecesBack == 0 ? 0 : bytesBack / piecesBack,
            most[1],
            most[0],
            most[2]));
    return all;
  }
}
