package org.latticeipc.explorer.witness;

import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Flags;

/** Draws an execution graph for Graphviz: a column for each task, rf green, co red. */
final class GraphDot {
  private final ExecutionGraph g;
  private final RecordedCall recording;
  private final WitnessNames names;
  private final StringBuilder out = new StringBuilder();

  GraphDot(ExecutionGraph g, RecordedCall recording, WitnessNames names) {
    this.g = g;
    this.recording = recording;
    this.names = names;
  }

  String text() {
    out.append(
        "digraph execution {\n  node [shape=plaintext];\n  init [label=\"initial values\"];\n");
    for (int t = 1; t < g.stride; t++) {
      if (g.exists(t)) {
        task(t);
      }
    }
    for (int e = 0; e < g.size; e++) {
      edges(e);
    }
    return out.append("}\n").toString();
  }

  private void task(int t) {
    out.append("  subgraph cluster_").append(t).append(" {\n    label=");
    quote(names.task(t).name());
    out.append(";\n");
    for (int i = 0; i < g.length[t]; i++) {
      int e = g.po[t][i];
      out.append("    ").append(node(e)).append(" [label=");
      quote(label(e));
      out.append("];\n");
      if (i > 0) {
        edge(g.po[t][i - 1], e, "po", "black");
      }
    }
    out.append("  }\n");
  }

  private String label(int e) {
    int f = g.flags[e];
    String text;
    if ((f & (Flags.READ | Flags.WRITE)) != 0) {
      String arrow = (f & Flags.READ) != 0 ? " = " : " := ";
      text = names.access(e) + "\n" + names.cell(g.loc[e]) + arrow + names.value(e);
    } else {
      text = names.access(e);
    }
    String line = recording.source(e);
    return line == null ? text : text + "\n" + line;
  }

  private void edges(int e) {
    int f = g.flags[e];
    if ((f & Flags.READ) != 0 && g.rf[e] != ExecutionGraph.DETACHED) {
      edge(g.rf[e], e, "rf", "forestgreen");
    } else if ((f & Flags.WRITE) != 0 && g.pos[e] > 0) {
      edge(g.co[g.loc[e]][g.pos[e] - 1], e, "co", "red");
    } else if ((f & Flags.SPAWN) != 0 && g.length[g.loc[e]] > 0) {
      edge(e, g.po[g.loc[e]][0], "spawn", "blue");
    } else if ((f & Flags.JOIN) != 0 && g.length[g.loc[e]] > 0) {
      edge(g.po[g.loc[e]][g.length[g.loc[e]] - 1], e, "join", "blue");
    }
  }

  private void edge(int from, int to, String label, String color) {
    out.append("  ")
        .append(node(from))
        .append(" -> ")
        .append(node(to))
        .append(" [label=\"")
        .append(label)
        .append("\", color=\"")
        .append(color)
        .append("\"];\n");
  }

  private String node(int e) {
    return e < 0 ? "init" : "e" + g.task[e] + "_" + g.index[e];
  }

  private void quote(String text) {
    out.append('"');
    for (char c : text.toCharArray()) {
      if (c == '\n') {
        out.append("\\n");
      } else {
        if (c == '"' || c == '\\') {
          out.append('\\');
        }
        out.append(c);
      }
    }
    out.append('"');
  }
}
