package org.latticeipc.programs.shape;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A small concurrent program.
 *
 * @param name for people
 * @param initial the cells that start with another value than 0
 * @param tasks the statements of each task; task {@code i} of an engine is {@code tasks.get(i-1)}
 * @param last checked when all tasks are done, over the last values of the cells as registers
 */
public record LitmusShape(
    String name,
    SortedMap<String, Long> initial,
    List<List<ShapeStatement>> tasks,
    List<ShapeExpression> last) {

  public LitmusShape {
    initial = Collections.unmodifiableSortedMap(new TreeMap<>(initial));
    tasks = tasks.stream().map(List::copyOf).toList();
    last = List.copyOf(last);
  }

  /** A shape whose cells all start with 0 and that checks nothing at the end. */
  public static LitmusShape of(String name, List<List<ShapeStatement>> tasks) {
    return new LitmusShape(name, new TreeMap<>(), tasks, List.of());
  }

  /** The names of all cells, sorted. */
  public SortedSet<String> cells() {
    SortedSet<String> result = new TreeSet<>(initial.keySet());
    tasks.forEach(task -> collect(task, result));
    return result;
  }

  private static void collect(List<ShapeStatement> block, SortedSet<String> cells) {
    for (ShapeStatement statement : block) {
      if (statement instanceof ShapeStatement.Load load) {
        cells.add(load.cell());
      } else if (statement instanceof ShapeStatement.Store store) {
        cells.add(store.cell());
      } else if (statement instanceof ShapeStatement.Rmw rmw) {
        cells.add(rmw.cell());
      } else if (statement instanceof ShapeStatement.Cas cas) {
        cells.add(cas.cell());
      } else if (statement instanceof ShapeStatement.Await await) {
        cells.add(await.cell());
      } else if (statement instanceof ShapeStatement.If branch) {
        collect(branch.then(), cells);
        collect(branch.otherwise(), cells);
      }
    }
  }

  /** The text that {@link ShapeReader} reads: the name, then one indented line a task. */
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>(List.of(name));
    if (!initial.isEmpty()) {
      StringBuilder line = new StringBuilder("  init");
      initial.forEach((cell, value) -> line.append(' ').append(cell).append('=').append(value));
      lines.add(line.toString());
    }
    tasks.forEach(task -> lines.add("  " + ShapeStatement.join(task)));
    last.forEach(condition -> lines.add("  last " + condition));
    return String.join("\n", lines);
  }
}
