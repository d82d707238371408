package org.latticeipc.scenarios.tracefile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.text.NearestName;
import org.latticeipc.scenarios.json.Fields;
import org.latticeipc.scenarios.json.Json;
import org.latticeipc.trace.EventId;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.StepKind;

/** One step as one JSON object. Reading what was written gives an equal step. */
final class StepLine {
  private static final List<String> KINDS =
      Arrays.stream(StepKind.values()).map(StepLine::kindName).toList();

  private StepLine() {}

  static String write(int number, Step step) {
    return Json.line(
        new Fields()
            .put("step", number)
            .put("cpu", step.cpu())
            .put("task", step.task())
            .put("event", step.index())
            .put("op", kindName(step.kind()))
            .put("cell", step.cell())
            .put("order", step.order())
            .put("read", step.read())
            .put("from", text(step.readsFrom()))
            .put("written", step.written())
            .put("after", text(step.coherenceAfter()))
            .put("detail", step.detail())
            .put("source", step.source())
            .map());
  }

  /** Reads a step; the message of what is thrown is one sentence without a place. */
  static Step read(Map<String, @Nullable Object> line, int expectedNumber) throws Unusable {
    long number = whole(line, "step");
    if (number != expectedNumber) {
      throw new Unusable("found step " + number + ", expected step " + expectedNumber);
    }
    return new Step(
        (int) whole(line, "task"),
        (int) whole(line, "event"),
        (int) whole(line, "cpu"),
        kind(text(line, "op", true)),
        text(line, "cell", false),
        text(line, "order", false),
        text(line, "read", false),
        text(line, "written", false),
        event(text(line, "from", false)),
        event(text(line, "after", false)),
        text(line, "detail", false),
        text(line, "source", false));
  }

  static String kindName(StepKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable String text(@Nullable EventId id) {
    return id == null ? null : id.toString();
  }

  private static StepKind kind(@Nullable String name) throws Unusable {
    int index = KINDS.indexOf(name);
    if (index < 0) {
      throw new Unusable(
          "unknown op '" + name + "'" + NearestName.hint(String.valueOf(name), KINDS));
    }
    return StepKind.values()[index];
  }

  private static @Nullable EventId event(@Nullable String text) throws Unusable {
    try {
      return text == null ? null : EventId.parse(text);
    } catch (IllegalArgumentException e) {
      throw new Unusable(String.valueOf(e.getMessage()));
    }
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
