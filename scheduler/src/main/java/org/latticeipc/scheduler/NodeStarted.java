package org.latticeipc.scheduler;

import java.util.List;
import java.util.stream.Collectors;
import org.latticeipc.machine.Fact;

/**
 * A worker began with a node.
 *
 * @param node its number
 * @param name its name
 * @param parents numbers of what it depends on
 */
public record NodeStarted(int node, String name, List<Integer> parents) implements Fact {
  @Override
  public String describe() {
    String after =
        parents.stream().map(String::valueOf).collect(Collectors.joining(", ", " after ", ""));
    return "node " + name + " (" + node + ") starts" + (parents.isEmpty() ? "" : after);
  }
}
