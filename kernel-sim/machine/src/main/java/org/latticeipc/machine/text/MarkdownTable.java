package org.latticeipc.machine.text;

import java.util.List;

/** A table in Markdown, built row by row. Confined to one thread. */
public final class MarkdownTable {
  private final StringBuilder text = new StringBuilder();
  private final int columns;

  /**
   * A table without rows.
   *
   * @param titles the columns' titles; one that ends in a colon makes its column a column of
   *     numbers, which stands to the right
   */
  public MarkdownTable(List<String> titles) {
    columns = titles.size();
    line(titles.stream().map(MarkdownTable::title).toList());
    line(titles.stream().map(title -> title.endsWith(":") ? "---:" : "---").toList());
  }

  private static String title(String title) {
    return title.endsWith(":") ? title.substring(0, title.length() - 1) : title;
  }

  /**
   * Adds a row. Bars and line ends in cells are made harmless, other Markdown is left as it is.
   *
   * @throws IllegalArgumentException if there are not as many cells as titles
   */
  public MarkdownTable row(List<String> cells) {
    if (cells.size() != columns) {
      throw new IllegalArgumentException(
          "found " + cells.size() + " cells, expected " + columns + ": " + cells);
    }
    line(cells.stream().map(cell -> cell.replace("|", "\\|").replaceAll("\\R", " ")).toList());
    return this;
  }

  private void line(List<String> cells) {
    cells.forEach(cell -> text.append("| ").append(cell).append(' '));
    text.append("|\n");
  }

  /** The table so far, each line with its end. */
  @Override
  public String toString() {
    return text.toString();
  }
}
