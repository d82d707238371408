package org.latticeipc.scenarios.tracefile;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.latticeipc.trace.EventId;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.StepField;

/**
 * Reads lines of accesses as {@link StepLine} writes them, several times as fast as a reader of any
 * JSON. What is written in another way it leaves to that. Confined to one line.
 */
final class StepScanner {
  private static final Map<StepField, String> KEYS = new HashMap<>();

  static {
    for (StepField field : StepField.values()) {
      KEYS.put(field, ",\"" + field.key() + "\":\"");
    }
  }

  private final String line;
  private int at;
  private boolean strange;

  private StepScanner(String line) {
    this.line = line;
  }

  /** The step, or null if the line is not of that form. */
  static @Nullable Step read(String line, long number) {
    return new StepScanner(line).step(number);
  }

  private @Nullable Step step(long number) {
    boolean expected = number("{\"step\":") == number;
    int cpu = number(",\"cpu\":");
    int task = number(",\"task\":");
    int event = number(",\"event\":");
    String op = text(",\"op\":\"");
    String cell = text(KEYS.get(StepField.CELL));
    String order = text(KEYS.get(StepField.ORDER));
    String read = text(KEYS.get(StepField.READ));
    EventId from = event(StepField.FROM);
    String written = text(KEYS.get(StepField.WRITTEN));
    EventId after = event(StepField.AFTER);
    if (strange || !expected || op == null || cell == null || order == null || !isAtEnd()) {
      return null;
    }
    Step.At place = new Step.At(task, event, cpu, "");
    if (read == null || from == null) {
      boolean stores = op.equals("store") && read == null && from == null;
      return stores && written != null && after != null
          ? new Step.Store(place, cell, order, written, after)
          : null;
    }
    if (written != null && after != null) {
      return op.equals("rmw")
          ? new Step.Update(place, cell, order, read, written, from, after)
          : null;
    } else if (written != null || after != null) {
      return null;
    }
    return switch (op) {
      case "load" -> new Step.Load(place, cell, order, read, from);
      case "await" -> new Step.Await(place, cell, order, read, from);
      case "await_late" -> new Step.LateAwait(place, cell, order, read, from);
      case "cas_failed" -> new Step.FailedExchange(place, cell, order, read, from);
      default -> null;
    };
  }

  private boolean isAtEnd() {
    return at == line.length() - 1 && line.charAt(at) == '}';
  }

  private int number(String key) {
    if (!line.startsWith(key, at)) {
      strange = true;
      return -1;
    }
    at += key.length();
    long value = 0;
    int digits = 0;
    while (at < line.length() && Character.digit(line.charAt(at), 10) >= 0 && digits < 10) {
      value = 10 * value + line.charAt(at++) - '0';
      digits++;
    }
    strange |= digits == 0 || value > Integer.MAX_VALUE;
    return (int) value;
  }

  /** The text of a key, or null if another key comes. */
  private @Nullable String text(@Nullable String key) {
    if (key == null || !line.startsWith(key, at)) {
      return null;
    }
    int from = at + key.length();
    int to = line.indexOf('"', from);
    if (to < 0) {
      strange = true;
      return null;
    }
    String text = line.substring(from, to);
    strange |= text.indexOf('\\') >= 0;
    at = to + 1;
    return text;
  }

  private @Nullable EventId event(StepField field) {
    String text = text(KEYS.get(field));
    if (text == null || strange) {
      return null;
    }
    try {
      return EventId.parse(text);
    } catch (IllegalArgumentException e) {
      strange = true;
      return null;
    }
  }
}
