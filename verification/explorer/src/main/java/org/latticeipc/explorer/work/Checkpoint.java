package org.latticeipc.explorer.work;

import java.io.DataOutputStream;
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

  /** What was counted in a stretch of the search, and the work that follows it. */
  interface Stretch {
    Tally tally();

    /** Writes how many units follow, and them. */
    void writeUnits(DataOutputStream out) throws IOException;
  }

  /**
   * Replaces the file.
   *
   * @throws CheckpointException if that fails; the old file is as it was
   */
  public static void write(
      Path file, Fingerprint of, SearchContext context, List<Segment> segments) {
    writeStretches(file, of, context, segments.stream().map(Checkpoint::stretch).toList());
  }

  private static Stretch stretch(Segment segment) {
    return new Stretch() {
      @Override
      public Tally tally() {
        return segment.tally;
      }

      @Override
      public void writeUnits(DataOutputStream out) throws IOException {
        WorkUnit.writeAll(out, segment.left());
      }
    };
  }

  /** As {@link #write} does, in the order of the search. */
  static void writeStretches(
      Path file, Fingerprint of, SearchContext context, List<? extends Stretch> stretches) {
    SealedFile.write(
        file,
        out -> {
          of.write(out);
          context.write(out);
          out.writeInt(stretches.size());
          for (Stretch stretch : stretches) {
            TallyCodec.write(out, stretch.tally());
            stretch.writeUnits(out);
          }
        });
  }

  /**
   * The segments of a checkpoint, whose numbers for cells and tasks it gives to the context.
   *
   * @throws CheckpointException if the file cannot be read, was altered, or is of another
   *     exploration
   */
  public static List<Segment> read(Path file, Fingerprint of, SearchContext context) {
    return SealedFile.read(
        file,
        in -> {
          Fingerprint.read(in).requireSame(of, file);
          return content(in, context);
        });
  }

  private static List<Segment> content(BoundedInput in, SearchContext context) throws IOException {
    context.read(in);
    int tasks = context.tasks.all().size();
    List<Segment> segments = new ArrayList<>();
    for (int n = in.readCount(TallyCodec.LEAST_BYTES); n > 0; n--) {
      segments.add(new Segment(null, TallyCodec.read(in)));
      for (int units = in.readCount(WorkUnit.LEAST_BYTES); units > 0; units--) {
        WorkUnit unit = WorkUnit.read(in);
        WorkUnitCheck.require(unit, tasks, context.locations.count());
        segments.add(Segment.saved(unit));
      }
    }
    return segments;
  }
}
