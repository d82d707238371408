package org.latticeipc.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.latticeipc.engine.sim.SimulatedMachine;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.program.Program;
import org.latticeipc.scheduler.DagNode;
import org.latticeipc.scheduler.DagScheduler;

/**
 * How long the scheduler takes for graphs whose shortest possible time is known, because they were
 * made from a schedule without a gap (Kwok and Ahmad, Benchmarking and comparison of the task graph
 * scheduling algorithms, 1999): the time of each processor is cut into tasks at random, and a task
 * depends on some of those that had ended when it began. A node's priority is the time of the
 * longest path that begins with it. On the simulated machine, whose clock is virtual: one seed, one
 * figure. Times of nodes are 1,000 to 20,000 ticks, the scheduler's own steps a tick each.
 *
 * <p>Arguments: how many graphs of each kind (default 20).
 */
public final class Makespans {
  private static final int[] PROCESSORS = {2, 4, 8};
  private static final int[] TASKS = {50, 100, 300};
  private static final int[] MOST_PARENTS = {2, 5};
  private static final int LEAST_TICKS = 1_000;
  private static final int MOST_TICKS = 20_000;

  /** A task depends on those only that ended so long before it began, at most, in mean times. */
  private static final int WINDOW = 3;

  private final int processors;
  private final long[] begin;
  private final long[] end;
  private final int[][] parents;
  private final long optimum;

  private Makespans(int processors, int tasks, int mostParents, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    this.processors = processors;
    List<long[]> cut = new ArrayList<>();
    this.optimum = (long) tasks * (LEAST_TICKS + MOST_TICKS) / 2 / processors;
    for (int i = 0; i < processors; i++) {
      long at = 0;
      while (at < optimum) {
        long next = Math.min(optimum, at + random.nextLong(LEAST_TICKS, MOST_TICKS));
        cut.add(new long[] {at, next});
        at = next;
      }
    }
    cut.sort((one, other) -> Long.compare(one[0], other[0]));
    this.begin = cut.stream().mapToLong(each -> each[0]).toArray();
    this.end = cut.stream().mapToLong(each -> each[1]).toArray();
    this.parents = new int[begin.length][];
    for (int i = 0; i < parents.length; i++) {
      parents[i] = drawn(i, mostParents, random);
    }
  }

  private int[] drawn(int task, int most, SplittableRandom random) {
    long since = begin[task] - (long) WINDOW * (LEAST_TICKS + MOST_TICKS) / 2;
    List<Integer> possible = new ArrayList<>();
    for (int i = 0; i < task; i++) {
      if (end[i] <= begin[task] && end[i] >= since) {
        possible.add(i);
      }
    }
    int wanted = random.nextInt(most + 1);
    while (possible.size() > wanted) {
      possible.remove(random.nextInt(possible.size()));
    }
    return possible.stream().mapToInt(Integer::intValue).toArray();
  }

  private long[] longestPaths() {
    long[] path = new long[parents.length];
    for (int i = path.length - 1; i >= 0; i--) {
      path[i] += end[i] - begin[i];
      for (int parent : parents[i]) {
        path[parent] = Math.max(path[parent], path[i]);
      }
    }
    return path;
  }

  /**
   * Time by the shortest possible one.
   *
   * @param shared whether {@code run(workers)} is called, which looks elsewhere now and then, or
   *     {@code run()} by each worker, which always does
   */
  private double measured(boolean shared) {
    long[] last = {0};
    Program program =
        Program.of(
            "makespan",
            setup -> {
              DagScheduler dag = built(setup.machine(), last);
              int callers = shared ? 1 : processors;
              for (int i = 0; i < callers; i++) {
                setup.task("worker" + i, i, () -> dag.run(shared ? processors : 1));
              }
            });
    SimulationResult result =
        SimulatedMachine.run(program, SimulationOptions.defaults().withCpus(processors));
    if (!(result instanceof SimulationResult.Completed)) {
      throw new IllegalStateException("the simulation ended otherwise: " + result);
    }
    return (double) last[0] / optimum;
  }

  private DagScheduler built(Machine machine, long[] last) {
    DagScheduler dag = DagScheduler.create(machine);
    LongCell never = machine.longCell("never", 0);
    long[] path = longestPaths();
    DagNode[] nodes = new DagNode[parents.length];
    for (int i = 0; i < nodes.length; i++) {
      long ticks = end[i] - begin[i];
      nodes[i] =
          dag.node(
              "n" + i,
              () -> {
                var unused =
                    never.await(v -> v != 0, LoadOrder.RELAXED, machine.nowTicks() + ticks);
                last[0] = Math.max(last[0], machine.nowTicks());
              });
      for (int parent : parents[i]) {
        dag.addDep(nodes[parent], nodes[i]).orElseThrow();
      }
      dag.setPriority(nodes[i], path[i]).orElseThrow();
    }
    for (DagNode node : nodes) {
      dag.submit(node).orElseThrow();
    }
    return dag;
  }

  /** Measures and prints a table. */
  public static void main(String[] arguments) {
    int graphs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
    System.out.printf(
        Locale.ROOT,
        "time by the shortest possible, mean and worst of %d graphs%n%n"
            + "| processors | tasks | most parents | run(workers) | run() each |%n"
            + "|---|---|---|---|---|%n",
        graphs);
    double sum = 0;
    int lines = 0;
    for (int processors : PROCESSORS) {
      for (int tasks : TASKS) {
        for (int most : MOST_PARENTS) {
          double[] shared = new double[graphs];
          double[] each = new double[graphs];
          for (int seed = 0; seed < graphs; seed++) {
            Makespans graph = new Makespans(processors, tasks, most, seed);
            shared[seed] = graph.measured(true);
            each[seed] = graph.measured(false);
          }
          sum += Arrays.stream(shared).average().orElseThrow();
          lines++;
          System.out.printf(
              Locale.ROOT,
              "| %d | %d | %d | %s | %s |%n",
              processors,
              tasks,
              most,
              shown(shared),
              shown(each));
        }
      }
    }
    System.out.printf(Locale.ROOT, "%nmean of all, run(workers): %.3f%n", sum / lines);
  }

  private static String shown(double[] ratios) {
    return String.format(
        Locale.ROOT,
        "%.3f, %.3f",
        Arrays.stream(ratios).average().orElseThrow(),
        Arrays.stream(ratios).max().orElseThrow());
  }
}
