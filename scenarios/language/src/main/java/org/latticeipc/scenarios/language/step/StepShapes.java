package org.latticeipc.scenarios.language.step;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.scenarios.format.Shape;
import org.latticeipc.scenarios.format.Value;

/** Short ways to write shapes. */
public final class StepShapes {
  public static final Shape.Whole ANY_NUMBER =
      new Shape.Whole("a whole number", Long.MIN_VALUE, Long.MAX_VALUE);

  private StepShapes() {}

  public static Shape.Name name(String what) {
    return new Shape.Name(what);
  }

  /** A name, or an element such as {@code slot[i]} of what has it. */
  public static Shape.Place place(String what) {
    return new Shape.Place(what);
  }

  public static Shape.Formula formula() {
    return new Shape.Formula("a number or an expression such as r0 + 1");
  }

  public static Shape.Whole whole(String what, long least, long most) {
    return new Shape.Whole(what, least, most);
  }

  /** Memory orders under their names in lower case. */
  public static <E extends Enum<E>> Shape.Choice orders(Class<E> orders) {
    return new Shape.Choice(
        "a memory order",
        Arrays.stream(orders.getEnumConstants())
            .map(o -> o.name().toLowerCase(Locale.ROOT))
            .toList());
  }

  /** The order a file gives under a key, or the default. */
  public static <E extends Enum<E>> E order(Value body, String key, Class<E> type, E otherwise) {
    Value order = body.get(key);
    return order == null ? otherwise : Enum.valueOf(type, order.text().toUpperCase(Locale.ROOT));
  }

  public static Shape.Sequence rights() {
    return list(words("a right", "read", "write", "execute", "control"), "a list of rights");
  }

  /** The rights a file lists under a key; all of them if the key is absent. */
  public static Rights rights(Value body, String key) {
    if (body.get(key) == null) {
      return Rights.ALL;
    }
    int bits = 0;
    for (Value right : body.list(key)) {
      bits |=
          switch (right.text()) {
            case "read" -> Rights.READ.bits();
            case "write" -> Rights.WRITE.bits();
            case "execute" -> Rights.EXECUTE.bits();
            default -> Rights.CONTROL.bits();
          };
    }
    return new Rights(bits);
  }

  public static Shape.Sequence list(Shape element, String what) {
    return new Shape.Sequence(element, 0, what);
  }

  public static Shape.Choice words(String what, String... words) {
    return new Shape.Choice(what, List.of(words));
  }

  /** Collects the fields of a mapping. */
  public static final class Builder {
    private final String what;
    private final Map<String, Shape.Field> fields = new LinkedHashMap<>();
    private String main = "";

    private Builder(String what) {
      this.what = what;
    }

    public Builder need(String key, Shape shape, String about) {
      fields.put(key, new Shape.Field(shape, true, about));
      return this;
    }

    public Builder may(String key, Shape shape, String about) {
      fields.put(key, new Shape.Field(shape, false, about));
      return this;
    }

    /** A single value stands for this key. */
    public Builder main(String key) {
      main = key;
      return this;
    }

    public Shape.Fields build() {
      return new Shape.Fields(what, fields, main);
    }

    /** The step of that name. */
    public StepDefinition step(StepDefinition.Compiler compiler) {
      return new StepDefinition(what, build(), compiler);
    }
  }

  /** Starts a mapping; for a step, {@code what} is its name. */
  public static Builder fields(String what) {
    return new Builder(what);
  }
}
