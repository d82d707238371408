package org.latticeipc.junit;

import java.util.ArrayList;
import java.util.List;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.trace.TaskTable;

/** A violation for people: why, then one column a task and one line a step. */
final class Explained {
  private static final int WIDTH = 120;

  private Explained() {}

  static String of(Violation violation) {
    List<String> lines = new ArrayList<>(violation.explanation());
    lines.addAll(TaskTable.withSources(violation.trace(), WIDTH));
    return String.join("\n", lines) + "\n";
  }
}
