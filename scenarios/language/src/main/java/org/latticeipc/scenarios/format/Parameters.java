package org.latticeipc.scenarios.format;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.text.NearestName;

/**
 * The sizes of a file that can be chosen anew each time it is read: names that stand for a number
 * wherever the file has a number or an expression. Immutable.
 */
public final class Parameters {
  /** A file without any. */
  public static final Parameters NONE = new Parameters(Map.of());

  /** The key of the file under which they stand. */
  public static final String KEY = "parameters";

  private static final Set<String> TAKEN = Set.of("value", "index");

  private final Map<String, Long> values;

  private Parameters(Map<String, Long> values) {
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** What one of them may be, for a file's shape. */
  public static Shape shape() {
    Shape.Whole number = new Shape.Whole("a whole number", Long.MIN_VALUE, Long.MAX_VALUE);
    Map<String, Shape.Field> fields = new LinkedHashMap<>();
    fields.put("default", new Shape.Field(number, true, "its value if nobody says another"));
    fields.put("least", new Shape.Field(number, false, "refused below this"));
    fields.put("most", new Shape.Field(number, false, "refused above this"));
    return new Shape.Dictionary(
        new Shape.Fields("parameter", fields, "default"), "numbers by name, such as {n: 3}");
  }

  /**
   * The values of a file's parameters.
   *
   * @param declared what stands under {@link #KEY}, of {@link #shape()}
   * @param chosen values that replace those of the file
   * @throws InputError if a chosen one is none of the file's or out of its bounds
   */
  static Parameters of(
      String file, @Nullable Value declared, Map<String, Long> chosen, Problems problems)
      throws InputError {
    Map<String, Value> all = declared == null ? Map.of() : declared.map();
    Map<String, Long> values = new LinkedHashMap<>();
    for (Map.Entry<String, Value> entry : all.entrySet()) {
      Value body = entry.getValue();
      String name = entry.getKey();
      if (TAKEN.contains(name) || !name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
        problems.add(
            body.at(),
            "found the parameter '"
                + name
                + "', expected letters, digits and '_', and neither 'value' nor 'index'");
        continue;
      }
      values.put(name, body.need("default").whole());
      if (!isWithin(body, values.getOrDefault(name, 0L))) {
        problems.add(body.at(), "found " + name + "=" + values.get(name) + bounds(body));
      }
    }
    for (Map.Entry<String, Long> choice : chosen.entrySet()) {
      Value body = all.get(choice.getKey());
      if (body == null) {
        throw new InputError(
            file
                + ": --set "
                + choice.getKey()
                + "="
                + choice.getValue()
                + ": "
                + unknown(choice.getKey(), all.keySet()));
      } else if (!isWithin(body, choice.getValue())) {
        throw new InputError(
            body.at().in(file)
                + ": found --set "
                + choice.getKey()
                + "="
                + choice.getValue()
                + bounds(body));
      }
      values.put(choice.getKey(), choice.getValue());
    }
    return new Parameters(values);
  }

  private static String unknown(String name, Collection<String> known) {
    return known.isEmpty()
        ? "the file has no parameters; name them under '" + KEY + "', as in '" + KEY + ": {n: 3}'"
        : "the file has no parameter '" + name + "'" + NearestName.hint(name, known);
  }

  private static boolean isWithin(Value body, long value) {
    return value >= body.whole("least", Long.MIN_VALUE)
        && value <= body.whole("most", Long.MAX_VALUE);
  }

  private static String bounds(Value body) {
    Value least = body.get("least");
    Value most = body.get("most");
    return ", expected "
        + (least == null ? "" : "at least " + least.whole())
        + (least != null && most != null ? " and " : "")
        + (most == null ? "" : "at most " + most.whole());
  }

  /** Every name with its value, in the order of the file. */
  public Map<String, Long> values() {
    return values;
  }

  /** The value of a name, or null if no parameter has it. */
  public @Nullable Long find(String name) {
    return values.get(name);
  }
}
