package org.latticeipc.programs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.model.ReleaseSequences;

/**
 * How many complete executions a built-in program has, from a source other than this project.
 *
 * @param program full name
 * @param arguments by parameter name
 * @param model the memory model
 * @param text whose text of the C++ rules it follows
 * @param complete executions in which every task ends, no reduction on, races not looked for
 * @param size how long exploring it takes
 * @param origin who says so
 */
public record ExpectedCount(
    String program,
    Map<String, Integer> arguments,
    MemoryModel model,
    ReleaseSequences text,
    long complete,
    Size size,
    String origin) {

  public ExpectedCount {
    arguments = Collections.unmodifiableSortedMap(new TreeMap<>(arguments));
  }

  /** How long an exploration takes, in order of magnitude. */
  public enum Size {
    /** Well under a second. */
    SMALL,
    /** Some seconds. */
    MEDIUM,
    /** Up to minutes. */
    LARGE
  }

  /** The whole table, in the order of the file. */
  public static List<ExpectedCount> all() {
    try (InputStream in = ExpectedCount.class.getResourceAsStream("counts.tsv")) {
      if (in == null) {
        throw new IllegalStateException("resource counts.tsv is missing");
      }
      List<ExpectedCount> result = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          result.add(row(line));
        }
      }
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException("counts.tsv", e);
    }
  }

  private static ExpectedCount row(String line) {
    String[] columns = line.split("\t", -1);
    if (columns.length != 6) {
      throw new IllegalStateException("counts.tsv: expected 6 columns in '" + line + "'");
    }
    String[] model = columns[2].split("/", -1);
    return new ExpectedCount(
        columns[0],
        arguments(columns[1]),
        constant(MemoryModel.class, model[0]),
        constant(ReleaseSequences.class, model.length > 1 ? model[1] : "genmc"),
        Long.parseLong(columns[3]),
        constant(Size.class, columns[4]),
        columns[5]);
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
  }

  private static Map<String, Integer> arguments(String text) {
    Map<String, Integer> result = new TreeMap<>();
    if (!text.equals("-")) {
      for (String pair : text.split(",", -1)) {
        int equals = pair.indexOf('=');
        result.put(pair.substring(0, equals), Integer.parseInt(pair.substring(equals + 1)));
      }
    }
    return result;
  }

  /** Program, arguments and model in one word. */
  public String id() {
    return program + (arguments.isEmpty() ? "" : arguments) + " " + model + " " + text;
  }
}
