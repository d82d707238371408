package org.latticeipc.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.scheduler.DagNode;
import org.latticeipc.scheduler.DagScheduler;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Builds and runs one graph of 1000 nodes: our scheduler on real threads beside a graph of {@link
 * CompletableFuture}s on a {@link ForkJoinPool}, of the same shape, work and number of workers.
 * Building is measured with running on both sides, since futures run while they are built.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DagBenchmark {
  private static final int NODES = 1000;
  private static final int WORKERS = 2;

  /** Shape of the graph. */
  @Param({"chain", "layers", "random"})
  public String shape = "chain";

  /** Units of work in each node; one is about a nanosecond. */
  @Param({"0", "10000"})
  public long work;

  private int[][] parents = {};
  private HostMachine machine = HostMachine.create();
  private ForkJoinPool pool = new ForkJoinPool(WORKERS);

  /** Draws the graph. */
  @Setup(Level.Trial)
  public void draw() {
    SplittableRandom random = new SplittableRandom(7);
    parents = new int[NODES][];
    for (int i = 0; i < NODES; i++) {
      parents[i] = parentsOf(i, random);
    }
    machine = HostMachine.create();
    pool = new ForkJoinPool(WORKERS);
  }

  private int[] parentsOf(int node, SplittableRandom random) {
    if (shape.equals("chain")) {
      return node == 0 ? new int[0] : new int[] {node - 1};
    } else if (shape.equals("layers")) {
      int layer = node / 10;
      return layer == 0 ? new int[0] : new int[] {node - 10, (layer - 1) * 10};
    }
    return node < 2 ? new int[0] : new int[] {random.nextInt(node), random.nextInt(node)};
  }

  /** Ends the pool. */
  @TearDown(Level.Trial)
  public void end() {
    pool.shutdown();
  }

  /** Ours. */
  @Benchmark
  public int lattice() {
    DagScheduler dag = DagScheduler.create(machine);
    DagNode[] nodes = new DagNode[NODES];
    for (int i = 0; i < NODES; i++) {
      nodes[i] = dag.node("n", () -> Blackhole.consumeCPU(work));
      for (int parent : parents[i]) {
        dag.addDep(nodes[parent], nodes[i]).orElseThrow();
      }
    }
    for (DagNode node : nodes) {
      dag.submit(node).orElseThrow();
    }
    return dag.run(WORKERS).code();
  }

  /** The JDK's. */
  @Benchmark
  public int completableFutures() {
    List<CompletableFuture<Void>> all = new ArrayList<>(NODES);
    for (int i = 0; i < NODES; i++) {
      CompletableFuture<?>[] before = new CompletableFuture<?>[parents[i].length];
      for (int k = 0; k < before.length; k++) {
        before[k] = all.get(parents[i][k]);
      }
      all.add(CompletableFuture.allOf(before).thenRunAsync(() -> Blackhole.consumeCPU(work), pool));
    }
    CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0])).join();
    return all.size();
  }
}
