package org.latticeipc.programs.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Reads shapes from text. A shape is its name on a line of its own, then one indented line for each
 * task; {@code init x=1} gives cells another first value than 0, {@code last x == 1} demands what
 * must hold in the end, {@code #} starts a comment, an empty line changes nothing.
 *
 * <p>For files that ship with the product and for failing programs that a test printed; a user's
 * litmus files have their own grammar.
 */
public final class ShapeReader {
  private ShapeReader() {}

  /**
   * Reads all shapes of a text.
   *
   * @throws IllegalArgumentException with the line and what was expected
   */
  public static List<LitmusShape> read(String text) {
    List<LitmusShape> result = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (String raw : text.split("\n", -1)) {
      String line = raw.replaceFirst("\\s*#.*$", "");
      if (!line.isBlank() && !line.startsWith(" ") && !lines.isEmpty()) {
        result.add(shape(lines));
        lines.clear();
      }
      if (!line.isBlank()) {
        lines.add(line);
      }
    }
    if (!lines.isEmpty()) {
      result.add(shape(lines));
    }
    return result;
  }

  private static LitmusShape shape(List<String> lines) {
    TreeMap<String, Long> initial = new TreeMap<>();
    List<List<ShapeStatement>> tasks = new ArrayList<>();
    List<ShapeExpression> last = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      StatementReader reader = new StatementReader(line);
      if (reader.accept("init")) {
        reader.initialValues(initial);
      } else if (reader.accept("last")) {
        last.add(reader.expression());
        reader.end();
      } else {
        tasks.add(reader.task());
      }
    }
    return new LitmusShape(lines.get(0).strip(), initial, tasks, last);
  }
}
