package org.latticeipc.explorer.witness;

import java.util.ArrayList;
import java.util.List;
import org.latticeipc.explorer.declared.SearchContext;
import org.latticeipc.explorer.graph.Events;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Flags;
import org.latticeipc.explorer.graph.Signature;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.trace.EventId;
import org.latticeipc.trace.ValueText;

/**
 * What things of a graph are called outside. Values are turned into text at once: what they refer
 * to may change when tasks are called again.
 */
final class WitnessNames {
  private final SearchContext context;
  private final ExecutionGraph g;
  private final String[] values;

  WitnessNames(SearchContext context, ExecutionGraph g) {
    this.context = context;
    this.g = g;
    this.values = new String[g.size];
    for (int e = 0; e < g.size; e++) {
      values[e] = (g.flags[e] & (Flags.READ | Flags.WRITE)) != 0 ? text(e) : "";
    }
  }

  private String text(int e) {
    return Signature.isReference(g.signature[e])
        ? ValueText.of(g.reference[e])
        : Long.toString(g.value[e]);
  }

  /** The name a cell was made with. */
  String cell(int location) {
    return context.locations.name(location);
  }

  /** The handle of a task. */
  TaskHandle task(int id) {
    return context.tasks.get(id);
  }

  /** The tasks of the graph, by number. */
  List<TaskHandle> tasks() {
    List<TaskHandle> present = new ArrayList<>();
    for (int t = 1; t < g.stride; t++) {
      if (g.exists(t)) {
        present.add(task(t));
      }
    }
    return present;
  }

  /** The outside name of an event, or of the initial write if negative. */
  EventId id(int e) {
    return Events.id(g, e);
  }

  /** The value that an event read or wrote. */
  String value(int e) {
    return values[e];
  }

  /** What kind of access it is, with its order. */
  String access(int e) {
    return Events.access(g, e);
  }
}
