package org.latticeipc.scenarios.report;

import org.latticeipc.machine.TaskHandle;
import org.latticeipc.scenarios.tracefile.Recording;
import org.latticeipc.trace.EventId;
import org.latticeipc.trace.Step;

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
    for (Step step : recording.trace().steps()) {
      edges(out, step);
    }
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

  private static void edges(StringBuilder out, Step step) {
    String node = node(new EventId(step.task(), step.index()));
    EventId from = step.readsFrom();
    if (from != null) {
      edge(out, node(from), node, "rf", "blue");
    }
    EventId after = step.coherenceAfter();
    if (after != null) {
      edge(out, node(after), node, "co", "orange");
    }
  }

  private static void edge(StringBuilder out, String a, String b, String label, String colour) {
    out.append("  ").append(a).append(" -> ").append(b);
    out.append(" [label=").append(label).append(", color=").append(colour);
    out.append(", fontcolor=").append(colour).append(", constraint=false];\n");
  }

  private static String node(EventId id) {
    return id.isInitial() ? "init" : "e" + id.task() + "_" + id.index();
  }

  private static String escape(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
