package org.latticeipc.scenarios.tracefile;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.latticeipc.scenarios.json.Json;
import org.latticeipc.scenarios.tracefile.StepLine.Unusable;
import org.latticeipc.trace.Reason;
import org.latticeipc.trace.Step;

/**
 * A trace of a run of bounded memory, read step by step. That the file is whole and as it was
 * written has been checked when there is one. Each time its steps are asked for the file is read
 * anew, by a thread of its own that is a bounded way ahead of whoever goes through them; closing
 * ends these threads. Confined to one thread.
 */
public final class LongTrace implements Iterable<Step>, AutoCloseable {
  /** Smaller files are read into memory. */
  private static final long LEAST = 32L << 20;

  private static final int LONGEST_FOOTER = 1 << 20;
  private static final int BUFFERED = 1 << 16;

  private final Path file;
  private final String shown;
  private final Recording head;
  private final long steps;
  private final String hash;
  private final List<ReadAhead> open = new ArrayList<>();

  private LongTrace(Path file, String shown, Recording head, long steps, String hash) {
    this.file = file;
    this.shown = shown;
    this.head = head;
    this.steps = steps;
    this.hash = hash;
  }

  /** The recording; its trace has no steps. */
  public Recording head() {
    return head;
  }

  /** How many steps and remarks there are. */
  public long steps() {
    return steps;
  }

  /** The hash of the steps, as the file says. */
  public String hash() {
    return hash;
  }

  /**
   * Opens a file that is too long for {@link TraceFiles#read}, and was written with bounded memory.
   *
   * @return empty if it is another one
   * @throws UnreadableTraceException if it was altered or is not whole
   */
  public static Optional<LongTrace> open(Path file, String shown)
      throws UnreadableTraceException, IOException {
    return Files.size(file) < LEAST ? Optional.empty() : openAny(file, shown);
  }

  /** The same, however short the file is. */
  static Optional<LongTrace> openAny(Path file, String shown)
      throws UnreadableTraceException, IOException {
    try (BufferedReader in = Files.newBufferedReader(file)) {
      Map<String, @Nullable Object> header = Json.object(String.valueOf(in.readLine()));
      HeaderLine.requireVersion(header);
      if (!Boolean.TRUE.equals(header.get("bounded"))) {
        return Optional.empty();
      }
      String last = lastLine(file);
      String unsealed = Seal.unsealed(last);
      if (unsealed == null) {
        throw new Unusable("the trace ends without its footer, it was cut off");
      }
      requireSeal(file, last, unsealed);
      Map<String, @Nullable Object> footer = Json.object(last);
      List<Reason> why = ReasonLines.read(footer);
      String ended = String.valueOf(StepLine.text(footer, "ended", true));
      return Optional.of(
          new LongTrace(
              file,
              shown,
              HeaderLine.read(header, List.of(), ended, why),
              StepLine.whole(footer, "steps"),
              String.valueOf(StepLine.text(footer, "sha256", true))));
    } catch (Unusable e) {
      throw new UnreadableTraceException(shown + ": " + e.sentence() + TraceFiles.REMEDY);
    } catch (Json.Malformed e) {
      throw new UnreadableTraceException(shown + ": " + e.getMessage() + TraceFiles.REMEDY);
    }
  }

  private static String lastLine(Path file) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      int size = (int) Math.min(in.length(), LONGEST_FOOTER);
      in.seek(in.length() - size);
      byte[] end = new byte[size];
      in.readFully(end);
      String text = new String(end, StandardCharsets.UTF_8);
      String line = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
      return line.substring(line.lastIndexOf('\n') + 1);
    }
  }

  private static void requireSeal(Path file, String last, String unsealed)
      throws IOException, Unusable {
    MessageDigest hash = Seal.sha256();
    long sealed = last.getBytes(StandardCharsets.UTF_8).length + 1L;
    long left = Files.size(file) - sealed + unsealed.getBytes(StandardCharsets.UTF_8).length;
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[BUFFERED];
      while (left > 0) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          throw new Unusable("the trace ends before its footer does");
        }
        hash.update(buffer, 0, read);
        left -= read;
      }
    }
    if (!Seal.field(hash).strip().equals(last.substring(unsealed.length()))) {
      throw new Unusable("the trace was altered after it was written");
    }
  }

  @Override
  public Iterator<Step> iterator() {
    try {
      ByteLines lines = new ByteLines(Files.newInputStream(file));
      lines.next(); // the header
      ReadAhead ahead = new ReadAhead(new Steps(lines));
      open.add(ahead);
      return ahead;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    open.forEach(ReadAhead::close);
    open.clear();
  }

  /** Closes the file at its end. */
  private final class Steps implements Iterator<Step>, Closeable {
    private final ByteLines lines;
    private final StepScanner scanner = new StepScanner();
    private long read;

    Steps(ByteLines lines) {
      this.lines = lines;
    }

    @Override
    public boolean hasNext() {
      return read < steps;
    }

    @Override
    public Step next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      try {
        if (!lines.next()) {
          throw new Unusable("the trace ends after " + read + " steps of " + steps);
        }
        Step step = step(++read);
        if (read == steps) {
          lines.close();
        }
        return step;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (Unusable | Json.Malformed e) { // sealed by somebody who did not write it
        throw new IllegalStateException(shown + ":" + (read + 1) + ": " + e.getMessage(), e);
      }
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }

    private Step step(long number) throws IOException, Unusable, Json.Malformed {
      Step plain = scanner.read(lines.buffer(), lines.from(), lines.to(), number);
      return plain != null ? plain : StepLine.read(Json.object(lines.text()), number);
    }
  }
}
