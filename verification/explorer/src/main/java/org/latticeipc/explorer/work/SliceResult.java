package org.latticeipc.explorer.work;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import org.latticeipc.explorer.file.BoundedInput;
import org.latticeipc.explorer.file.SealedFile;

/**
 * What came of a {@link SliceOrder}. Either all of it counts or nothing does.
 *
 * @param ending how it ended
 * @param tally what was counted and found before everything that is left
 * @param left what is left to do, in order
 * @param names numbers of cells and tasks, and what reductions do not apply to, as known at the end
 * @param reasons why the exploration as a whole cannot hold, or goes no further
 * @param remarks what the listener is to hear at once
 * @param nanos how long it took
 * @param peakHeapBytes largest heap in use that was seen
 */
public record SliceResult(
    Ending ending,
    Tally tally,
    Bundle left,
    byte[] names,
    SortedSet<String> reasons,
    SortedSet<String> remarks,
    long nanos,
    long peakHeapBytes) {

  /** How a slice ended. */
  public enum Ending {
    /** All was done, or the time was up. */
    WHOLE,
    /** A violation ended the search for all that comes after it. */
    VIOLATED,
    /** The program has halted: nothing that comes after counts. */
    HALTED,
    /** Something must be excluded from a reduction, so that the search starts anew. */
    ANEW,
    /** The exploration goes no further, for the reasons given; what was counted does not count. */
    STOPPED,
    /** The work cannot be gone on with: it is of another exploration. */
    REFUSED,
    /** The program threw what is no violation, or the explorer has a bug. */
    FAILED
  }

  /** For another process. */
  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(ending.ordinal());
      TallyCodec.write(out, tally);
      left.write(out);
      out.writeInt(names.length);
      out.write(names);
      write(out, reasons);
      write(out, remarks);
      out.writeLong(nanos);
      out.writeLong(peakHeapBytes);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, Collection<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      SealedFile.writeText(out, text);
    }
  }

  /**
   * Reads what {@link #bytes} wrote.
   *
   * @throws IOException if these are other bytes
   */
  public static SliceResult of(byte[] bytes) throws IOException {
    BoundedInput in = BoundedInput.of(bytes);
    Ending ending = Ending.values()[in.readInt(0, Ending.values().length - 1)];
    Tally tally = TallyCodec.read(in);
    Bundle left = Bundle.read(in);
    byte[] names = new byte[in.readCount(1)];
    in.readFully(names);
    SliceResult result =
        new SliceResult(
            ending, tally, left, names, texts(in), texts(in), in.readTotal(), in.readTotal());
    in.requireEnd();
    return result;
  }

  private static SortedSet<String> texts(BoundedInput in) throws IOException {
    SortedSet<String> texts = new TreeSet<>();
    for (int n = in.readCountOfTexts(); n > 0; n--) {
      texts.add(in.readText());
    }
    return texts;
  }
}
