package org.latticeipc.explorer.work;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.latticeipc.explorer.declared.SearchContext;
import org.latticeipc.explorer.file.BoundedInput;
import org.latticeipc.explorer.file.SealedFile;
import org.latticeipc.explorer.result.CheckpointException;

/**
 * The state of a search as a file: what it is a search of, what was counted and found, and all work
 * that is left.
 */
public final class Checkpoint {
  private Checkpoint() {}

  /** Takes what a checkpoint holds, in the order of the search. */
  interface Taker {
    /** So much was counted before all that comes. */
    void counted(Tally tally);

    /** This is left to do. */
    void left(WorkUnit unit);
  }

  /**
   * Replaces the file.
   *
   * @throws CheckpointException if that fails; the old file is as it was
   */
  public static void write(
      Path file, Fingerprint of, SearchContext context, List<Segment> segments) {
    write(
        file,
        of,
        context,
        segments.size(),
        out -> {
          for (Segment segment : segments) {
            TallyCodec.write(out, segment.tally);
            WorkUnit.writeAll(out, segment.left());
          }
        });
  }

  /** As {@link #write}, with so many stretches: a tally each, and the units that follow it. */
  static void write(
      Path file, Fingerprint of, SearchContext context, int stretches, SealedFile.Writer content) {
    SealedFile.write(
        file,
        out -> {
          of.write(out);
          context.write(out);
          out.writeInt(stretches);
          content.write(out);
        });
  }

  /**
   * The segments of a checkpoint, whose numbers for cells and tasks it gives to the context.
   *
   * @throws CheckpointException if the file cannot be read, was altered, or is of another
   *     exploration
   */
  public static List<Segment> read(Path file, Fingerprint of, SearchContext context) {
    List<Segment> segments = new ArrayList<>();
    read(
        file,
        of,
        context,
        new Taker() {
          @Override
          public void counted(Tally tally) {
            segments.add(new Segment(null, tally));
          }

          @Override
          public void left(WorkUnit unit) {
            segments.add(Segment.saved(unit));
          }
        });
    return segments;
  }

  /** As {@link #read(Path, Fingerprint, SearchContext)}, one after the other. */
  static void read(Path file, Fingerprint of, SearchContext context, Taker taker) {
    SealedFile.read(
        file,
        in -> {
          Fingerprint.read(in).requireSame(of, file);
          content(in, context, taker);
          return true;
        });
  }

  private static void content(BoundedInput in, SearchContext context, Taker taker)
      throws IOException {
    context.read(in);
    int tasks = context.tasks.all().size();
    for (int n = in.readCount(TallyCodec.LEAST_BYTES); n > 0; n--) {
      taker.counted(TallyCodec.read(in));
      for (int units = in.readCount(WorkUnit.LEAST_BYTES); units > 0; units--) {
        WorkUnit unit = WorkUnit.read(in);
        WorkUnitCheck.require(unit, tasks, context.locations.count());
        taker.left(unit);
      }
    }
  }
}
