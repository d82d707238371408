package sample;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Streams and writers whose state is in memory. */
public final class Writing {
  /** Counts bytes without a lock. */
  static final class Counter extends OutputStream {
    int bytes;

    @Override
    public void write(int b) {
      bytes++;
    }
  }

  private Writing() {}

  private static void require(boolean condition, String what) {
    if (!condition) {
      throw new IllegalStateException(what);
    }
  }

  public static void text() throws IOException {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    out.println("one");
    out.print(2);
    out.flush();
    BufferedReader lines = new BufferedReader(new StringReader(text.toString()));
    require(lines.readLine().equals("one") && lines.readLine().equals("2"), "read back");
    require(lines.readLine() == null, "the end");
  }

  public static void traceAsText() {
    StringWriter text = new StringWriter();
    new IllegalStateException("broken").printStackTrace(new PrintWriter(text));
    require(text.toString().startsWith("java.lang.IllegalStateException: broken"), "first line");
  }

  public static void encoded() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Writer out = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
    out.write('\ud83d');
    out.write('\ude00');
    out.append("é").append('!');
    require(bytes.size() == 0, "kept until it is flushed");
    out.flush();
    require(
        bytes.toString(StandardCharsets.UTF_8).equals("\ud83d\ude00é!"), "four and two and one");
    out.close();
  }

  private static void two(Runnable each) throws InterruptedException {
    Thread other = new Thread(each);
    other.start();
    each.run();
    other.join();
  }

  /** A lock of the stream's own. */
  public static void bytesOfTwo() throws InterruptedException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    two(() -> bytes.write(1));
    require(bytes.size() == 2, "a byte is lost");
  }

  /** The writer's lock keeps the counter from both. */
  public static void countedThroughOne() throws InterruptedException {
    Counter counter = new Counter();
    Writer out = new OutputStreamWriter(counter, StandardCharsets.UTF_8);
    two(
        () -> {
          try {
            out.write("a");
            out.flush();
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
    require(counter.bytes == 2, "a byte is lost");
  }

  /** Nothing keeps the counter from both. */
  public static void countedByTwo() throws InterruptedException {
    Counter counter = new Counter();
    OutputStream out = counter;
    two(
        () -> {
          try {
            out.write(new byte[] {1});
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
    require(counter.bytes == 2, "a byte is lost");
  }
}
