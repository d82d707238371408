package org.latticeipc.scenarios.command.console;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * A stream of UTF-8 whose reader is a terminal of known width: each line too long for it is broken
 * between words, as {@link TerminalWidth#fit} does. Whole stay documents of JSON, commands to copy,
 * and what is drawn over. Confined to the stream around it, which synchronises.
 */
final class FittedOutput extends OutputStream {
  private final PrintStream to;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  FittedOutput(PrintStream to) {
    this.to = to;
  }

  /** A stream that prints safely and as it fits; a line is flushed, less of it when asked. */
  static PrintStream printing(PrintStream terminal, boolean colours, boolean returns) {
    PrintStream fitted = new PrintStream(new FittedOutput(terminal), false, StandardCharsets.UTF_8);
    SafeOutput safe = new SafeOutput(fitted, colours, returns);
    return new PrintStream(safe, false, StandardCharsets.UTF_8);
  }

  @Override
  public void write(int b) {
    if (b == '\n' || b == '\r') {
      pass();
      to.write(b);
      to.flush();
    } else {
      line.write(b);
    }
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    for (int i = from; i < from + length; i++) {
      write(bytes[i]);
    }
  }

  /** What is no whole line yet, as a prompt is not, is passed too. */
  @Override
  public void flush() {
    pass();
    to.flush();
  }

  private void pass() {
    byte[] passed = line.toByteArray();
    if (passed.length > TerminalWidth.columns()) {
      String text = new String(passed, StandardCharsets.UTF_8);
      if (!isToCopy(text)) {
        passed = TerminalWidth.fit(text).getBytes(StandardCharsets.UTF_8);
      }
    }
    to.write(passed, 0, passed.length);
    line.reset();
  }

  private static boolean isToCopy(String text) {
    String begins = text.stripLeading();
    String command = Self.command() + " ";
    return begins.startsWith("{")
        || begins.startsWith("\"")
        || text.contains(": " + command)
        || text.contains(command + "replay ");
  }
}
