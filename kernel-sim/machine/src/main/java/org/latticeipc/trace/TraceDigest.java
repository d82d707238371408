package org.latticeipc.trace;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hashes a run while it goes on: what {@link TraceHash} makes of all steps at once, step by step
 * and without keeping any. A step is {@link #begin}, the seven {@link StepField}s in their order,
 * each by one of the methods that add a field, and {@link #end}. Not thread-safe; a step costs its
 * length.
 */
public final class TraceDigest {
  private static final int BUFFERED = 8 * 1024;
  private static final int FIRST = 256;
  private static final int LONGEST_NUMBER = 20;
  private static final byte[][] KINDS = new byte[StepKind.values().length][];
  private static final StepField[] FIELDS = StepField.values();

  static {
    for (StepKind kind : StepKind.values()) {
      KINDS[kind.ordinal()] = kind.name().getBytes(StandardCharsets.US_ASCII);
    }
  }

  private final MessageDigest digest = sha256();
  private byte[] buffer = new byte[FIRST];
  private int length;
  private long steps;

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** How many steps were hashed. */
  public long steps() {
    return steps;
  }

  /** Starts a step. */
  public TraceDigest begin(int task, int index, int cpu, StepKind kind) {
    if (length >= BUFFERED) {
      flush();
    }
    digits(task);
    put('\t');
    digits(index);
    put('\t');
    digits(cpu);
    return field(KINDS[kind.ordinal()]);
  }

  /** A field that is absent. */
  public TraceDigest none() {
    room(2);
    buffer[length++] = '\t';
    buffer[length++] = '-';
    return this;
  }

  /** A field with a text, or an absent one. */
  public TraceDigest text(@Nullable String text) {
    if (text == null) {
      return none();
    }
    int size = text.length();
    room(2 * size + 1);
    int before = length;
    buffer[length++] = '\t';
    for (int i = 0; i < size; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        length = before;
        return field(bytes(text));
      }
      escaped(c, i == 0);
    }
    return this;
  }

  private void escaped(char c, boolean first) {
    byte[] out = buffer;
    if (c == '\\' || (c == '-' && first)) {
      out[length++] = '\\';
      out[length++] = (byte) c;
    } else if (c == '\t') {
      out[length++] = '\\';
      out[length++] = 't';
    } else if (c == '\n') {
      out[length++] = '\\';
      out[length++] = 'n';
    } else if (c == '\r') {
      out[length++] = '\\';
      out[length++] = 'r';
    } else {
      out[length++] = (byte) c;
    }
  }

  /** A field's text as {@link #field(byte[])} takes it, for texts that come again and again. */
  public static byte[] bytes(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 2);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' || (c == '-' && i == 0)) {
        escaped.append('\\').append(c);
      } else if (c == '\t') {
        escaped.append("\\t");
      } else if (c == '\n') {
        escaped.append("\\n");
      } else if (c == '\r') {
        escaped.append("\\r");
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A field whose text {@link #bytes} has made. */
  public TraceDigest field(byte[] escaped) {
    room(escaped.length + 1);
    buffer[length++] = '\t';
    System.arraycopy(escaped, 0, buffer, length, escaped.length);
    length += escaped.length;
    return this;
  }

  /** A field that is a number. */
  public TraceDigest number(long number) {
    put('\t');
    if (number < 0) {
      put('\\'); // as of any text that begins with a minus
    }
    digits(number);
    return this;
  }

  /** A field that names an event. */
  public TraceDigest event(int task, int index) {
    if (task == 0) {
      room(5);
      buffer[length++] = '\t';
      buffer[length++] = 'i';
      buffer[length++] = 'n';
      buffer[length++] = 'i';
      buffer[length++] = 't';
      return this;
    }
    put('\t');
    digits(task);
    put('.');
    digits(index);
    return this;
  }

  /** Ends a step. */
  public void end() {
    put('\n');
    steps++;
  }

  private void flush() {
    digest.update(buffer, 0, length);
    length = 0;
  }

  /** A whole step. */
  public TraceDigest step(Step step) {
    begin(step.task(), step.index(), step.cpu(), step.kind());
    if (step instanceof Step.Note note) {
      none().none().none().none().none().none().text(note.fact());
    } else if (step instanceof Step.Access access && !(step instanceof Step.Standstill)) {
      access(access);
    } else {
      Map<StepField, String> fields = step.fields();
      for (StepField field : FIELDS) {
        text(fields.get(field));
      }
    }
    end();
    return this;
  }

  /** The same as by its map, without making one. */
  private void access(Step.Access access) {
    Step.Reads reads = access instanceof Step.Reads it ? it : null;
    Step.Writes writes = access instanceof Step.Writes it ? it : null;
    text(access.cell()).text(access.order());
    text(reads == null ? null : reads.read()).text(writes == null ? null : writes.written());
    event(reads == null ? null : reads.from()).event(writes == null ? null : writes.after());
    none();
  }

  private TraceDigest event(@Nullable EventId event) {
    return event == null ? none() : event(event.task(), event.index());
  }

  /** The text of all steps that are not hashed yet. */
  String pending() {
    return new String(buffer, 0, length, StandardCharsets.UTF_8);
  }

  /** The hash of all steps so far, as {@link TraceHash#of(Trace)} writes it; ends the hashing. */
  public String hex() {
    flush();
    return HexFormat.of().formatHex(digest.digest());
  }

  private void put(char c) {
    room(1);
    buffer[length++] = (byte) c;
  }

  private void digits(long number) {
    room(LONGEST_NUMBER);
    if (number == Long.MIN_VALUE) {
      byte[] whole = Long.toString(number).getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(whole, 0, buffer, length, whole.length);
      length += whole.length;
      return;
    }
    long left = number;
    if (left < 0) {
      buffer[length++] = '-';
      left = -left;
    }
    int size = 1;
    for (long bound = 10; size < LONGEST_NUMBER - 1 && left >= bound; bound *= 10) {
      size++;
    }
    int at = length + size;
    length = at;
    if (left <= Integer.MAX_VALUE) {
      int small = (int) left;
      do {
        int rest = small / 10;
        buffer[--at] = (byte) ('0' + small - rest * 10);
        small = rest;
      } while (small != 0);
    } else {
      do {
        long rest = left / 10;
        buffer[--at] = (byte) ('0' + left - rest * 10);
        left = rest;
      } while (left != 0);
    }
  }

  private void room(int more) {
    if (length + more > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, length + more));
    }
  }
}
