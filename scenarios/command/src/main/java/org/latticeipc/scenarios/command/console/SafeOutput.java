package org.latticeipc.scenarios.command.console;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A stream of UTF-8 whose reader may be a terminal: characters that would command it are shown
 * instead, as <code>\\u001b</code>. Those are the controls but for line feed and tab, and the marks
 * that turn the direction of writing. The very sequences that this tool colours verdicts with pass
 * where it colours. Confined to the stream around it, which synchronises.
 *
 * <p>In a document of JSON what is shown means what was there.
 */
final class SafeOutput extends OutputStream {
  private static final int ESCAPE = 0x1b;
  private static final int DELETE = 0x7f;
  private static final int LEADS_CONTROLS = 0xc2;
  private static final int LEADS_MARKS = 0xe2;
  private static final int LONGEST = 8;
  private static final List<String> COLOURS =
      List.of("\u001b[1;31m", "\u001b[1;32m", "\u001b[1;33m", "\u001b[0m");

  private final PrintStream to;
  private final boolean colours;
  private final boolean returns;
  private final byte[] held = new byte[LONGEST];
  private int count;

  /**
   * A safe way to a stream.
   *
   * @param colours whether verdicts may be coloured
   * @param returns whether a line may be drawn over, as a progress bar does
   */
  SafeOutput(PrintStream to, boolean colours, boolean returns) {
    this.to = to;
    this.colours = colours;
    this.returns = returns;
  }

  /** A stream that prints safely to another one, and flushes it when it is flushed itself. */
  static PrintStream printing(PrintStream to, boolean colours, boolean returns) {
    return new PrintStream(new SafeOutput(to, colours, returns), true, StandardCharsets.UTF_8);
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    int plain = from;
    for (int i = from; i < from + length; i++) {
      int b = bytes[i] & 0xff;
      if (count == 0 && !isSuspect(b)) {
        continue;
      }
      if (count == 0) {
        to.write(bytes, plain, i - plain);
      }
      take(b);
      plain = i + 1;
    }
    if (plain < from + length) {
      to.write(bytes, plain, from + length - plain);
    }
  }

  private boolean isSuspect(int b) {
    return (b < ' ' && b != '\n' && b != '\t' && !(returns && b == '\r'))
        || b == DELETE
        || b == LEADS_CONTROLS
        || b == LEADS_MARKS;
  }

  /** Takes a byte into what is held back until it is known to be harmless or not. */
  private void take(int b) {
    held[count++] = (byte) b;
    int first = held[0] & 0xff;
    if (first == ESCAPE && colours) {
      takeColour();
    } else if (first == LEADS_CONTROLS && count == 2) {
      pass(b >= 0x80 && b < 0xa0, b);
    } else if (first == LEADS_MARKS && count == 3) {
      int mark = 0x2000 | (held[1] & 0x3f) << 6 | b & 0x3f;
      pass((mark >= 0x202a && mark <= 0x202e) || (mark >= 0x2066 && mark <= 0x2069), mark);
    } else if (first < ' ' || first == DELETE) {
      pass(true, first);
    }
  }

  private void takeColour() {
    String begun = new String(held, 0, count, StandardCharsets.US_ASCII);
    if (COLOURS.contains(begun)) {
      pass(false, 0);
    } else if (COLOURS.stream().noneMatch(colour -> colour.startsWith(begun))) {
      byte[] rest = Arrays.copyOfRange(held, 1, count);
      pass(true, ESCAPE);
      write(rest, 0, rest.length);
    }
  }

  private void pass(boolean shown, int character) {
    if (shown) {
      byte[] text = String.format("\\u%04x", character).getBytes(StandardCharsets.US_ASCII);
      to.write(text, 0, text.length);
    } else {
      to.write(held, 0, count);
    }
    count = 0;
  }

  @Override
  public void flush() throws IOException {
    to.flush();
  }
}
