package org.latticeipc.explorer.work;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.latticeipc.explorer.file.BoundedInput;

/**
 * A part of a search that another process is to go on with for a while.
 *
 * @param work what to explore, in order
 * @param saved whether the work comes of a checkpoint, so that it may be of another program
 * @param executions after how many executions to stop, about
 */
public record SliceOrder(Bundle work, boolean saved, long executions) {
  /** For another process. */
  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      work.write(out);
      out.writeBoolean(saved);
      out.writeLong(executions);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what {@link #bytes} wrote.
   *
   * @throws IOException if these are other bytes
   */
  public static SliceOrder of(byte[] bytes) throws IOException {
    BoundedInput in = BoundedInput.of(bytes);
    SliceOrder order = new SliceOrder(Bundle.read(in), in.readBoolean(), in.readLong());
    in.requireEnd();
    return order;
  }
}
