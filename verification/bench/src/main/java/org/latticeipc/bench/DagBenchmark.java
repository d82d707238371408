package org.latticeipc.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
 * Builds and runs one graph: our scheduler on real threads beside two graphs of the same shape,
 * work and number of workers on a {@link ForkJoinPool}: of {@link CompletableFuture}s, and of bare
 * counters, which can do nothing else: no cycle is refused, nothing fails, is cancelled, has a
 * priority or is reported. Building is measured with running on all sides, since futures run while
 * they are built.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DagBenchmark {
  private static final int LAYER = 100;

  /** Shape of the graph. */
  @Param({"chain", "layers", "random"})
  public String shape = "chain";

  /** How many nodes. */
  @Param({"1000", "100000"})
  public int nodes = 1_000;

  /** Units of work in each node; 500 are about a microsecond. */
  @Param({"0", "500"})
  public long work;

  /** How many workers. */
  @Param({"1", "2"})
  public int workers = 1;

  private int[][] parents = {};
  private HostMachine machine = HostMachine.create();
  private ForkJoinPool pool = new ForkJoinPool(1);

  /** Draws the graph. */
  @Setup(Level.Trial)
  public void draw() {
    SplittableRandom random = new SplittableRandom(7);
    parents = new int[nodes][];
    for (int i = 0; i < nodes; i++) {
      parents[i] = parentsOf(i, random);
    }
    machine = HostMachine.create();
    pool = new ForkJoinPool(workers);
  }

  private int[] parentsOf(int node, SplittableRandom random) {
    if (shape.equals("chain")) {
      return node == 0 ? new int[0] : new int[] {node - 1};
    } else if (shape.equals("layers")) {
      return node < LAYER ? new int[0] : different(node - LAYER, (node / LAYER - 1) * LAYER);
    }
    return node < 2 ? new int[0] : different(random.nextInt(node), random.nextInt(node));
  }

  private static int[] different(int one, int other) {
    return one == other ? new int[] {one} : new int[] {one, other};
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
    DagNode[] all = new DagNode[nodes];
    for (int i = 0; i < nodes; i++) {
      all[i] = dag.node("n", () -> Blackhole.consumeCPU(work));
      for (int parent : parents[i]) {
        dag.addDep(all[parent], all[i]).orElseThrow();
      }
    }
    for (DagNode node : all) {
      dag.submit(node).orElseThrow();
    }
    return dag.run(workers).code();
  }

  /** The JDK's futures. */
  @Benchmark
  public int completableFutures() {
    List<CompletableFuture<Void>> all = new ArrayList<>(nodes);
    for (int i = 0; i < nodes; i++) {
      CompletableFuture<?>[] before = new CompletableFuture<?>[parents[i].length];
      for (int k = 0; k < before.length; k++) {
        before[k] = all.get(parents[i][k]);
      }
      all.add(CompletableFuture.allOf(before).thenRunAsync(() -> Blackhole.consumeCPU(work), pool));
    }
    CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0])).join();
    return all.size();
  }

  /** Bare counters. */
  @Benchmark
  public int counters() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(nodes);
    Counter[] all = new Counter[nodes];
    for (int i = 0; i < nodes; i++) {
      all[i] = new Counter(parents[i].length, work, end);
      for (int parent : parents[i]) {
        all[parent].children.add(all[i]);
      }
    }
    for (int i = 0; i < nodes; i++) {
      if (parents[i].length == 0) {
        pool.execute(all[i]);
      }
    }
    end.await();
    return all.length;
  }

  /** Goes on with the first child that becomes ready and forks the others. */
  private static final class Counter extends RecursiveAction {
    private static final long serialVersionUID = 1L;
    private final transient List<Counter> children = new ArrayList<>(2);
    private final AtomicInteger pending;
    private final long work;
    private final transient CountDownLatch end;

    Counter(int pending, long work, CountDownLatch end) {
      this.pending = new AtomicInteger(pending);
      this.work = work;
      this.end = end;
    }

    @Override
    protected void compute() {
      Counter at = this;
      while (at != null) {
        Blackhole.consumeCPU(at.work);
        Counter next = null;
        for (Counter child : at.children) {
          boolean ready = child.pending.decrementAndGet() == 0;
          if (ready && next == null) {
            next = child;
          } else if (ready) {
            child.fork();
          }
        }
        at.end.countDown();
        at = next;
      }
    }
  }
}
