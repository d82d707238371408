package org.latticeipc.explorer.search;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.latticeipc.explorer.CheckpointException;
import org.latticeipc.explorer.ExplorerOptions;
import org.latticeipc.explorer.Violation;

/**
 * The state of a search as a file: what was counted and found, and all work that is left. Written
 * to a neighbouring file that then replaces the old one, so that a crash at any moment leaves a
 * whole checkpoint.
 */
final class Checkpoint {
  private static final int MAGIC = 0x4c435032; // LCP2

  private Checkpoint() {}

  /** What must be equal for a checkpoint to fit. */
  private static String fingerprint(Exploration x) {
    ExplorerOptions o = x.options;
    return String.join(
        "|",
        x.program.name(),
        o.model().id(),
        o.releaseSequences().id(),
        o.races().name(),
        "events " + o.maxEventsPerTask(),
        "reductions " + o.reductions().stream().sorted().toList(),
        "seed " + o.seed(),
        "cpus " + o.cpus(),
        "preemptions " + o.preemptionBound(),
        o.all() ? "all" : "first",
        o.outcomes() ? "outcomes" : "no outcomes");
  }

  static void write(Path file, Exploration x, List<Segment> segments) {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    try (FileOutputStream raw = new FileOutputStream(draft.toFile())) {
      DataOutputStream out = new DataOutputStream(new BufferedOutputStream(raw));
      out.writeInt(MAGIC);
      out.writeUTF(fingerprint(x));
      x.locations.write(out);
      x.tasks.write(out);
      x.unordered.write(out);
      x.plain.write(out);
      x.distinct.write(out);
      out.writeInt(segments.size());
      for (Segment segment : segments) {
        writeTally(out, segment.tally);
        List<Unit> units = units(segment);
        out.writeInt(units.size());
        for (Unit unit : units) {
          unit.write(out);
        }
      }
      out.writeInt(MAGIC);
      out.flush();
      raw.getFD().sync();
    } catch (IOException e) {
      throw new CheckpointException("cannot write the checkpoint " + file + ": " + e, e);
    }
    replace(draft, file);
  }

  private static void replace(Path draft, Path file) {
    try {
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new CheckpointException("cannot replace the checkpoint " + file + ": " + e, e);
    }
  }

  private static List<Unit> units(Segment segment) {
    if (segment.worker != null) {
      return segment.worker.remaining();
    }
    return segment.unit == null ? List.of() : List.of(segment.unit);
  }

  private static void writeTally(DataOutputStream out, Tally tally) throws IOException {
    out.writeLong(tally.complete);
    out.writeLong(tally.standsFor);
    out.writeLong(tally.blocked);
    out.writeLong(tally.events);
    out.writeBoolean(tally.races);
    out.writeDouble(tally.weight);
    out.writeInt(tally.outcomes.size());
    for (Map.Entry<String, Long> entry : tally.outcomes.entrySet()) {
      ViolationCodec.writeText(out, entry.getKey());
      out.writeLong(entry.getValue());
    }
    out.writeInt(tally.reasons.size());
    for (String reason : tally.reasons) {
      out.writeUTF(reason);
    }
    out.writeInt(tally.violations.size());
    for (Map.Entry<String, Violation> entry : tally.violations.entrySet()) {
      ViolationCodec.writeText(out, entry.getKey());
      ViolationCodec.write(out, entry.getValue());
    }
  }

  /**
   * The segments of a checkpoint, whose numbers for cells and tasks it gives to the exploration.
   */
  static List<Segment> read(Path file, Exploration x) {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (in.readInt() != MAGIC) {
        throw new CheckpointException(file + " is not a checkpoint of this version");
      }
      String found = in.readUTF();
      if (!found.equals(fingerprint(x))) {
        throw new CheckpointException(
            file
                + " is a checkpoint of another exploration: found "
                + found
                + ", expected "
                + fingerprint(x));
      }
      x.locations.read(in);
      x.tasks.read(in);
      x.unordered.read(in);
      x.plain.read(in);
      x.distinct.read(in);
      List<Segment> segments = new ArrayList<>();
      int n = in.readInt();
      for (int i = 0; i < n; i++) {
        segments.add(new Segment(null, readTally(in)));
        int units = in.readInt();
        for (int k = 0; k < units; k++) {
          segments.add(new Segment(Unit.read(in), new Tally()));
        }
      }
      if (in.readInt() != MAGIC) {
        throw new CheckpointException(file + " is damaged at its end");
      }
      return segments;
    } catch (EOFException e) {
      throw new CheckpointException(file + " is cut short", e);
    } catch (IOException e) {
      throw new CheckpointException("cannot read the checkpoint " + file + ": " + e, e);
    }
  }

  private static Tally readTally(DataInputStream in) throws IOException {
    Tally tally = new Tally();
    tally.complete = in.readLong();
    tally.standsFor = in.readLong();
    tally.blocked = in.readLong();
    tally.events = in.readLong();
    tally.races = in.readBoolean();
    tally.weight = in.readDouble();
    for (int n = in.readInt(); n > 0; n--) {
      String outcome = ViolationCodec.readText(in);
      tally.outcomes.put(Objects.requireNonNull(outcome), in.readLong());
    }
    for (int n = in.readInt(); n > 0; n--) {
      tally.reasons.add(in.readUTF());
    }
    for (int n = in.readInt(); n > 0; n--) {
      String cause = ViolationCodec.readText(in);
      tally.violations.put(Objects.requireNonNull(cause), ViolationCodec.read(in));
    }
    return tally;
  }
}
