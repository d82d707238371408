package org.latticeipc.explorer.work;

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
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.declared.SearchContext;
import org.latticeipc.explorer.result.CheckpointException;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Violation;

/**
 * The state of a search as a file: what was counted and found, and all work that is left. Written
 * to a neighbouring file that then replaces the old one, so that a crash at any moment leaves a
 * whole checkpoint.
 */
public final class Checkpoint {
  private static final int MAGIC = 0x4c435033; // LCP3

  private Checkpoint() {}

  /** What must be equal for a checkpoint to fit. */
  private static SortedMap<String, String> fingerprint(SearchContext context) {
    ExplorerOptions o = context.options;
    SortedMap<String, String> parts = new TreeMap<>();
    parts.put("program", context.program.name());
    parts.put("model", o.model().id());
    parts.put("release sequences", o.releaseSequences().id());
    parts.put("races", o.races().name().toLowerCase(Locale.ROOT));
    parts.put("bound on events", Integer.toString(o.maxEventsPerTask()));
    parts.put("reductions", o.reductions().stream().sorted().toList().toString());
    parts.put("seed", Long.toString(o.seed()));
    parts.put("cpus", Integer.toString(o.cpus()));
    OptionalInt preemptions = o.preemptionBound();
    parts.put(
        "bound on preemptions",
        preemptions.isPresent() ? Integer.toString(preemptions.getAsInt()) : "none");
    parts.put("stops at", o.all() ? "the end" : "the first violation");
    parts.put("outcomes", o.outcomes() ? "collected" : "not collected");
    return parts;
  }

  private static void writeFingerprint(DataOutputStream out, SearchContext context)
      throws IOException {
    SortedMap<String, String> parts = fingerprint(context);
    out.writeInt(parts.size());
    for (Map.Entry<String, String> part : parts.entrySet()) {
      out.writeUTF(part.getKey());
      out.writeUTF(part.getValue());
    }
  }

  private static void checkFingerprint(DataInputStream in, SearchContext context, Path file)
      throws IOException {
    SortedMap<String, String> found = new TreeMap<>();
    for (int n = in.readInt(); n > 0; n--) {
      found.put(in.readUTF(), in.readUTF());
    }
    SortedMap<String, String> expected = fingerprint(context);
    String difference =
        expected.entrySet().stream()
            .filter(part -> !part.getValue().equals(found.get(part.getKey())))
            .map(part -> difference(part.getKey(), found.get(part.getKey()), part.getValue()))
            .collect(Collectors.joining("; "));
    if (!difference.isEmpty()) {
      throw new CheckpointException(
          file + " is a checkpoint of another exploration: " + difference);
    }
  }

  private static String difference(String what, @Nullable String found, String expected) {
    return what + ": found " + found + ", expected " + expected;
  }

  public static void write(Path file, SearchContext context, List<Segment> segments) {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    try (FileOutputStream raw = new FileOutputStream(draft.toFile())) {
      DataOutputStream out = new DataOutputStream(new BufferedOutputStream(raw));
      out.writeInt(MAGIC);
      writeFingerprint(out, context);
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

  private static List<WorkUnit> units(Segment segment) {
    if (segment.owner != null) {
      return segment.owner.remaining();
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

  /** The segments of a checkpoint, whose numbers for cells and tasks it gives to the context. */
  public static List<Segment> read(Path file, SearchContext context) {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (in.readInt() != MAGIC) {
        throw new CheckpointException(file + " is not a checkpoint of this version");
      }
      checkFingerprint(in, context, file);
      context.read(in);
      List<Segment> segments = new ArrayList<>();
      int n = in.readInt();
      for (int i = 0; i < n; i++) {
        segments.add(new Segment(null, readTally(in)));
        int units = in.readInt();
        for (int k = 0; k < units; k++) {
          segments.add(new Segment(WorkUnit.read(in), new Tally()));
        }
      }
      if (in.readInt() != MAGIC) {
        throw new CheckpointException(file + " is damaged at its end");
      }
      return segments;
    } catch (IllegalArgumentException e) {
      throw new CheckpointException(file + " is damaged: " + e.getMessage(), e);
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
