package org.latticeipc.trace;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Steps as maps from field to text, the form in which they are written to files and hashed. */
public final class StepFields {
  private final Map<StepField, String> map = new EnumMap<>(StepField.class);

  private StepFields() {}

  /** What an access says by what it is. */
  static StepFields of(Step.Access step) {
    StepFields fields =
        new StepFields().put(StepField.CELL, step.cell()).put(StepField.ORDER, step.order());
    if (step instanceof Step.Reads reads) {
      fields.put(StepField.READ, reads.read()).put(StepField.FROM, reads.from().toString());
    }
    if (step instanceof Step.Writes writes) {
      fields.put(StepField.WRITTEN, writes.written());
      fields.put(StepField.AFTER, writes.after().toString());
    }
    return fields;
  }

  static Map<StepField, String> numbered(String name, int number) {
    return new StepFields()
        .put(StepField.CELL, name)
        .put(StepField.WRITTEN, Integer.toString(number))
        .map();
  }

  StepFields put(StepField field, String text) {
    map.put(field, text);
    return this;
  }

  Map<StepField, String> map() {
    return map;
  }

  /**
   * The step of that kind that says just this.
   *
   * @throws IllegalArgumentException if a field is missing, is one too many, or is not of its form;
   *     the message is a sentence without a place
   */
  public static Step step(StepKind kind, Step.At at, Map<StepField, String> fields) {
    Reader reader = new Reader(kind, at, fields);
    Step step = reader.step();
    reader.requireAllRead();
    return step;
  }

  /** Takes the fields that a kind needs. */
  private static final class Reader {
    private final StepKind kind;
    private final Step.At at;
    private final Map<StepField, String> left;

    Reader(StepKind kind, Step.At at, Map<StepField, String> fields) {
      this.kind = kind;
      this.at = at;
      this.left = new EnumMap<>(StepField.class);
      left.putAll(fields);
    }

    Step step() {
      return switch (kind) {
        case LOAD -> new Step.Load(at, cell(), order(), read(), from());
        case STORE -> new Step.Store(at, cell(), order(), written(), after());
        case RMW -> new Step.Update(at, cell(), order(), read(), written(), from(), after());
        case CAS_FAILED -> new Step.FailedExchange(at, cell(), order(), read(), from());
        case FENCE -> new Step.Fence(at, order());
        case AWAIT -> new Step.Await(at, cell(), order(), read(), from());
        case AWAIT_LATE -> new Step.LateAwait(at, cell(), order(), read(), from());
        case CHOICE -> new Step.Choice(at, cell(), number());
        case SPAWN -> new Step.Spawn(at, cell(), number());
        case JOIN -> new Step.Join(at, cell(), number());
        case YIELD -> new Step.Yield(at, Optional.ofNullable(left.remove(StepField.CELL)));
        case NOTE -> new Step.Note(at, detail());
        case BLOCKED ->
            left.containsKey(StepField.CELL)
                ? new Step.BlockedAwait(at, cell(), order(), read(), from(), detail())
                : new Step.Blocked(at, detail());
        case END -> new Step.End(at);
        case FAILED -> new Step.Failed(at, detail());
      };
    }

    void requireAllRead() {
      if (!left.isEmpty()) {
        List<String> keys = new ArrayList<>();
        left.keySet().forEach(field -> keys.add("'" + field.key() + "'"));
        throw new IllegalArgumentException(
            "found " + String.join(" and ", keys) + ", which no step '" + kindName() + "' has");
      }
    }

    private String kindName() {
      return kind.name().toLowerCase(Locale.ROOT);
    }

    private String text(StepField field) {
      String text = left.remove(field);
      if (text == null) {
        throw new IllegalArgumentException(
            "the step '" + kindName() + "' lacks a text '" + field.key() + "'");
      }
      return text;
    }

    private String cell() {
      return text(StepField.CELL);
    }

    private String order() {
      return text(StepField.ORDER);
    }

    private String read() {
      return text(StepField.READ);
    }

    private String written() {
      return text(StepField.WRITTEN);
    }

    private String detail() {
      return text(StepField.DETAIL);
    }

    private EventId from() {
      return EventId.parse(text(StepField.FROM));
    }

    private EventId after() {
      return EventId.parse(text(StepField.AFTER));
    }

    private int number() {
      String text = written();
      try {
        return Integer.parseInt(text);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "found '" + text + "' for 'written', expected a number", e);
      }
    }
  }
}
