package org.latticeipc.lincheck;

import java.util.ArrayList;
import java.util.List;

/**
 * What {@link DependencyGraph} is. {@code add_dep} and {@code submit} are one moment each. {@code
 * run} is one moment for each node that it takes, at which the node before it ends, and one at
 * which it finds that all is quiet; other calls may come between them.
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

  /** Both nodes, by number. */
  record Graph(List<Node> nodes) {
    Node at(int number) {
      return nodes.get(number);
    }

    Graph with(int number, Node node) {
      return new Graph(number == 0 ? List.of(node, at(1)) : List.of(at(0), node));
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
    return new Graph(List.of(fresh, fresh));
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
      steps.add(new Step<>(graph, done(graph)));
    } else if (steps.isEmpty() && !graph.equals(before)) {
      steps.add(new Step<>(graph, null));
    }
    return steps;
  }

  /** Each node that is done, with how often its work ran: once. */
  private static String done(Graph graph) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < NODES; i++) {
      if (graph.at(i).life() == Life.DONE) {
        text.append(DependencyGraph.told(DependencyGraph.NAMES.get(i), 1));
      }
    }
    return text.toString();
  }
}
