package org.latticeipc.explorer.search;

import java.util.ArrayList;
import java.util.List;
import org.latticeipc.explorer.graph.Events;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Signature;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.witness.WitnessNames;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.trace.EventId;
import org.latticeipc.trace.ValueText;

/** Names of what is in a graph, taken from the exploration it belongs to. */
final class GraphNames implements WitnessNames {
  private final Exploration shared;
  private final ExecutionGraph g;

  GraphNames(Exploration shared, ExecutionGraph g) {
    this.shared = shared;
    this.g = g;
  }

  @Override
  public String program() {
    return shared.program.name();
  }

  @Override
  public ExplorerOptions options() {
    return shared.options;
  }

  @Override
  public String cell(int location) {
    return shared.locations.name(location);
  }

  @Override
  public TaskHandle task(int id) {
    return shared.tasks.get(id);
  }

  @Override
  public List<TaskHandle> tasks() {
    List<TaskHandle> present = new ArrayList<>();
    for (int t = 1; t < g.stride; t++) {
      if (g.exists(t)) {
        present.add(task(t));
      }
    }
    return present;
  }

  @Override
  public EventId id(int e) {
    return Events.id(g, e);
  }

  @Override
  public String value(int e) {
    return Signature.isReference(g.signature[e])
        ? ValueText.of(g.reference[e])
        : Long.toString(g.value[e]);
  }

  @Override
  public String access(int e) {
    return Events.access(g, e);
  }
}
