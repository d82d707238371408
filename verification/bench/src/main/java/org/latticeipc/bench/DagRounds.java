package org.latticeipc.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import org.latticeipc.engine.host.HostMachine;

/**
 * Graphs of empty nodes and of nodes of a microsecond, built and run, in alternating rounds: the
 * scheduler on real threads beside futures and bare counters, see {@link BenchGraph}. All figures
 * are nanoseconds a node.
 *
 * <p>Futures run while they are built, so both together are compared. With one worker they have two
 * processors all the same, since who builds them is no worker; so the processor time of the whole
 * process is compared as well, with the collector's and the compiler's part in it.
 *
 * <p>Each is run some rounds before it is measured, for the compiler's sake; large graphs are not.
 *
 * <p>Arguments: how many rounds (default 7), the most nodes of a graph (default 100,000), the least
 * (default 1,000).
 */
public final class DagRounds {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private static final int[] SIZES = {1_000, 100_000, 1_000_000};

  /** For one figure so many nodes are built and run at least. */
  private static final int NODES_A_FIGURE = 200_000;

  private static final long[] WORK = {0, 500};
  private static final String[] WORK_SHOWN = {"0", "1 µs"};
  private static final int[] WORKERS = {1, 2};
  private static final int WARM_NODES = 20_000;
  private static final int WARM_ROUNDS = 2;

  private final int rounds;
  private final HostMachine machine = HostMachine.create();

  private DagRounds(int rounds) {
    this.rounds = rounds;
  }

  /** Measures and prints a table. */
  public static void main(String[] arguments) {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 7;
    int most = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
    int least = arguments.length > 2 ? Integer.parseInt(arguments[2]) : SIZES[0];
    for (BenchGraph.Shape shape : BenchGraph.Shape.values()) {
      for (int workers : WORKERS) {
        String unused = new DagRounds(WARM_ROUNDS).measured(shape.drawn(WARM_NODES), 0, workers);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "Java %s, %d processors, ns a node, medians of %d alternating rounds%n%n"
            + "| graph | nodes | of | workers | build | run | futures: both | counters: build |"
            + " run | both, of futures | its processor time | run, of counters |%n"
            + "|---|---|---|---|---|---|---|---|---|---|---|---|%n",
        System.getProperty("java.version"),
        Runtime.getRuntime().availableProcessors(),
        rounds);
    for (int nodes : SIZES) {
      if (least <= nodes && nodes <= most) {
        new DagRounds(rounds).print(nodes);
      }
    }
  }

  private void print(int nodes) {
    for (BenchGraph.Shape shape : BenchGraph.Shape.values()) {
      int[][] parents = shape.drawn(nodes);
      for (int work = 0; work < WORK.length; work++) {
        for (int workers : WORKERS) {
          System.out.printf(
              Locale.ROOT,
              "| %s | %d | %s | %d | %s |%n",
              shape.shown,
              nodes,
              WORK_SHOWN[work],
              workers,
              measured(parents, WORK[work], workers));
        }
      }
    }
  }

  private String measured(int[][] parents, long work, int workers) {
    ForkJoinPool pool = new ForkJoinPool(workers);
    try {
      Times ours = new Times();
      Times futures = new Times();
      Times counters = new Times();
      int warm = parents.length > NODES_A_FIGURE ? 0 : WARM_ROUNDS;
      for (int round = -warm; round < rounds; round++) {
        ours.measure(round, () -> BenchGraph.ours(parents, work, workers, machine), parents.length);
        futures.measure(round, () -> BenchGraph.futures(parents, work, pool), parents.length);
        counters.measure(round, () -> BenchGraph.counters(parents, work, pool), parents.length);
      }
      return String.join(
          " | ",
          InTurn.of(ours.build).shown(0),
          InTurn.of(ours.run).shown(0),
          InTurn.of(futures.both).shown(0),
          InTurn.of(counters.build).shown(0),
          InTurn.of(counters.run).shown(0),
          InTurn.of(ours.both, futures.both).ratio(0, 1),
          InTurn.of(ours.processor, futures.processor).ratio(0, 1),
          InTurn.of(ours.run, counters.run).ratio(0, 1));
    } finally {
      pool.shutdown();
    }
  }

  /** Nanoseconds a node, of each round. */
  private final class Times {
    final double[] build = new double[rounds];
    final double[] run = new double[rounds];
    final double[] both = new double[rounds];
    final double[] processor = new double[rounds];

    /** A round below 0 is not kept. */
    void measure(int round, Supplier<BenchGraph> made, int nodes) {
      int graphs = Math.max(1, NODES_A_FIGURE / nodes);
      long building = 0;
      long running = 0;
      long processorBefore = SYSTEM.getProcessCpuTime();
      for (int i = 0; i < graphs; i++) {
        BenchGraph graph = made.get();
        long start = System.nanoTime();
        graph.build();
        long built = System.nanoTime();
        graph.run();
        building += built - start;
        running += System.nanoTime() - built;
      }
      if (round < 0) {
        return;
      }
      double all = (double) graphs * nodes;
      build[round] = building / all;
      run[round] = running / all;
      both[round] = build[round] + run[round];
      processor[round] = (SYSTEM.getProcessCpuTime() - processorBefore) / all;
    }
  }
}
