package org.latticeipc.explorer.work;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.latticeipc.explorer.file.BoundedInput;

/**
 * Units that follow one another in the order of the search, packed: what is sent to another process
 * and what whoever shares a search out keeps of it. Units of one search have most of their graphs
 * in common, so that they pack well. Immutable.
 *
 * @param packed the bytes of a checkpoint's units, deflated
 * @param rawBytes how many bytes they are
 * @param count how many units
 * @param things how many things to do, into which it can be split without being explored
 * @param weight how much of the whole tree, which weighs 1
 */
public record Bundle(byte[] packed, int rawBytes, int count, int things, double weight) {
  private static final int CHUNK = 1 << 12;

  /** Packs the units; linear in their bytes. */
  public static Bundle of(List<WorkUnit> units) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    int raw;
    try (DataOutputStream out =
        new DataOutputStream(new DeflaterOutputStream(bytes, deflater, CHUNK))) {
      WorkUnit.writeAll(out, units);
      raw = out.size();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    } finally {
      deflater.end();
    }
    double weight = 0;
    int things = 0;
    for (WorkUnit unit : units) {
      weight += unit.weight();
      things += Math.max(1, unit.items().length);
    }
    return new Bundle(bytes.toByteArray(), raw, units.size(), things, weight);
  }

  /** Everything that is to be explored, not begun. */
  public static Bundle root() {
    return of(List.of(WorkUnit.ROOT));
  }

  /** Unpacks the units; linear in their bytes. */
  public List<WorkUnit> units() {
    try {
      BoundedInput in = BoundedInput.of(unpacked());
      List<WorkUnit> units = WorkUnit.readAll(in);
      in.requireEnd();
      return units;
    } catch (IOException e) {
      throw new UncheckedIOException("these are no units of work: " + e.getMessage(), e);
    }
  }

  private byte[] unpacked() throws IOException {
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
      byte[] bytes = in.readNBytes(rawBytes);
      BoundedInput.require(bytes.length == rawBytes, bytes.length, rawBytes, rawBytes);
      return bytes;
    }
  }

  /** Writes the units as a checkpoint has them. */
  void writeUnits(DataOutputStream out) throws IOException {
    out.write(unpacked());
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(packed.length);
    out.write(packed);
    out.writeInt(rawBytes);
    out.writeInt(count);
    out.writeInt(things);
    out.writeDouble(weight);
  }

  static Bundle read(BoundedInput in) throws IOException {
    byte[] packed = new byte[in.readCount(1)];
    in.readFully(packed);
    return new Bundle(packed, in.readInt(), in.readInt(), in.readInt(), in.readDouble());
  }

  /** Whether it can be {@link #split} without being explored. */
  public boolean canSplit() {
    return things > 1;
  }

  /**
   * Two bundles that are this one, the first first, as nearly of one weight as that goes.
   *
   * @throws IllegalStateException if there is only one thing to do
   */
  public List<Bundle> split() {
    List<WorkUnit> single = new ArrayList<>();
    for (WorkUnit unit : units()) {
      // What was pushed last is done first.
      for (int i = unit.items().length - 1; i >= 0; i--) {
        single.add(unit.part(i, i + 1));
      }
      if (unit.items().length == 0) {
        single.add(unit);
      }
    }
    if (single.size() < 2) {
      throw new IllegalStateException("one thing to do cannot be shared out");
    }
    int at = 1;
    double before = single.get(0).weight();
    while (at < single.size() - 1 && before + single.get(at).weight() / 2 < weight / 2) {
      before += single.get(at).weight();
      at++;
    }
    return List.of(joined(single.subList(0, at)), joined(single.subList(at, single.size())));
  }

  /** Puts items of one graph that follow one another into one unit again. */
  private static Bundle joined(List<WorkUnit> single) {
    List<WorkUnit> units = new ArrayList<>();
    for (WorkUnit unit : single) {
      WorkUnit last = units.isEmpty() ? null : units.get(units.size() - 1);
      if (last != null && last.events() == unit.events()) {
        units.set(units.size() - 1, unit.after(last));
      } else {
        units.add(unit);
      }
    }
    return of(units);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bundle that && units().equals(that.units());
  }

  @Override
  public int hashCode() {
    return units().hashCode();
  }

  @Override
  public String toString() {
    return count + " units of weight " + weight;
  }
}
