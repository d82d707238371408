package org.latticeipc.scenarios.command.console;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.text.NearestName;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.model.ModelDescriptor;
import org.latticeipc.scenarios.format.InputError;

/** Reads the values of options, with messages that name the nearest right one. */
public final class OptionValues {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

  private static final int MOST_JOBS = 1000;

  private OptionValues() {}

  /** One of the names of an enum, written with hyphens in lower case. */
  public static <E extends Enum<E>> E constant(String option, String text, Class<E> type)
      throws InputError {
    List<String> names = Arrays.stream(type.getEnumConstants()).map(OptionValues::word).toList();
    int index = names.indexOf(text);
    if (index < 0) {
      throw new InputError(
          "lattice: "
              + option
              + ": found '"
              + text
              + "', expected "
              + NearestName.oneOf(names)
              + near(text, names));
    }
    return type.getEnumConstants()[index];
  }

  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static MemoryModel model(@Nullable String text, MemoryModel otherwise) throws InputError {
    return text == null ? otherwise : model("--model", text);
  }

  /** A memory model by its name. */
  public static MemoryModel model(String option, String text) throws InputError {
    return ModelDescriptor.named(text)
        .orElseThrow(
            () -> new InputError("lattice: " + option + ": " + ModelDescriptor.unknown(text)));
  }

  public static Duration duration(String option, String text) throws InputError {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      String hint = text.matches("\\d{1,9}") ? "; did you mean '" + text + "s'?" : "";
      throw new InputError(
          "lattice: "
              + option
              + ": found '"
              + text
              + "', expected a time such as 90s, 5m or 500ms"
              + hint);
    }
    long count = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      default -> Duration.ofHours(count);
    };
  }

  /** One of some words. */
  public static String oneOf(String option, String text, List<String> words) throws InputError {
    if (!words.contains(text)) {
      throw new InputError(
          "lattice: "
              + option
              + ": found '"
              + text
              + "', expected "
              + NearestName.oneOf(words)
              + near(text, words));
    }
    return text;
  }

  /** A number of at least {@code least}. */
  public static long atLeast(String option, long found, long least) throws InputError {
    if (found < least) {
      throw new InputError(
          "lattice: " + option + ": found " + found + ", expected at least " + least);
    }
    return found;
  }

  /** A whole number. */
  public static long whole(String option, String text) throws InputError {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new InputError(
          "lattice: " + option + ": found '" + text + "', expected a whole number that fits");
    }
  }

  /** A number of threads. */
  public static int jobs(int found) throws InputError {
    if (found > MOST_JOBS) {
      throw new InputError(
          "lattice: --jobs: found "
              + found
              + ", expected 1 to "
              + MOST_JOBS
              + "; more than one for each core gain nothing");
    }
    return (int) atLeast("--jobs", found, 1);
  }

  private static String near(String text, List<String> words) {
    return NearestName.nearest(text, words).map(n -> "; did you mean '" + n + "'?").orElse("");
  }
}
