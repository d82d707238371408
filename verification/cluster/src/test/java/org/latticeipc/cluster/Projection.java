package org.latticeipc.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.latticeipc.machine.text.MarkdownTable;

/**
 * How long a program would take on more cores than there are, from what was measured of it. Every
 * number is taken as it is printed, so that the page can be computed again from itself.
 *
 * @param program its name and sizes
 * @param executions how many there are
 * @param rateOfACore how many of them a core explores in a second
 * @param bytes of a result
 * @param driverMicros what a result takes of the driver's time
 */
record Projection(
    String program, double executions, double rateOfACore, double bytes, double driverMicros) {
  /** The longest round that nobody had to make longer, in seconds. */
  private static final double ROUND = 4;

  /** Pieces that a round has for each core. */
  private static final int PIECES = 2;

  private static final List<Integer> CORES = List.of(2, 100, 10_000);
  private static final Pattern TASKS = Pattern.compile("starts and ends ([0-9,]+) tasks a second");
  private static final Pattern ROW =
      Pattern.compile(
          "(?m)^\\| `([^`]+)` \\| ([0-9.e+]+) \\| ([0-9,]+) \\| ([0-9,]+) \\| ([0-9,]+) \\|");

  Projection {
    executions = Double.parseDouble(text("%.3g", executions));
    rateOfACore = Math.round(rateOfACore);
    bytes = Math.round(bytes);
    driverMicros = Math.round(driverMicros);
  }

  /** The page's part that begins with how many tasks Spark starts, computed again from itself. */
  static String again(String page) {
    Matcher tasks = TASKS.matcher(page);
    if (!tasks.find()) {
      throw new IllegalArgumentException("found no number of tasks");
    }
    List<Projection> all = new ArrayList<>();
    Matcher row = ROW.matcher(page);
    while (row.find()) {
      all.add(
          new Projection(
              row.group(1),
              Double.parseDouble(row.group(2)),
              number(row.group(3)),
              number(row.group(4)),
              number(row.group(5))));
    }
    return page(number(tasks.group(1)), all);
  }

  private static double number(String text) {
    return Double.parseDouble(text.replace(",", ""));
  }

  /** What is measured and what follows. */
  static String page(double tasksPerSecond, List<Projection> all) {
    long tasks = Math.max(1, Math.round(tasksPerSecond));
    List<String> titles =
        new ArrayList<>(
            List.of(
                "program",
                "executions:",
                "a core's/s:",
                "bytes a result:",
                "driver's µs a result:"));
    CORES.forEach(cores -> titles.add(text("%,d cores:", cores)));
    MarkdownTable table = new MarkdownTable(titles);
    for (Projection each : all) {
      table.row(each.row(tasks));
    }
    return text(
            "Spark starts and ends %,d tasks a second here. With the rates of a core, the sizes of"
                + " results and the driver's time for one as measured, in 15 s each:\n\n",
            tasks)
        + table;
  }

  private List<String> row(long tasks) {
    List<String> row =
        new ArrayList<>(
            List.of(
                "`" + program + "`",
                text("%.3g", executions),
                text("%,.0f", rateOfACore),
                text("%,.0f", bytes),
                text("%,.0f", driverMicros)));
    CORES.forEach(cores -> row.add(on(cores, tasks)));
    return row;
  }

  /**
   * A round of T seconds on C cores has 2 C pieces, which cost the driver 2 C / tasks seconds of
   * Spark and C results; a round is at least nine times as long as that, if there is so much work,
   * so that at least nine tenths of the cores' time are used.
   */
  private String on(int cores, long tasks) {
    double cost = (double) PIECES * cores / tasks + cores * driverMicros / 1e6;
    double work = executions / (rateOfACore * cores);
    double round = Math.min(work, Math.max(ROUND, Pace.LEAST_TIMES_COST * cost));
    double time = work + work / round * cost;
    String used = text("%.0f %%", Math.floor(100 * work / time + 1e-6));
    return text("%s, rounds of %s, %s used", duration(time), duration(round), used);
  }

  private static String duration(double seconds) {
    if (seconds < 120) {
      return text("%.1f s", seconds);
    } else if (seconds < 7_200) {
      return text("%.0f min", seconds / 60);
    }
    return seconds < 172_800
        ? text("%.0f h", seconds / 3_600)
        : text("%,.0f days", seconds / 86_400);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
