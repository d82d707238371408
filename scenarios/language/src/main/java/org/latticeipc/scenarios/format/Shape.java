package org.latticeipc.scenarios.format;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.latticeipc.machine.text.NearestName;

/**
 * What may stand at one place of a file. The reader checks a file against a shape and {@link
 * SchemaWriter} prints the same shape as JSON Schema, so the two cannot disagree.
 */
public sealed interface Shape {

  /** What was expected, in words that fit after "expected". */
  String describe();

  /** Any text. */
  record Text(String describe) implements Shape {}

  /** A name: letters, digits, {@code _}, {@code -} and {@code .}, not starting with a digit. */
  record Name(String describe) implements Shape {
    static final String PATTERN = "^[A-Za-z_][A-Za-z0-9_.-]*$";

    /** What the pattern says, for who wrote something else. */
    static final String ALLOWED =
        "a to z, A to Z, digits, '_', '-' and '.', no digit, '-' or '.' first";
  }

  /**
   * A name, or an element of what is named: {@code slot[i + 1]}. Its value is an {@link Element}.
   */
  record Place(String describe) implements Shape {
    static final String PATTERN = "^[A-Za-z_][A-Za-z0-9_.-]*(\\[.+\\])?$";
  }

  /** A whole number within bounds. */
  record Whole(String what, long least, long most) implements Shape {
    @Override
    public String describe() {
      if (least == Long.MIN_VALUE && most == Long.MAX_VALUE) {
        return what;
      }
      return most == Long.MAX_VALUE
          ? what + ", at least " + least
          : what + " from " + least + " to " + most;
    }
  }

  /** {@code true} or {@code false}. */
  record Flag() implements Shape {
    @Override
    public String describe() {
      return "true or false";
    }
  }

  /** One of a few words. */
  record Choice(String what, List<String> words) implements Shape {
    public Choice {
      words = List.copyOf(words);
    }

    @Override
    public String describe() {
      return what + ": " + NearestName.oneOf(words);
    }
  }

  /** An arithmetic or logical expression, or a number. */
  record Formula(String describe) implements Shape {}

  /** A list. */
  record Sequence(Shape element, int least, String describe) implements Shape {}

  /** A mapping from names of the user's choice. */
  record Dictionary(Shape value, String describe) implements Shape {}

  /**
   * A mapping with fixed keys.
   *
   * @param main the key meant when a single value or a list stands here instead of a mapping, or
   *     empty
   */
  record Fields(String what, Map<String, Field> fields, String main) implements Shape {
    public Fields {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    @Override
    public String describe() {
      return what + " (" + String.join(", ", fields.keySet()) + ")";
    }

    /** Whether every field may be left out. */
    boolean allOptional() {
      return fields.values().stream().noneMatch(Field::required);
    }
  }

  /**
   * A mapping with exactly one key that says which of several things it is. A word alone stands for
   * a thing that needs nothing said about it.
   */
  record Tagged(String what, Map<String, Fields> alternatives) implements Shape {
    public Tagged {
      alternatives = Collections.unmodifiableMap(new LinkedHashMap<>(alternatives));
    }

    @Override
    public String describe() {
      return what;
    }
  }

  /** A shape that is defined elsewhere under a name; lets steps contain steps. */
  record Reference(String name, Supplier<Shape> target) implements Shape {
    @Override
    public String describe() {
      return target.get().describe();
    }
  }

  /**
   * One key of a mapping.
   *
   * @param about one sentence for the schema, shown by editors
   */
  record Field(Shape shape, boolean required, String about) {}
}
