package org.latticeipc.scheduler.property;

import java.util.List;
import java.util.Optional;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Execution.Noted;
import org.latticeipc.machine.program.Property;
import org.latticeipc.scheduler.NodeFinished;
import org.latticeipc.scheduler.NodeStarted;

/**
 * A node starts only after all it depends on is done, and after means happens-before: what the
 * dependencies wrote is visible to the node.
 */
public final class DagOrder implements Property {
  @Override
  public String name() {
    return "dag-order";
  }

  @Override
  public String statement() {
    return "a node starts only after all it depends on is done";
  }

  @Override
  public Optional<String> violation(Execution execution) {
    List<Noted<NodeFinished>> ends = execution.factsOf(NodeFinished.class);
    for (Noted<NodeStarted> noted : execution.factsOf(NodeStarted.class)) {
      NodeStarted start = noted.fact();
      for (int parent : start.parents()) {
        if (ends.stream().noneMatch(e -> isDoneBefore(execution, e, parent, noted))) {
          return Optional.of(
              "task "
                  + noted.task()
                  + ": node "
                  + start.name()
                  + " starts although node "
                  + parent
                  + ", which it depends on, is not done before it");
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isDoneBefore(
      Execution x, Noted<NodeFinished> end, int parent, Noted<NodeStarted> start) {
    NodeFinished finished = end.fact();
    return finished.node() == parent && finished.done() && x.happensBefore(end, start);
  }
}
