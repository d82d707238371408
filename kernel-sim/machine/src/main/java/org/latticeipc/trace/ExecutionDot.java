package org.latticeipc.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.latticeipc.machine.TaskHandle;

/**
 * A trace as an execution graph for Graphviz: a column a task with its program order, and between
 * the events reads-from (green), coherence order (red), and starts and joins of tasks (blue).
 */
public final class ExecutionDot {
  private final StringBuilder out = new StringBuilder();
  private final Trace trace;

  /** The first and the last event of each task that has any. */
  private final Map<Integer, EventId> firsts = new LinkedHashMap<>();

  private final Map<Integer, EventId> lasts = new LinkedHashMap<>();

  private ExecutionDot(Trace trace) {
    this.trace = trace;
  }

  /**
   * The graph; in which order each cell was written is worked out from the steps, by the cell's
   * name.
   */
  public static String of(Trace trace) {
    return of(trace, coherence(trace.steps()));
  }

  /**
   * The graph.
   *
   * @param coherence for each cell its writes in coherence order, the initial one first
   */
  public static String of(Trace trace, Iterable<List<EventId>> coherence) {
    return new ExecutionDot(trace).render(coherence);
  }

  private String render(Iterable<List<EventId>> coherence) {
    out.append("digraph execution {\n  label=").append(quoted(trace.program())).append(";\n");
    out.append("  node [shape=plaintext, fontname=monospace];\n");
    out.append("  init [label=\"initial values\"];\n");
    trace.tasks().forEach(this::column);
    trace.steps().forEach(this::edges);
    for (List<EventId> order : coherence) {
      for (int i = 1; i < order.size(); i++) {
        edge(order.get(i - 1), order.get(i), "co", "red");
      }
    }
    return out.append("}\n").toString();
  }

  /** An await that a task stands in has read, although it is no event yet. */
  private static boolean isShown(Step step) {
    return step.kind().isEvent() || step instanceof Step.Reads;
  }

  private void column(TaskHandle task) {
    out.append("  subgraph cluster_").append(task.id());
    out.append(" {\n    label=").append(quoted(task.name())).append(";\n");
    for (Step step : trace.steps()) {
      if (step.task() == task.id() && isShown(step)) {
        node(step);
      }
    }
    out.append("  }\n");
  }

  private void node(Step step) {
    String where = step.source().isEmpty() ? "" : "\n" + step.source();
    out.append("    ").append(name(step.id()));
    out.append(" [label=").append(quoted(step.words() + where)).append("];\n");
    firsts.putIfAbsent(step.task(), step.id());
    EventId before = lasts.put(step.task(), step.id());
    if (before != null) {
      out.append("  ");
      edge(before, step.id(), "po", "black");
    }
  }

  private void edges(Step step) {
    if (step instanceof Step.Reads reads) {
      edge(reads.from(), step.id(), "rf", "forestgreen");
    } else if (step instanceof Step.Spawn spawn && firsts.containsKey(spawn.child())) {
      edge(step.id(), firsts.get(spawn.child()), "spawn", "blue");
    } else if (step instanceof Step.Join join && lasts.containsKey(join.joined())) {
      edge(lasts.get(join.joined()), step.id(), "join", "blue");
    }
  }

  private void edge(EventId from, EventId to, String label, String colour) {
    out.append("  ").append(name(from)).append(" -> ").append(name(to));
    out.append(" [label=").append(label).append(", color=").append(colour);
    out.append(", fontcolor=").append(colour).append("];\n");
  }

  /** The writes of each cell in order; a step says where it went among those before it. */
  private static Iterable<List<EventId>> coherence(List<Step> steps) {
    Map<String, List<EventId>> orders = new LinkedHashMap<>();
    for (Step step : steps) {
      if (step instanceof Step.Writes write) {
        List<EventId> order =
            orders.computeIfAbsent(write.cell(), c -> new ArrayList<>(List.of(EventId.INITIAL)));
        int at = order.indexOf(write.after());
        order.add(at < 0 ? order.size() : at + 1, step.id());
      }
    }
    return orders.values();
  }

  private static String name(EventId id) {
    return id.isInitial() ? "init" : "e" + id.task() + "_" + id.index();
  }

  /** A label; characters that would command a terminal are shown as what they are. */
  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        out.append("\\n");
      } else if (c == '\\' || c == '"') {
        out.append('\\').append(c);
      } else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
        out.append(String.format(Locale.ROOT, "\\\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
