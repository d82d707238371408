package org.latticeipc.scenarios.language.step;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.program.EngineProperties;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.scenarios.format.Formula;
import org.latticeipc.scenarios.format.Position;
import org.latticeipc.scenarios.format.Problems;

/** The cells of a file that are arrays, and how many elements each has. Confined to its reader. */
public final class Arrays {
  private final Map<String, Integer> sizes = new TreeMap<>();

  /** The name of an element. */
  public static String element(String array, long index) {
    return array + "[" + index + "]";
  }

  /** The file defines an array. */
  public void define(String name, int size) {
    sizes.put(name, size);
  }

  /** A cell that is defined, or one of several; an index that cannot be is a problem. */
  CellPlace place(String name, @Nullable Formula index, Position at, Problems problems) {
    Integer size = sizes.get(name);
    if (size == null || index == null) {
      if (index != null) {
        problems.add(
            at, "the cell '" + name + "' is no array; give it a 'count', or leave the index out");
      } else if (size != null) {
        problems.add(
            at,
            "the cell '" + name + "' is an array of " + size + "; say which, as '" + name + "[0]'");
      }
      return task -> task.environment().cell(name);
    }
    if (index instanceof Formula.Constant constant
        && !(constant.value() instanceof Long number && number >= 0 && number < size)) {
      problems.add(at, wrong(name, size, constant.text()));
    }
    return task -> {
      long which = task.number(index);
      if (which < 0 || which >= size) {
        throw new PropertyViolation(
            EngineProperties.ASSERTION,
            "task "
                + task.name()
                + ", line "
                + at.line()
                + ": "
                + wrong(name, size, Long.toString(which)));
      }
      return task.environment().cell(element(name, which));
    };
  }

  private static String wrong(String name, int size, String found) {
    return "found element " + found + " of '" + name + "', expected 0 to " + (size - 1);
  }
}
