package org.latticeipc.scenarios.tracefile;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.text.NearestName;
import org.latticeipc.scenarios.json.Json;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.StepField;
import org.latticeipc.trace.StepFields;
import org.latticeipc.trace.StepKind;

/** One step as one JSON object. Reading what was written gives an equal step. */
final class StepLine {
  private static final List<String> KINDS =
      Arrays.stream(StepKind.values()).map(StepLine::kindName).toList();

  /** The order in a line. */
  private static final List<StepField> ORDER =
      List.of(
          StepField.CELL,
          StepField.ORDER,
          StepField.READ,
          StepField.FROM,
          StepField.WRITTEN,
          StepField.AFTER,
          StepField.DETAIL);

  private static final String SOURCE = "source";
  private static final String[] KEYS = new String[StepField.values().length];

  static {
    for (StepField field : StepField.values()) {
      KEYS[field.ordinal()] = ",\"" + field.key() + "\":";
    }
  }

  private StepLine() {}

  static String write(long number, Step step) {
    StringBuilder line = new StringBuilder(160);
    write(number, step, line);
    return line.toString();
  }

  /** The same behind what is there. */
  static void write(long number, Step step, StringBuilder line) {
    line.append("{\"step\":").append(number).append(",\"cpu\":").append(step.cpu());
    line.append(",\"task\":").append(step.task()).append(",\"event\":").append(step.index());
    line.append(",\"op\":\"").append(KINDS.get(step.kind().ordinal())).append('"');
    if (step instanceof Step.Access access && !(step instanceof Step.Standstill)) {
      text(line, StepField.CELL, access.cell());
      text(line, StepField.ORDER, access.order());
      if (step instanceof Step.Reads reads) {
        text(line, StepField.READ, reads.read());
        text(line, StepField.FROM, reads.from().toString());
      }
      if (step instanceof Step.Writes writes) {
        text(line, StepField.WRITTEN, writes.written());
        text(line, StepField.AFTER, writes.after().toString());
      }
    } else if (step instanceof Step.Note note) {
      text(line, StepField.DETAIL, note.fact());
    } else {
      Map<StepField, String> fields = step.fields();
      for (StepField field : ORDER) {
        text(line, field, fields.get(field));
      }
    }
    if (!step.source().isEmpty()) {
      line.append(",\"source\":");
      quoted(line, step.source());
    }
    line.append('}');
  }

  private static void text(StringBuilder line, StepField field, @Nullable String text) {
    if (text != null) {
      line.append(KEYS[field.ordinal()]);
      quoted(line, text);
    }
  }

  private static void quoted(StringBuilder line, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\' || c > '~') {
        line.append(Json.line(text));
        return;
      }
    }
    line.append('"').append(text).append('"');
  }

  /** Reads a step; the message of what is thrown is one sentence without a place. */
  static Step read(Map<String, @Nullable Object> line, long expectedNumber) throws Unusable {
    long number = whole(line, "step");
    if (number != expectedNumber) {
      throw new Unusable("found step " + number + ", expected step " + expectedNumber);
    }
    String source = text(line, SOURCE, false);
    Step.At at =
        new Step.At(
            (int) whole(line, "task"),
            (int) whole(line, "event"),
            (int) whole(line, "cpu"),
            source == null ? "" : source);
    StepKind kind = kind(text(line, "op", true));
    Map<StepField, String> fields = new EnumMap<>(StepField.class);
    for (StepField field : ORDER) {
      String text = text(line, field.key(), false);
      if (text != null) {
        fields.put(field, text);
      }
    }
    try {
      return StepFields.step(kind, at, fields);
    } catch (IllegalArgumentException e) {
      throw new Unusable(String.valueOf(e.getMessage()));
    }
  }

  static String kindName(StepKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static StepKind kind(@Nullable String name) throws Unusable {
    int index = KINDS.indexOf(name);
    if (index < 0) {
      throw new Unusable(
          "unknown op '" + name + "'" + NearestName.hint(String.valueOf(name), KINDS));
    }
    return StepKind.values()[index];
  }

  static long whole(Map<String, @Nullable Object> line, String key) throws Unusable {
    Object value = line.get(key);
    if (value instanceof Long number && number >= 0 && number <= Integer.MAX_VALUE) {
      return number;
    }
    throw new Unusable("found " + shown(value) + " for '" + key + "', expected a number from 0 up");
  }

  static @Nullable String text(Map<String, @Nullable Object> line, String key, boolean required)
      throws Unusable {
    Object value = line.get(key);
    if (value instanceof String || (value == null && !required)) {
      return (String) value;
    }
    throw new Unusable("found " + shown(value) + " for '" + key + "', expected a text");
  }

  private static String shown(@Nullable Object value) {
    return value == null ? "nothing" : "'" + value + "'";
  }

  /** A line that cannot be used. */
  static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    Unusable(String message) {
      super(message, null, false, false);
    }

    String sentence() {
      return String.valueOf(getMessage());
    }
  }
}
