package org.latticeipc.bytecode.runtime.out;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;

/** Standard output of a program under exploration: whole lines become notes of the run. */
public final class NoteStream extends PrintStream {
  private final String name;
  private final Consumer<String> sink;

  /**
   * A stream of that name.
   *
   * @param sink takes what is printed, piece by piece
   */
  public NoteStream(String name, Consumer<String> sink) {
    super(OutputStream.nullOutputStream());
    this.name = name;
    this.sink = sink;
  }

  @Override
  public String toString() {
    return "System." + name;
  }

  private void add(String text) {
    sink.accept(text);
  }

  @Override
  public void write(int b) {
    add(String.valueOf((char) (b & 255)));
  }

  @Override
  public void write(byte[] bytes, int off, int len) {
    add(new String(bytes, off, len, StandardCharsets.UTF_8));
  }

  @Override
  public void print(boolean v) {
    add(String.valueOf(v));
  }

  @Override
  public void print(char v) {
    add(String.valueOf(v));
  }

  @Override
  public void print(int v) {
    add(String.valueOf(v));
  }

  @Override
  public void print(long v) {
    add(String.valueOf(v));
  }

  @Override
  public void print(float v) {
    add(String.valueOf(v));
  }

  @Override
  public void print(double v) {
    add(String.valueOf(v));
  }

  @Override
  public void print(char[] v) {
    add(String.valueOf(v));
  }

  @Override
  public void print(String v) {
    add(String.valueOf(v));
  }

  @Override
  public void print(Object v) {
    add(String.valueOf(v));
  }

  @Override
  public void println() {
    add("\n");
  }

  @Override
  public void println(boolean v) {
    add(v + "\n");
  }

  @Override
  public void println(char v) {
    add(v + "\n");
  }

  @Override
  public void println(int v) {
    add(v + "\n");
  }

  @Override
  public void println(long v) {
    add(v + "\n");
  }

  @Override
  public void println(float v) {
    add(v + "\n");
  }

  @Override
  public void println(double v) {
    add(v + "\n");
  }

  @Override
  public void println(char[] v) {
    add(String.valueOf(v) + "\n");
  }

  @Override
  public void println(String v) {
    add(v + "\n");
  }

  @Override
  public void println(Object v) {
    add(v + "\n");
  }

  @Override
  public PrintStream printf(String format, Object... args) {
    add(String.format(Locale.ROOT, format, args));
    return this;
  }

  @Override
  public PrintStream format(String format, Object... args) {
    return printf(format, args);
  }

  @Override
  public PrintStream append(CharSequence text) {
    add(String.valueOf(text));
    return this;
  }

  @Override
  public PrintStream append(char c) {
    add(String.valueOf(c));
    return this;
  }

  @Override
  public void flush() {
    // lines are noted when they end
  }

  @Override
  public void close() {
    // belongs to the run
  }
}
