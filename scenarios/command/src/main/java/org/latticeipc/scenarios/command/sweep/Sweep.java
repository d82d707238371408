package org.latticeipc.scenarios.command.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.text.NearestName;
import org.latticeipc.machine.text.TextTable;
import org.latticeipc.scenarios.command.console.Console;
import org.latticeipc.scenarios.command.console.ExitCode;
import org.latticeipc.scenarios.command.console.Inputs;
import org.latticeipc.scenarios.command.console.Interruption;
import org.latticeipc.scenarios.format.InputError;
import org.latticeipc.scenarios.json.Fields;
import org.latticeipc.scenarios.plot.LinePlot;

/** Something done for each combination of values, and the table that comes of it. */
public final class Sweep {
  private static final int MOST = 10_000;
  private static final int DIGITS = 3;

  /**
   * A column of what is measured.
   *
   * @param name one word
   * @param unit of its numbers, empty if they have none or it has words
   */
  public record Column(String name, String unit) {
    /** On a terminal, which is narrow, counts and rates say by their names what they are of. */
    String shortHead() {
      return unit.length() > 1 ? name : head();
    }

    /** {@code time [s]}. */
    String head() {
      return unit.isEmpty() ? name : name + " [" + unit + "]";
    }
  }

  /**
   * What one combination came to.
   *
   * @param cells a text, or a number, for each column
   * @param exitCode what the verb alone would end with
   */
  public record Measured(List<Object> cells, int exitCode) {}

  /** Does it for a combination. */
  @FunctionalInterface
  public interface Work {
    /**
     * Measures.
     *
     * @param whole of which this is a part
     */
    Measured at(Combination combination, Interruption whole) throws InputError;
  }

  private final Console console;
  private final SweepOptions options;
  private final List<Axis> axes = new ArrayList<>();
  private final List<Column> columns;

  /**
   * @param columns of what is measured; the first one with a number is plotted if nothing is said
   */
  public Sweep(Console console, SweepOptions options, List<Column> columns) throws InputError {
    this.console = console;
    this.options = options;
    this.columns = columns;
    long count = 1;
    for (String text : options.sweeps()) {
      Axis axis = Axis.parse(text);
      if (axes.stream().anyMatch(each -> each.name().equals(axis.name()))) {
        throw new InputError("lattice: --sweep: found '" + axis.name() + "' twice");
      }
      axes.add(axis);
      count *= axis.values().size();
    }
    if (count > MOST) {
      throw new InputError(
          "lattice: --sweep: found " + count + " combinations, expected at most " + MOST);
    }
    requireColumn(options.plotY());
  }

  private void requireColumn(@Nullable String name) throws InputError {
    List<String> names = columns.stream().map(Column::name).toList();
    if (name != null && !names.contains(name)) {
      throw new InputError(
          "lattice: --plot-y: unknown column '" + name + "'" + NearestName.hint(name, names));
    }
  }

  /**
   * Refuses an option that says once what the sweep says for each value.
   *
   * @param given whether the option is given
   */
  public void requireNotGiven(String name, boolean given) throws InputError {
    if (given && axes.stream().anyMatch(axis -> axis.name().equals(name))) {
      throw new InputError(
          "lattice: found --" + name + " beside --sweep " + name + "=…; leave one of them out");
    }
  }

  /** A row of the table: the combination and what was measured. */
  private record Row(Combination combination, Measured measured) {}

  /**
   * Does it, prints the table and writes the files.
   *
   * @param name of what is swept over
   * @param json whether a document is printed instead of the table
   * @return the worst exit code: a violation before what is inconclusive
   */
  public int run(String name, boolean json, Work work) throws InputError {
    List<Row> rows = new ArrayList<>();
    List<Combination> all = combinations();
    try (Interruption whole = new Interruption(() -> interrupted(name, json, rows, all.size()))) {
      for (Combination each : all) {
        Measured measured = work.at(each, whole);
        whole.keep(() -> rows.add(new Row(each, measured)));
      }
    }
    tell(name, json, rows);
    return exitCode(rows);
  }

  /** Tells the rows that there are; a plot would look as if it were whole. */
  private void interrupted(String name, boolean json, List<Row> rows, int all) {
    String end = "; nothing is measured";
    if (!rows.isEmpty()) {
      print(name, json, rows);
      console.out().flush();
      Path csv = options.csv();
      if (csv != null) {
        Inputs.writeBeside(console, csv, csv(rows));
      }
      end = " after %d of %d combinations; nothing is measured of the others";
    }
    console.err().println(name + ": interrupted" + end.formatted(rows.size(), all));
  }

  private void tell(String name, boolean json, List<Row> rows) throws InputError {
    print(name, json, rows);
    Path csv = options.csv();
    if (csv != null) {
      Inputs.write(csv, csv(rows));
    }
    Path plot = options.plot();
    if (plot != null) {
      Inputs.write(plot, plot(name, rows));
    }
  }

