package org.latticeipc.scenarios.language;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.latticeipc.scenarios.format.Shape;
import org.latticeipc.scenarios.format.Value;

/** Short ways to write shapes. */
final class StepShapes {
  static final Shape.Whole ANY_NUMBER =
      new Shape.Whole("a whole number", Long.MIN_VALUE, Long.MAX_VALUE);

  private StepShapes() {}

  static Shape.Name name(String what) {
    return new Shape.Name(what);
  }

  static Shape.Formula formula() {
    return new Shape.Formula("a number or an expression such as r0 + 1");
  }

  static Shape.Whole whole(String what, long least, long most) {
    return new Shape.Whole(what, least, most);
  }

  /** Memory orders under their names in lower case. */
  static <E extends Enum<E>> Shape.Choice orders(Class<E> orders) {
    return new Shape.Choice(
        "a memory order",
        Arrays.stream(orders.getEnumConstants())
            .map(o -> o.name().toLowerCase(Locale.ROOT))
            .toList());
  }

  /** The order a file gives under a key, or the default. */
  static <E extends Enum<E>> E order(Value body, String key, Class<E> type, E otherwise) {
    Value order = body.get(key);
    return order == null ? otherwise : Enum.valueOf(type, order.text().toUpperCase(Locale.ROOT));
  }

  static Shape.Sequence list(Shape element, String what) {
    return new Shape.Sequence(element, 0, what);
  }

  static Shape.Choice words(String what, String... words) {
    return new Shape.Choice(what, List.of(words));
  }

  /** Collects the fields of a mapping. */
  static final class Builder {
    private final String what;
    private final Map<String, Shape.Field> fields = new LinkedHashMap<>();
    private String main = "";

    private Builder(String what) {
      this.what = what;
    }

    Builder need(String key, Shape shape, String about) {
      fields.put(key, new Shape.Field(shape, true, about));
      return this;
    }

    Builder may(String key, Shape shape, String about) {
      fields.put(key, new Shape.Field(shape, false, about));
      return this;
    }

    /** A single value stands for this key. */
    Builder main(String key) {
      main = key;
      return this;
    }

    Shape.Fields build() {
      return new Shape.Fields(what, fields, main);
    }

    StepDefinition step(StepDefinition.Compiler compiler) {
      return new StepDefinition(what, build(), compiler);
    }
  }

  /** Starts a mapping; for a step, {@code what} is its name. */
  static Builder fields(String what) {
    return new Builder(what);
  }
}
