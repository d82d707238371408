package org.latticeipc.scenarios.tracefile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.latticeipc.trace.EventId;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.StepField;

/**
 * Reads lines of accesses and notes as {@link StepLine} writes them, many times as fast as a reader
 * of any JSON: from the bytes of the file, and texts that come again are the same strings. What is
 * written in another way it leaves to that. Confined to one thread.
 */
final class StepScanner {
  /** Texts that are kept, each in the place of its hash; a power of two. */
  private static final int KEPT = 1 << 12;

  private static final int MOST_DIGITS = 10;
  private static final byte[] STEP = bytes("{\"step\":");
  private static final byte[] CPU = bytes(",\"cpu\":");
  private static final byte[] TASK = bytes(",\"task\":");
  private static final byte[] EVENT = bytes(",\"event\":");
  private static final byte[] OP = bytes(",\"op\":\"");
  private static final byte[][] KEYS = new byte[StepField.values().length][];
  private static final byte[] INITIAL = bytes("init\"");

  static {
    for (StepField field : StepField.values()) {
      KEYS[field.ordinal()] = bytes(",\"" + field.key() + "\":\"");
    }
  }

  private final String[] kept = new String[KEPT];
  private final byte[][] keptBytes = new byte[KEPT][];
  private byte[] line = {};
  private int at;
  private int end;
  private boolean strange;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** The step in these bytes, or null if they are not of that form. */
  @Nullable Step read(byte[] bytes, int from, int to, long number) {
    line = bytes;
    at = from;
    end = to;
    strange = false;
    boolean expected = number(STEP) == number;
    int cpu = number(CPU);
    int task = number(TASK);
    int event = number(EVENT);
    String op = text(OP);
    if (strange || !expected || op == null) {
      return null;
    }
    Step.At place = new Step.At(task, event, cpu, "");
    Step step = op.equals("note") ? note(place) : access(op, place);
    return strange || !isAtEnd() ? null : step;
  }

  private @Nullable Step note(Step.At place) {
    String fact = text(StepField.DETAIL);
    return fact == null ? null : new Step.Note(place, fact);
  }

  private @Nullable Step access(String op, Step.At place) {
    String cell = text(StepField.CELL);
    String order = text(StepField.ORDER);
    String read = text(StepField.READ);
    EventId from = event(StepField.FROM);
    String written = text(StepField.WRITTEN);
    EventId after = event(StepField.AFTER);
    if (cell == null || order == null) {
      return null;
    }
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
    return at == end - 1 && line[at] == '}';
  }

  /** Whether this comes next. */
  private boolean isNext(byte[] wanted) {
    if (wanted.length > end - at) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (line[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  private int number(byte[] key) {
    if (!isNext(key)) {
      strange = true;
      return -1;
    }
    at += key.length;
    return number();
  }

  private int number() {
    long value = 0;
    int first = at;
    while (at < end && line[at] >= '0' && line[at] <= '9' && at - first < MOST_DIGITS) {
      value = 10 * value + line[at++] - '0';
    }
    boolean leadingZero = at - first > 1 && line[first] == '0';
    strange |= at == first || leadingZero || value > Integer.MAX_VALUE;
    return (int) value;
  }

  private @Nullable String text(StepField field) {
    return text(KEYS[field.ordinal()]);
  }

  /** The text of a key, or null if another key comes. */
  private @Nullable String text(byte[] key) {
    if (!isNext(key)) {
      return null;
    }
    int from = at + key.length;
    int hash = 0;
    for (int to = from; to < end; to++) {
      byte b = line[to];
      if (b == '"') {
        at = to + 1;
        return kept(from, to, hash);
      } else if (b == '\\' || b < ' ') { // an escape, a letter that is not ASCII, a control
        break;
      }
      hash = 31 * hash + b;
    }
    strange = true;
    return null;
  }

  private String kept(int from, int to, int hash) {
    int place = (hash ^ hash >>> 16) & KEPT - 1;
    byte[] bytes = keptBytes[place];
    if (bytes == null || !Arrays.equals(bytes, 0, bytes.length, line, from, to)) {
      keptBytes[place] = Arrays.copyOfRange(line, from, to);
      kept[place] = new String(line, from, to - from, StandardCharsets.ISO_8859_1);
    }
    return kept[place];
  }

  /** The event that a key names, or null if another key comes. */
  private @Nullable EventId event(StepField field) {
    byte[] key = KEYS[field.ordinal()];
    if (!isNext(key)) {
      return null;
    }
    at += key.length;
    if (isNext(INITIAL)) {
      at += INITIAL.length;
      return EventId.INITIAL;
    }
    int task = number();
    skip('.');
    int index = number();
    skip('"');
    return new EventId(task, index);
  }

  private void skip(char c) {
    strange |= at >= end || line[at] != c;
    at++;
  }
}
