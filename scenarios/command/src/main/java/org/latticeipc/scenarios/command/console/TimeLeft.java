package org.latticeipc.scenarios.command.console;

import java.util.List;
import java.util.Locale;

/** A time of which bounds are known, in words. */
final class TimeLeft {
  private static final double SECONDS_A_YEAR = 365 * 86_400.0;

  private record Unit(String name, double seconds, double usedTo) {}

  private static final Unit DAYS = new Unit("days", 86_400, SECONDS_A_YEAR);

  /** Each up to where the next is the better one. */
  private static final List<Unit> UNITS =
      List.of(
          new Unit("s", 1, 300),
          new Unit("min", 60, 3 * 3600),
          new Unit("h", 3600, 3 * 86_400),
          DAYS);

  private TimeLeft() {}

  /** As {@code 12 to 90 s}, {@code up to 5 min}, {@code more than a year}. */
  static String text(double leastSeconds, double mostSeconds) {
    double least = Math.max(0, leastSeconds);
    double most = Math.max(least, mostSeconds);
    if (most > SECONDS_A_YEAR) {
      return moreThan(least);
    }
    Unit unit = unit(most);
    long from = (long) (least / unit.seconds());
    long to = (long) Math.ceil(most / unit.seconds());
    return from == 0
        ? "up to " + to + " " + unit.name()
        : from == to
            ? "about " + to + " " + unit.name()
            : String.format(Locale.ROOT, "%,d to %,d %s", from, to, unit.name());
  }

  private static String moreThan(double least) {
    Unit unit = unit(least);
    return least > SECONDS_A_YEAR
        ? "more than a year"
        : least < 1
            ? "unknown time"
            : "more than " + (long) (least / unit.seconds()) + " " + unit.name();
  }

  private static Unit unit(double seconds) {
    return UNITS.stream().filter(each -> seconds <= each.usedTo()).findFirst().orElse(DAYS);
  }
}
