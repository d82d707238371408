package org.latticeipc.explorer.work;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.latticeipc.explorer.declared.SearchContext;
import org.latticeipc.explorer.file.BoundedInput;
import org.latticeipc.explorer.file.SealedFile;
import org.latticeipc.explorer.result.CheckpointException;
import org.latticeipc.explorer.result.Violation;

/**
 * The state of a search as a file: what it is a search of, what was counted and found, and all work
 * that is left.
 */
public final class Checkpoint {
  /** The least bytes of a tally, and of a unit. */
  private static final int TALLY = 5 * Long.BYTES;

  private static final int UNIT = 4 * Integer.BYTES;

  private Checkpoint() {}

  /**
   * Replaces the file.
   *
   * @throws CheckpointException if that fails; the old file is as it was
   */
  public static void write(
      Path file, Fingerprint of, SearchContext context, List<Segment> segments) {
    SealedFile.write(
        file,
        out -> {
          of.write(out);
          context.write(out);
          out.writeInt(segments.size());
          for (Segment segment : segments) {
            writeTally(out, segment.tally);
            List<WorkUnit> units = units(segment);
            out.writeInt(units.size());
            for (WorkUnit unit : units) {
              unit.write(out);
            }
          }
        });
  }

  private static List<WorkUnit> units(Segment segment) {
    if (segment.owner != null) {
      return segment.owner.remaining();
    }
    return segment.unit == null ? List.of() : List.of(segment.unit);
  }

  private static void writeTally(DataOutputStream out, Tally tally) throws IOException {
    out.writeLong(tally.complete);
    SealedFile.writeText(out, tally.standsFor.toString());
    out.writeLong(tally.blocked);
    out.writeLong(tally.events);
    out.writeBoolean(tally.races);
    out.writeDouble(tally.weight);
    out.writeInt(tally.outcomes.size());
    for (Map.Entry<String, Long> entry : tally.outcomes.entrySet()) {
      SealedFile.writeText(out, entry.getKey());
      out.writeLong(entry.getValue());
    }
    out.writeInt(tally.reasons.size());
    for (String reason : tally.reasons) {
      SealedFile.writeText(out, reason);
    }
    out.writeInt(tally.racesFound.size());
    for (String race : tally.racesFound) {
      SealedFile.writeText(out, race);
    }
    out.writeInt(tally.violations.size());
    for (Map.Entry<String, Violation> entry : tally.violations.entrySet()) {
      SealedFile.writeText(out, entry.getKey());
      ViolationCodec.write(out, entry.getValue());
    }
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
    for (int n = in.readCount(TALLY); n > 0; n--) {
      segments.add(new Segment(null, readTally(in)));
      for (int units = in.readCount(UNIT); units > 0; units--) {
        WorkUnit unit = WorkUnit.read(in);
        WorkUnitCheck.require(unit, tasks, context.locations.count());
        segments.add(Segment.saved(unit));
      }
    }
    return segments;
  }

  private static Tally readTally(BoundedInput in) throws IOException {
    Tally tally = new Tally();
    tally.complete = in.readTotal();
    tally.standsFor = in.readBigTotal();
    tally.blocked = in.readTotal();
    tally.events = in.readTotal();
    tally.races = in.readBoolean();
    tally.weight = in.readDouble();
    for (int n = in.readCount(Integer.BYTES + Long.BYTES); n > 0; n--) {
      tally.outcomes.put(in.readText(), in.readTotal());
    }
    for (int n = in.readCountOfTexts(); n > 0; n--) {
      tally.reasons.add(in.readText());
    }
    for (int n = in.readCountOfTexts(); n > 0; n--) {
      tally.racesFound.add(in.readText());
    }
    for (int n = in.readCountOfTexts(); n > 0; n--) {
      tally.violations.put(in.readText(), ViolationCodec.read(in));
    }
    return tally;
  }
}
