package org.latticeipc.lincheck;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@link DependencyGraph} is. {@code add_dep} and {@code submit} are one moment each. {@code
 * run} is one moment for each node that it takes, at which the node before it ends, one at which it
 * finds that all is quiet, and one for each node that it then reads for its report; other calls may
 * come between them.
 */
public final class DagMoments implements Moments<DagMoments.Graph> {
  private static final int NOBODY = -1;
  private static final int NODES = 2;

  /** Where a node is in its life. */
  enum Life {
    NEW,
    SUBMITTED,
    RUNNING,
    DONE
  }

  /**
   * One node.
   *
   * @param waits whether it depends on the other one
   * @param runner the thread whose run has taken it, or -1
   */
  record Node(Life life, boolean waits, int runner) {}

  /**
   * What a run has read for its report so far.
   *
   * @param thread whose run it is
   * @param next the node that it reads next
   * @param text what it says of those before
   */
  record Reading(int thread, int next, String text) {}

  /**
   * Both nodes, by number, and the runs that have found all quiet and read node after node for
   * their report: that is no moment either, since another run may come in between.
   */
  record Graph(List<Node> nodes, List<Reading> readings) {
    Node at(int number) {
      return nodes.get(number);
    }

    Graph with(int number, Node node) {
      return new Graph(number == 0 ? List.of(node, at(1)) : List.of(at(0), node), readings);
    }

    @Nullable Reading readingOf(int thread) {
      return readings.stream().filter(r -> r.thread() == thread).findFirst().orElse(null);
    }

    /** With this one, or none, as the thread's. */
    Graph reading(int thread, @Nullable Reading now) {
      List<Reading> all = new ArrayList<>(readings);
      all.removeIf(r -> r.thread() == thread);
      if (now != null) {
        all.add(now);
      }
      all.sort(Comparator.comparingInt(Reading::thread));
      return new Graph(nodes, List.copyOf(all));
    }

    boolean isReady(int number) {
      Node node = at(number);
      return node.life() == Life.SUBMITTED && (!node.waits() || at(1 - number).life() == Life.DONE);
    }

    boolean isQuiet() {
      return !isReady(0) && !isReady(1) && nodes.stream().allMatch(n -> n.runner() == NOBODY);
    }
  }

  @Override
  public Graph initial() {
    Node fresh = new Node(Life.NEW, false, NOBODY);
    return new Graph(List.of(fresh, fresh), List.of());
  }

  @Override
  public List<Step<Graph>> steps(Graph graph, String call, int thread) {
    return switch (call) {
      case "addDepForth" -> addDep(graph, 1);
      case "addDepBack" -> addDep(graph, 0);
      case "submitOne" -> submit(graph, 0);
      case "submitOther" -> submit(graph, 1);
      case "run" -> run(graph, thread);
      default -> throw new IllegalArgumentException("no operation " + call);
    };
  }

  private static List<Step<Graph>> addDep(Graph graph, int child) {
    Node node = graph.at(child);
    if (node.life() == Life.RUNNING || node.life() == Life.DONE) {
      return List.of(new Step<>(graph, "ALREADY_STARTED"));
    } else if (graph.at(1 - child).waits()) {
      return List.of(new Step<>(graph, "CYCLE"));
    }
    return List.of(
        new Step<>(
            graph.with(child, new Node(node.life(), true, node.runner())), DependencyGraph.DONE));
  }

  private static List<Step<Graph>> submit(Graph graph, int number) {
    Node node = graph.at(number);
    if (node.life() != Life.NEW) {
      return List.of(new Step<>(graph, "ALREADY_SUBMITTED"));
    }
    return List.of(
        new Step<>(
            graph.with(number, new Node(Life.SUBMITTED, node.waits(), NOBODY)),
            DependencyGraph.DONE));
  }

  private static List<Step<Graph>> run(Graph before, int thread) {
    Reading reading = before.readingOf(thread);
    return reading == null ? work(before, thread) : List.of(read(before, reading));
  }

  /** Looks at one more node: whether it is done, with how often its work ran, which is once. */
  private static Step<Graph> read(Graph graph, Reading reading) {
    int number = reading.next();
    boolean isDone = graph.at(number).life() == Life.DONE;
    String text =
        reading.text() + (isDone ? DependencyGraph.told(DependencyGraph.NAMES.get(number), 1) : "");
    int thread = reading.thread();
    return number + 1 == NODES
        ? new Step<>(graph.reading(thread, null), text)
        : new Step<>(graph.reading(thread, new Reading(thread, number + 1, text)), null);
  }

  private static List<Step<Graph>> work(Graph before, int thread) {
    Graph graph = before;
    for (int i = 0; i < NODES; i++) {
      if (before.at(i).runner() == thread) {
        graph = graph.with(i, new Node(Life.DONE, before.at(i).waits(), NOBODY));
      }
    }
    List<Step<Graph>> steps = new ArrayList<>();
    for (int i = 0; i < NODES; i++) {
      if (graph.isReady(i)) {
        steps.add(
            new Step<>(graph.with(i, new Node(Life.RUNNING, graph.at(i).waits(), thread)), null));
      }
    }
    if (steps.isEmpty() && graph.isQuiet()) {
      steps.add(new Step<>(graph.reading(thread, new Reading(thread, 0, "")), null));
    } else if (steps.isEmpty() && !graph.equals(before)) {
      steps.add(new Step<>(graph, null));
    }
    return steps;
  }
}
