package org.latticeipc.scenarios.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.scenarios.tracefile.Recording;
import org.latticeipc.trace.EventId;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.StepWords;

/** The execution graph of a trace for Graphviz: a column a task, reads-from and coherence edges. */
public final class TraceDot {
  private TraceDot() {}

  /** The graph. */
  public static String dot(Recording recording) {
    StringBuilder out = new StringBuilder();
    out.append("digraph \"").append(escape(recording.trace().program())).append("\" {\n");
    out.append("  node [shape=plaintext, fontname=monospace];\n");
    out.append("  init [label=\"initial values\"];\n");
    for (TaskHandle task : recording.trace().tasks()) {
      column(out, recording, task);
    }
    readsFrom(out, recording.trace().steps());
    coherence(recording.trace().steps())
        .values()
        .forEach(writes -> chain(out, writes, "co", "orange"));
    return out.append("}\n").toString();
  }

  private static void column(StringBuilder out, Recording recording, TaskHandle task) {
    out.append("  subgraph cluster_").append(task.id()).append(" {\n    label=\"");
    out.append(escape(task.name())).append("\";\n");
    String before = "";
    for (Step step : recording.trace().steps()) {
      if (step.task() == task.id() && step.kind().isEvent()) {
        String node = node(new EventId(step.task(), step.index()));
        out.append("    ").append(node).append(" [label=\"");
        out.append(escape(StepWords.of(step))).append("\"];\n");
        if (!before.isEmpty()) {
          out.append("    ").append(before).append(" -> ").append(node).append(";\n");
        }
        before = node;
      }
    }
    out.append("  }\n");
  }

  private static void readsFrom(StringBuilder out, List<Step> steps) {
    for (Step step : steps) {
      EventId from = step.readsFrom();
      if (from != null && step.kind().isEvent()) {
        edge(out, node(from), node(new EventId(step.task(), step.index())), "rf", "blue");
      }
    }
  }

  /** The writes of each cell in order; a step says where it went among those before it. */
  private static Map<String, List<EventId>> coherence(List<Step> steps) {
    Map<String, List<EventId>> orders = new LinkedHashMap<>();
    for (Step step : steps) {
      EventId after = step.coherenceAfter();
      String cell = step.cell();
      if (after != null && cell != null) {
        List<EventId> order =
            orders.computeIfAbsent(cell, c -> new ArrayList<>(List.of(EventId.INITIAL)));
        int at = order.indexOf(after);
        order.add(at < 0 ? order.size() : at + 1, new EventId(step.task(), step.index()));
      }
    }
    return orders;
  }

  private static void chain(StringBuilder out, List<EventId> ids, String label, String colour) {
    for (int i = 1; i < ids.size(); i++) {
      edge(out, node(ids.get(i - 1)), node(ids.get(i)), label, colour);
    }
  }

  private static void edge(StringBuilder out, String a, String b, String label, String colour) {
    out.append("  ").append(a).append(" -> ").append(b);
    out.append(" [label=").append(label).append(", color=").append(colour);
    out.append(", fontcolor=").append(colour).append("];\n");
  }

  private static String node(EventId id) {
    return id.isInitial() ? "init" : "e" + id.task() + "_" + id.index();
  }

  private static String escape(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
