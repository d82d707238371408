package org.latticeipc.machine.text;

import java.util.ArrayList;
import java.util.List;

/** Text in aligned columns, two spaces apart. Confined to one thread. */
public final class TextTable {
  private final boolean[] right;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * A table.
   *
   * @param alignment one character a column, {@code l} for the left or {@code r} for the right
   */
  public TextTable(String alignment) {
    right = new boolean[alignment.length()];
    for (int i = 0; i < right.length; i++) {
      right[i] = alignment.charAt(i) == 'r';
    }
  }

  /** Adds a row of at most as many cells as there are columns. */
  public void row(List<String> cells) {
    rows.add(List.copyOf(cells));
  }

  /** The same. */
  public void row(String... cells) {
    row(List.of(cells));
  }

  /** All rows, each with its line end. */
  @Override
  public String toString() {
    int[] widths = new int[right.length];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder out = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        String padding = " ".repeat(widths[i] - row.get(i).length());
        line.append(i == 0 ? "" : "  ")
            .append(right[i] ? padding + row.get(i) : row.get(i) + padding);
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }
}