  private void print(String name, boolean json, List<Row> rows) {
    if (json) {
      console.print(document(name, rows));
    } else {
      console.out().print(table(rows));
    }
  }

  private static int exitCode(List<Row> rows) {
    List<Integer> codes = rows.stream().map(row -> row.measured().exitCode()).toList();
    return codes.contains(ExitCode.VIOLATED)
        ? ExitCode.VIOLATED
        : codes.stream().filter(code -> code != ExitCode.OK).findFirst().orElse(ExitCode.OK);
  }

  /** All of them, the last axis changing fastest. */
  private List<Combination> combinations() {
    List<Map<String, String>> all = List.of(Map.of());
    for (Axis axis : axes) {
      List<Map<String, String>> longer = new ArrayList<>();
      for (Map<String, String> each : all) {
        for (String value : axis.values()) {
          Map<String, String> more = new LinkedHashMap<>(each);
          more.put(axis.name(), value);
          longer.add(more);
        }
      }
      all = longer;
    }
    return all.stream().map(Combination::new).toList();
  }

  private List<String> heads(Function<Column, String> head) {
    List<String> heads = new ArrayList<>(axes.stream().map(Axis::name).toList());
    columns.forEach(column -> heads.add(head.apply(column)));
    return heads;
  }

  private List<String> cells(Row row) {
    List<String> cells = new ArrayList<>(row.combination().values().values());
    row.measured().cells().forEach(cell -> cells.add(text(cell)));
    return cells;
  }

  private static String text(Object cell) {
    return cell instanceof Double number
        ? String.format(Locale.ROOT, "%." + DIGITS + "f", number)
        : String.valueOf(cell);
  }

  private String table(List<Row> rows) {
    StringBuilder alignment = new StringBuilder();
    axes.forEach(axis -> alignment.append(axis.isOfNumbers() ? 'r' : 'l'));
    for (int i = 0; i < columns.size(); i++) {
      alignment.append(isNumber(rows, i) ? 'r' : 'l');
    }
    TextTable table = new TextTable(alignment.toString());
    table.row(heads(Column::shortHead));
    rows.forEach(row -> table.row(cells(row)));
    return table.toString();
  }

  private static boolean isNumber(List<Row> rows, int column) {
    return rows.stream().allMatch(row -> row.measured().cells().get(column) instanceof Number);
  }

  /** As RFC 4180 has it, but for line ends, which are those of all our files. */
  private String csv(List<Row> rows) {
    StringBuilder out = new StringBuilder(csvLine(heads(Column::head)));
    rows.forEach(row -> out.append(csvLine(cells(row))));
    return out.toString();
  }

  private static String csvLine(List<String> cells) {
    return String.join(
            ",",
            cells.stream()
                .map(
                    cell ->
                        cell.matches("[^\",\r\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"')
                .toList())
        + "\n";
  }

  private Fields document(String name, List<Row> rows) {
    List<Fields> list = new ArrayList<>();
    for (Row row : rows) {
      Fields fields = new Fields().put("values", row.combination().values());
      for (int i = 0; i < columns.size(); i++) {
        fields.put(columns.get(i).name(), row.measured().cells().get(i));
      }
      list.add(fields);
    }
    Fields units = new Fields();
    columns.stream().filter(c -> !c.unit().isEmpty()).forEach(c -> units.put(c.name(), c.unit()));
    return new Fields().put("name", name).put("sweep", list).put("units", units);
  }

  /** The first axis of several numbers is the horizontal one; the others are series. */
  private String plot(String name, List<Row> rows) throws InputError {
    Axis across =
        axes.stream()
            .filter(axis -> axis.isOfNumbers() && axis.values().size() > 1)
            .findFirst()
            .orElse(axes.get(0));
    int y = plotted(rows);
    Map<String, List<LinePlot.Point>> series = new LinkedHashMap<>();
    for (Row row : rows) {
      Map<String, String> others = new LinkedHashMap<>(row.combination().values());
      String at = String.valueOf(others.remove(across.name()));
      double x = across.isOfNumbers() ? Double.parseDouble(at) : across.values().indexOf(at);
      if (row.measured().cells().get(y) instanceof Number value) {
        series
            .computeIfAbsent(new Combination(others).toString(), s -> new ArrayList<>())
            .add(new LinePlot.Point(x, value.doubleValue()));
      }
    }
    return new LinePlot(
            name,
            across.name(),
            columns.get(y).head(),
            across.isOfNumbers() ? List.of() : across.values(),
            series)
        .svg();
  }

  private int plotted(List<Row> rows) throws InputError {
    for (int i = 0; i < columns.size(); i++) {
      boolean wanted = options.plotY() == null || columns.get(i).name().equals(options.plotY());
      if (wanted && isNumber(rows, i)) {
        return i;
      }
    }
    throw new InputError("lattice: --plot-y: the column '" + options.plotY() + "' has no numbers");
  }
}
