package org.latticeipc.scenarios.command.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.latticeipc.scenarios.format.InputError;

/**
 * A name and the values that it is to take.
 *
 * @param name of a parameter, a part, or {@code model}, {@code seed}, {@code strategy}
 * @param values at least one, none twice
 */
record Axis(String name, List<String> values) {
  private static final int MOST = 1000;
  private static final Pattern SWEEP = Pattern.compile("([^=\\s]+)=(\\S+)");
  private static final Pattern RANGE = Pattern.compile("(-?\\d{1,9})\\.\\.(-?\\d{1,9})");

  Axis {
    values = List.copyOf(values);
  }

  /** Whether every value is a whole number. */
  boolean isOfNumbers() {
    return values.stream().allMatch(value -> value.matches("-?\\d{1,18}"));
  }

  static Axis parse(String text) throws InputError {
    Matcher sweep = SWEEP.matcher(text);
    if (!sweep.matches()) {
      throw wrong(text);
    }
    List<String> values = new ArrayList<>();
    for (String part : sweep.group(2).split(",", -1)) {
      Matcher range = RANGE.matcher(part);
      if (range.matches()) {
        addRange(values, text, Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)));
      } else if (part.isEmpty() || part.contains("..")) {
        throw wrong(text);
      } else {
        values.add(part);
      }
    }
    if (values.size() > MOST) {
      throw new InputError(
          "lattice: --sweep: found "
              + values.size()
              + " values in '"
              + text
              + "', expected at most "
              + MOST);
    } else if (values.stream().distinct().count() < values.size()) {
      throw new InputError("lattice: --sweep: found a value twice in '" + text + "'");
    }
    return new Axis(sweep.group(1), values);
  }

  private static void addRange(List<String> values, String text, long from, long to)
      throws InputError {
    if (to < from || to - from >= MOST) {
      throw new InputError(
          "lattice: --sweep: found the range "
              + from
              + ".."
              + to
              + " in '"
              + text
              + "', expected one that goes up, over at most "
              + MOST
              + " values");
    }
    for (long value = from; value <= to; value++) {
      values.add(Long.toString(value));
    }
  }

  private static InputError wrong(String text) {
    return new InputError(
        "lattice: --sweep: found '"
            + text
            + "', expected NAME=VALUES, such as n=1..8 or lock=real,unfair");
  }
}
