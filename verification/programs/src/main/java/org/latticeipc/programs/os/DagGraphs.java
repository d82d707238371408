package org.latticeipc.programs.os;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.latticeipc.machine.program.Program;
import org.latticeipc.programs.parameter.BuiltIn;
import org.latticeipc.programs.parameter.Parameter;
import org.latticeipc.scheduler.DagParts;

/** Every graph of a few nodes, one of each shape. */
public final class DagGraphs {
  private static final int LEAST_NODES = 2;
  private static final int MOST_NODES = 4;
  private static final int MOST_WORKERS = 4;

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

    /** Whether {@code to} waits for {@code from} at any distance. */
    boolean reaches(int from, int to) {
      for (int next = from + 1; from >= 0 && next <= to; next++) {
        if (has(from, next) && (next == to || reaches(next, to))) {
          return true;
        }
      }
      return false;
    }

    /** The same without an edge. */
    Shape without(int from, int to) {
      return new Shape(nodes, edges & ~(1L << (from * nodes + to)));
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
   * The graph on some workers, all of it there before they run.
   *
   * @param fails a node that fails, or -1
   */
  public static Program program(DagParts parts, Shape shape, int workers, int fails) {
    return new GraphProgram(parts, shape, workers, fails, GraphProgram.Late.NOTHING);
  }

  /** The graphs of two, three and four nodes as programs with sizes. */
  public static List<BuiltIn> builtIns() {
    List<BuiltIn> all = new ArrayList<>();
    for (int nodes = LEAST_NODES; nodes <= MOST_NODES; nodes++) {
      all.add(builtIn(nodes, shapes(nodes)));
    }
    return List.copyOf(all);
  }

  private static BuiltIn builtIn(int nodes, List<Shape> shapes) {
    int acts = GraphProgram.Act.values().length;
    String late =
        "what the last worker does beside the others: to %d it submits a node, to %d it adds one"
                .formatted(nodes, 2 * nodes)
            + ", to %d it makes one wait; 0: nothing".formatted(acts * nodes);
    return BuiltIn.own(
        "dag/graph" + nodes,
        "each of the %d graphs of %d nodes on some workers".formatted(shapes.size(), nodes),
        List.of(
            new Parameter("shape", 0, 0, shapes.size() - 1, "which graph"),
            new Parameter("workers", 2, 1, MOST_WORKERS, "tasks that run it"),
            new Parameter("fails", 0, 0, nodes, "which node fails; 0: none"),
            new Parameter("late", 0, 0, acts * nodes, late)),
        a ->
            new GraphProgram(
                DagParts.standard(),
                shapes.get(a.get("shape")),
                a.get("workers"),
                a.get("fails") - 1,
                late(nodes, a.get("late"))));
  }

  private static GraphProgram.Late late(int nodes, int number) {
    return number == 0
        ? GraphProgram.Late.NOTHING
        : new GraphProgram.Late(
            GraphProgram.Act.values()[(number - 1) / nodes], (number - 1) % nodes);
  }
}
