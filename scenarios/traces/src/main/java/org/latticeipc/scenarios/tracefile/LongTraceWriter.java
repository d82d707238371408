package org.latticeipc.scenarios.tracefile;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.latticeipc.trace.Step;

/**
 * Writes a trace that memory need not hold, step by step, in the form of {@link TraceFiles}. Its
 * header says {@code "bounded":true}: the run kept no more writes than a replay of bounded memory
 * does. Confined to one thread at a time.
 */
public final class LongTraceWriter {
  private static final int FLUSHED = 1 << 15;

  private final OutputStream out;
  private final MessageDigest file = Seal.sha256();
  private final StringBuilder line = new StringBuilder();
  private long steps;
  private @Nullable IOException failed;

  private LongTraceWriter(OutputStream out) {
    this.out = out;
  }

  /** Makes the steps of a run. */
  @FunctionalInterface
  public interface Source {
    /**
     * Gives every step to the sink, in order.
     *
     * @return the hash of the steps, which whoever makes them has anyway
     */
    String into(Consumer<Step> sink);
  }

  /**
   * Writes the file, whole or not at all.
   *
   * @param head the recording, whose trace has no steps
   * @return the hash of the steps
   */
  public static String write(Path file, Recording head, Source source) throws IOException {
    String[] hash = new String[1];
    WholeFile.write(file, out -> hash[0] = new LongTraceWriter(out).all(head, source));
    return hash[0];
  }

  private String all(Recording head, Source source) throws IOException {
    String header = HeaderLine.write(head);
    line.append(header, 0, header.length() - 1).append(",\"bounded\":true}\n");
    String hash = source.into(this::step);
    flush();
    if (failed != null) {
      throw failed;
    }
    line.append(TraceFiles.footer(steps, head.ended(), head.why(), hash));
    flush();
    out.write(Seal.field(file).getBytes(StandardCharsets.US_ASCII));
    return hash;
  }

  /** Within a run, which an exception would end in another way. */
  private void step(Step step) {
    StepLine.write(++steps, step, line);
    line.append('\n');
    if (line.length() > FLUSHED && failed == null) {
      try {
        flush();
      } catch (IOException e) {
        failed = e;
      }
    }
  }

  private void flush() throws IOException {
    byte[] bytes = line.toString().getBytes(StandardCharsets.UTF_8);
    line.setLength(0);
    file.update(bytes);
    out.write(bytes);
  }
}
