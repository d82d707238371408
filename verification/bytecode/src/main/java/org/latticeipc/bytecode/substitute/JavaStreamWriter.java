package org.latticeipc.bytecode.substitute;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import org.jspecify.annotations.NullUnmarked;

/**
 * {@code java.io.OutputStreamWriter}, whose encoder is one of the JDK's innermost classes: it keeps
 * up to 8192 bytes until it is flushed, as that does. What it needs beside the stream is a copy or
 * a location of its own.
 */
@NullUnmarked // as the original: null where it takes and gives null
public class JavaStreamWriter extends Writer {
  private static final int ROOM = 8192;
  private final OutputStream out;
  private final Charset charset;
  private final byte[] pending = new byte[ROOM];
  private int count;
  private int high;
  private boolean closed;

  public JavaStreamWriter(OutputStream out) {
    this(out, StandardCharsets.UTF_8);
  }

  public JavaStreamWriter(OutputStream out, Charset charset) {
    super(out);
    if (charset == null) {
      throw new NullPointerException("charset");
    }
    this.out = out;
    this.charset = charset;
  }

  public JavaStreamWriter(OutputStream out, String charset) throws UnsupportedEncodingException {
    this(out, named(charset));
  }

  private static Charset named(String name) throws UnsupportedEncodingException {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new UnsupportedEncodingException(name);
    }
  }

  public String getEncoding() {
    synchronized (lock) {
      return closed ? null : charset.equals(StandardCharsets.UTF_8) ? "UTF8" : charset.name();
    }
  }

  @Override
  public void write(int c) throws IOException {
    write(String.valueOf((char) c));
  }

  @Override
  public void write(char[] text, int from, int length) throws IOException {
    write(new String(text, from, length));
  }

  @Override
  public void write(String text, int from, int length) throws IOException {
    String part = text.substring(from, from + length);
    synchronized (lock) {
      requireOpen();
      if (part.isEmpty()) {
        return;
      }
      String whole = high == 0 ? part : (char) high + part;
      high = 0;
      char last = whole.charAt(whole.length() - 1);
      if (Character.isHighSurrogate(last)) {
        high = last;
        whole = whole.substring(0, whole.length() - 1);
      }
      for (byte b : whole.getBytes(charset)) {
        if (count == ROOM) {
          drain();
        }
        pending[count++] = b;
      }
    }
  }

  @Override
  public Writer append(CharSequence text) throws IOException {
    write(String.valueOf(text));
    return this;
  }

  @Override
  public Writer append(CharSequence text, int from, int to) throws IOException {
    write(String.valueOf(text).substring(from, to));
    return this;
  }

  private void requireOpen() throws IOException {
    if (closed) {
      throw new IOException("Stream closed");
    }
  }

  private void drain() throws IOException {
    if (count > 0) {
      byte[] part = Arrays.copyOf(pending, count); // only what is read of it are accesses
      count = 0;
      out.write(part, 0, part.length);
    }
  }

  @Override
  public void flush() throws IOException {
    synchronized (lock) {
      requireOpen();
      drain();
      out.flush();
    }
  }

  @Override
  public void close() throws IOException {
    synchronized (lock) {
      if (!closed) {
        try {
          if (high != 0) {
            high = 0;
            pending[count == ROOM ? drained() : count] = '?';
            count++;
          }
          drain();
          out.flush();
        } finally {
          closed = true;
          out.close();
        }
      }
    }
  }

  private int drained() throws IOException {
    drain();
    return 0;
  }
}
