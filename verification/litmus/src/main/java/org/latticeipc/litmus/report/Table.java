package org.latticeipc.litmus.report;

import java.util.ArrayList;
import java.util.List;

/** Text in aligned columns; numbers are told by the caller to go to the right. */
final class Table {
  private final boolean[] right;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * A table.
   *
   * @param alignment one character a column, {@code l} or {@code r}
   */
  Table(String alignment) {
    right = new boolean[alignment.length()];
    for (int i = 0; i < right.length; i++) {
      right[i] = alignment.charAt(i) == 'r';
    }
  }

  void row(List<String> cells) {
    rows.add(List.copyOf(cells));
  }

  void row(String... cells) {
    row(List.of(cells));
  }

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
