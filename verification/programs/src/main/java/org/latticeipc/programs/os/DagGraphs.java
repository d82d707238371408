package org.latticeipc.programs.os;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.scheduler.DagNode;
import org.latticeipc.scheduler.DagParts;
import org.latticeipc.scheduler.DagScheduler;
import org.latticeipc.scheduler.NodeFailure;
import org.latticeipc.scheduler.NodeStatus;
import org.latticeipc.scheduler.RunReport;
import org.latticeipc.scheduler.property.DagOrder;
import org.latticeipc.scheduler.property.ExactlyOnce;

/** Every graph of a few nodes, one of each shape. */
public final class DagGraphs {
  private DagGraphs() {}

  /**
   * A graph without cycles: edges go from lower to higher numbers.
   *
   * @param nodes how many
   * @param edges bit {@code from * nodes + to} for each edge
   */
  public record Shape(int nodes, long edges) {
    /** Whether {@code to} waits for {@code from}. */
    public boolean has(int from, int to) {
      return (edges >>> (from * nodes + to) & 1) != 0;
    }

    /** The edges, such as {@code 0>1 0>2}. */
    @Override
    public String toString() {
      StringBuilder text = new StringBuilder();
      for (int from = 0; from < nodes; from++) {
        for (int to = 0; to < nodes; to++) {
          if (has(from, to)) {
            text.append(text.length() == 0 ? "" : " ").append(from).append('>').append(to);
          }
        }
      }
      return text.length() == 0 ? "no edge" : text.toString();
    }

    private long renamed(int[] names) {
      long out = 0;
      for (int from = 0; from < nodes; from++) {
        for (int to = 0; to < nodes; to++) {
          out |= has(from, to) ? 1L << (names[from] * nodes + names[to]) : 0;
        }
      }
      return out;
    }
  }

  /** All graphs of so many nodes, one of each that differ in names only: 1, 2, 6, 31, … */
  public static List<Shape> shapes(int nodes) {
    List<int[]> renamings = new ArrayList<>();
    permute(new int[nodes], 0, 0, renamings);
    TreeMap<Long, Shape> found = new TreeMap<>();
    int pairs = nodes * (nodes - 1) / 2;
    for (long mask = 0; mask < 1L << pairs; mask++) {
      Shape shape = new Shape(nodes, edges(nodes, mask));
      long least = Long.MAX_VALUE;
      for (int[] names : renamings) {
        least = Math.min(least, shape.renamed(names));
      }
      found.putIfAbsent(least, shape);
    }
    return List.copyOf(found.values());
  }

  private static long edges(int nodes, long mask) {
    long edges = 0;
    int bit = 0;
    for (int from = 0; from < nodes; from++) {
      for (int to = from + 1; to < nodes; to++) {
        edges |= (mask >>> bit++ & 1) << (from * nodes + to);
      }
    }
    return edges;
  }

  private static void permute(int[] names, int at, int used, List<int[]> out) {
    if (at == names.length) {
      out.add(names.clone());
    }
    for (int name = 0; name < names.length; name++) {
      if ((used >>> name & 1) == 0) {
        names[at] = name;
        permute(names, at + 1, used | 1 << name, out);
      }
    }
  }

  /**
   * The graph on some workers. Each node writes plainly what all that wait for it read. In the end
   * every node was done, or cancelled if it waits for one that failed, at any distance.
   *
   * @param fails a node that fails, or -1
   */
  public static Program program(DagParts parts, Shape shape, int workers, int fails) {
    return Program.of(
        "graph " + shape + (fails < 0 ? "" : ", " + fails + " fails"),
        setup -> {
          setup.property(new DagOrder());
          setup.property(new ExactlyOnce());
          DagScheduler dag = DagScheduler.create(setup.machine(), parts);
          LongCell[] written = new LongCell[shape.nodes()];
          DagNode[] nodes = new DagNode[shape.nodes()];
          for (int i = 0; i < nodes.length; i++) {
            written[i] = setup.machine().longCell("written" + i, 0);
            int self = i;
            nodes[i] = dag.node("n" + i, () -> work(shape, written, self, fails));
          }
          for (int from = 0; from < nodes.length; from++) {
            for (int to = 0; to < nodes.length; to++) {
              if (shape.has(from, to)) {
                dag.addDep(nodes[from], nodes[to]).orElseThrow();
              }
            }
          }
          for (DagNode node : nodes) {
            dag.submit(node).orElseThrow();
          }
          for (int i = 0; i < workers; i++) {
            setup.task("worker" + i, () -> judge(shape, dag.run(), fails));
          }
        });
  }

  private static void work(Shape shape, LongCell[] written, int self, int fails)
      throws NodeFailure {
    for (int from = 0; from < self; from++) {
      if (shape.has(from, self)) {
        PropertyViolation.require(
            written[from].load(LoadOrder.PLAIN) == 1, "node " + self + " starts too early");
      }
    }
    if (self == fails) {
      throw new NodeFailure("on purpose");
    }
    PropertyViolation.require(
        written[self].load(LoadOrder.PLAIN) == 0, "node " + self + " runs twice");
    written[self].store(1, StoreOrder.PLAIN);
  }

  /** Each worker's own report, at the end of its run. */
  private static void judge(Shape shape, RunReport report, int fails) {
    boolean[] lost = new boolean[shape.nodes()];
    for (RunReport.NodeReport each : report.nodes()) {
      int node = each.node().number();
      for (int from = 0; from < node; from++) {
        lost[node] |= shape.has(from, node) && (lost[from] || from == fails);
      }
      NodeStatus left = lost[node] ? NodeStatus.CANCELLED : NodeStatus.DONE;
      NodeStatus expected = node == fails ? NodeStatus.FAILED : left;
      PropertyViolation.require(
          each.status() == expected, each.node() + " is " + each.status() + ", not " + expected);
    }
  }
}
