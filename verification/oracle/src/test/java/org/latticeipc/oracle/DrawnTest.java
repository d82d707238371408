package org.latticeipc.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A random program as text: herd7's C with the functions of {@link DrawnFunctions}. Prints as the
 * test that can be read again.
 *
 * @param cells how many locations there are
 * @param tasks the statements of each task
 * @param spawns whether the last task is a child that {@code spawn()} starts
 * @param alike how many tasks, from the first, do the same
 */
record DrawnTest(int cells, List<List<String>> tasks, boolean spawns, int alike) {
  private static final int MOST_REGISTERS = 12;

  DrawnTest {
    tasks = tasks.stream().map(List::copyOf).toList();
  }

  static String cell(int number) {
    return String.valueOf((char) ('x' + number));
  }

  /** A test with the same cells and other tasks. */
  DrawnTest with(List<List<String>> others) {
    return new DrawnTest(cells, others, spawns, alike);
  }

  /** All tests with one task or one statement less. */
  List<DrawnTest> smaller() {
    List<DrawnTest> result = new ArrayList<>();
    for (int t = 0; t < tasks.size(); t++) {
      List<List<String>> fewer = new ArrayList<>(tasks);
      fewer.remove(t);
      if (!fewer.isEmpty()) {
        result.add(with(fewer));
      }
      for (int i = 0; i < tasks.get(t).size(); i++) {
        List<String> shorter = new ArrayList<>(tasks.get(t));
        shorter.remove(i);
        List<List<String>> changed = new ArrayList<>(tasks);
        changed.set(t, shorter);
        result.add(with(changed));
      }
    }
    return result;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("C random\n{ ");
    IntStream.range(0, cells).forEach(c -> text.append(cell(c)).append(" = 0; "));
    text.append("}\n");
    String parameters =
        IntStream.range(0, cells)
            .mapToObj(c -> "atomic_int* " + cell(c))
            .collect(Collectors.joining(", "));
    for (int t = 0; t < tasks.size(); t++) {
      text.append("P%d (%s) {\n".formatted(t, parameters));
      String all = String.join("\n", tasks.get(t));
      for (int r = 0; r < MOST_REGISTERS; r++) {
        text.append(all.contains("r" + r) ? "  int r" + r + ";\n" : "");
      }
      tasks.get(t).forEach(statement -> text.append("  ").append(statement).append('\n'));
      text.append("}\n");
    }
    return text.toString();
  }
}
