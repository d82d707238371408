package org.latticeipc.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.atomic.AtomicInteger;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.scheduler.DagNode;
import org.latticeipc.scheduler.DagScheduler;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A graph that is built and run: by the scheduler, and by two others on a {@link ForkJoinPool}, of
 * {@link CompletableFuture}s, and of bare counters, which can do nothing else: no cycle is refused,
 * nothing fails, is cancelled, has a priority or is reported.
 */
abstract class BenchGraph {
  private static final int LAYER = 100;

  /** Makes nodes and edges, and has nodes run if that is how it is done. */
  abstract void build();

  /** Returns when all nodes have run. */
  abstract void run();

  /** What each node of a graph depends on. */
  enum Shape {
    CHAIN("chain") {
      @Override
      int[] parentsOf(int node, SplittableRandom random) {
        return node == 0 ? new int[0] : new int[] {node - 1};
      }
    },
    LAYERS("layers of 100") {
      @Override
      int[] parentsOf(int node, SplittableRandom random) {
        return node < LAYER ? new int[0] : different(node - LAYER, (node / LAYER - 1) * LAYER);
      }
    },
    RANDOM("random") {
      @Override
      int[] parentsOf(int node, SplittableRandom random) {
        return node < 2 ? new int[0] : different(random.nextInt(node), random.nextInt(node));
      }
    };

    /** For people. */
    final String shown;

    Shape(String shown) {
      this.shown = shown;
    }

    abstract int[] parentsOf(int node, SplittableRandom random);

    /** The same graph every time. */
    int[][] drawn(int nodes) {
      SplittableRandom random = new SplittableRandom(7);
      int[][] parents = new int[nodes][];
      for (int i = 0; i < nodes; i++) {
        parents[i] = parentsOf(i, random);
      }
      return parents;
    }

    private static int[] different(int one, int other) {
      return one == other ? new int[] {one} : new int[] {one, other};
    }
  }

  /** By the scheduler, on real threads. */
  static BenchGraph ours(int[][] parents, long work, int workers, HostMachine machine) {
    return new BenchGraph() {
      private final DagScheduler dag = DagScheduler.create(machine);

      @Override
      void build() {
        DagNode[] all = new DagNode[parents.length];
        for (int i = 0; i < all.length; i++) {
          all[i] = dag.node("n", () -> Blackhole.consumeCPU(work));
          for (int parent : parents[i]) {
            dag.addDep(all[parent], all[i]).orElseThrow();
          }
        }
        for (DagNode node : all) {
          dag.submit(node).orElseThrow();
        }
      }

      @Override
      void run() {
        if (dag.run(workers).code() != 0) {
          throw new IllegalStateException("a node did not run");
        }
      }
    };
  }

  /** Of the JDK's futures, which run while they are built. */
  static BenchGraph futures(int[][] parents, long work, ForkJoinPool pool) {
    return new BenchGraph() {
      private final List<CompletableFuture<Void>> all = new ArrayList<>(parents.length);

      @Override
      void build() {
        for (int[] mine : parents) {
          CompletableFuture<?>[] before = new CompletableFuture<?>[mine.length];
          for (int k = 0; k < before.length; k++) {
            before[k] = all.get(mine[k]);
          }
          all.add(
              CompletableFuture.allOf(before).thenRunAsync(() -> Blackhole.consumeCPU(work), pool));
        }
      }

      @Override
      void run() {
        CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0])).join();
      }
    };
  }

  /** Of bare counters. */
  static BenchGraph counters(int[][] parents, long work, ForkJoinPool pool) {
    return new BenchGraph() {
      private final CountDownLatch end = new CountDownLatch(parents.length);
      private final Counter[] all = new Counter[parents.length];

      @Override
      void build() {
        for (int i = 0; i < all.length; i++) {
          all[i] = new Counter(parents[i].length, work, end);
          for (int parent : parents[i]) {
            all[parent].children.add(all[i]);
          }
        }
      }

      @Override
      void run() {
        for (int i = 0; i < all.length; i++) {
          if (parents[i].length == 0) {
            pool.execute(all[i]);
          }
        }
        try {
          end.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
    };
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
