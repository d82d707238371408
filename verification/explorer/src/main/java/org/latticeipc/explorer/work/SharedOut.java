package org.latticeipc.explorer.work;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.declared.SearchContext;

/**
 * A search as whoever shares it out keeps it: stretches in the sequential order, each what was
 * counted and then the work that follows, so that the answer does not depend on who did what. Work
 * that is given away stays here until its result is taken, by its number, once. Confined to one
 * thread.
 */
public final class SharedOut {
  /** Work of more bytes than these, unpacked, is split although nobody asks for it. */
  private static final int MOST_BYTES = 4 << 20;

  private static final class Part implements Checkpoint.Stretch {
    Tally before = new Tally();
    @Nullable Bundle work;
    @Nullable Part next;
    @Nullable Part previous;
    long given;

    @Override
    public Tally tally() {
      return before;
    }

    @Override
    public void writeUnits(DataOutputStream out) throws IOException {
      if (work == null) {
        out.writeInt(0);
      } else {
        work.writeUnits(out);
      }
    }

    double weight() {
      return work == null ? 0 : work.weight();
    }
  }

  /**
   * Work that is given away.
   *
   * @param number by which its result is taken
   * @param work what is to be done
   */
  public record Given(long number, Bundle work) {}

  private Part first;
  private final Map<Long, Part> given = new HashMap<>();
  private long numbers;
  private int pieces;

  /** Everything is to be explored. */
  public SharedOut() {
    first = part(new Tally(), Bundle.root());
  }

  /** What a checkpoint held. */
  public SharedOut(List<Segment> segments) {
    first = new Part();
    Part last = first;
    List<WorkUnit> units = new ArrayList<>();
    for (Segment segment : segments) {
      if (segment.unit == null && !units.isEmpty()) {
        fill(last, units);
        last = after(last, new Part());
      }
      last.before.add(segment.tally);
      units.addAll(segment.left());
    }
    fill(last, units);
  }

  private void fill(Part part, List<WorkUnit> units) {
    if (!units.isEmpty()) {
      part.work = Bundle.of(units);
      pieces++;
      units.clear();
      cutUp(part);
    }
  }

  private Part part(Tally before, Bundle work) {
    Part part = new Part();
    part.before = before;
    part.work = work;
    pieces++;
    return part;
  }

  private static Part after(Part part, Part added) {
    Part next = part.next;
    added.previous = part;
    added.next = next;
    part.next = added;
    if (next != null) {
      next.previous = added;
    }
    return added;
  }

  /** How many pieces of work there are, given away or not. */
  public int pieces() {
    return pieces;
  }

  /** Whether nothing is left to do. */
  public boolean isDone() {
    return pieces == 0;
  }

  /**
   * Gives away as many pieces as are wanted, if there are that many or some can be split, those
   * that come first in the order of the search.
   */
  public List<Given> give(int wanted) {
    splitTo(wanted);
    List<Given> all = new ArrayList<>();
    for (Part part = first; part != null && all.size() < wanted; part = part.next) {
      Bundle work = part.work;
      if (work != null && part.given == 0) {
        part.given = ++numbers;
        given.put(part.given, part);
        all.add(new Given(part.given, work));
      }
    }
    return all;
  }

  /** What nobody has given a result for is to be given away again. */
  public void takeBack() {
    given.values().forEach(part -> part.given = 0);
    given.clear();
  }

  /** That piece is to be given away again. */
  public void takeBack(long number) {
    Part part = given.remove(number);
    if (part != null) {
      part.given = 0;
    }
  }

  private void splitTo(int wanted) {
    if (pieces - given.size() >= wanted) {
      return;
    }
    PriorityQueue<Part> heaviest =
        new PriorityQueue<>(Comparator.comparingDouble(Part::weight).reversed());
    for (Part part = first; part != null; part = part.next) {
      if (isSplittable(part)) {
        heaviest.add(part);
      }
    }
    while (pieces - given.size() < wanted && !heaviest.isEmpty()) {
      Part part = heaviest.remove();
      Part second = split(part);
      if (isSplittable(part)) {
        heaviest.add(part);
      }
      if (isSplittable(second)) {
        heaviest.add(second);
      }
    }
  }

  private static boolean isSplittable(Part part) {
    Bundle work = part.work;
    return work != null && part.given == 0 && work.canSplit();
  }

  private Part split(Part part) {
    Bundle work = part.work;
    if (work == null) {
      throw new IllegalStateException("nothing to split");
    }
    List<Bundle> halves = work.split();
    part.work = halves.get(0);
    return after(part, part(new Tally(), halves.get(1)));
  }

  private void cutUp(Part part) {
    Bundle work = part.work;
    if (work != null && work.rawBytes() > MOST_BYTES && work.canSplit()) {
      Part second = split(part);
      cutUp(part);
      cutUp(second);
    }
  }

  /** Whether the piece of that number was given away, and no result of it was taken since. */
  public boolean isGiven(long number) {
    return given.containsKey(number);
  }

  /**
   * Takes the result of a piece that {@link #isGiven}.
   *
   * @param tally what was counted
   * @param left the work that follows
   * @param last whether nothing that comes later counts any more, for a violation was found
   */
  public void take(long number, Tally tally, Bundle left, boolean last) {
    Part part = given.remove(number);
    if (part == null) {
      throw new IllegalStateException("piece " + number + " was not given away, or was taken");
    }
    part.given = 0;
    part.before.add(tally);
    if (last) {
      dropAfter(part);
    }
    if (left.count() > 0) {
      part.work = left;
      cutUp(part);
    } else {
      part.work = null;
      pieces--;
      fold(part);
    }
  }

  private void dropAfter(Part part) {
    for (Part later = part.next; later != null; later = later.next) {
      if (later.work != null) {
        pieces--;
      }
      if (later.given != 0) {
        given.remove(later.given);
      }
    }
    part.next = null;
  }

  /** A part with nothing left to do is counted with the next. */
  private void fold(Part part) {
    Part next = part.next;
    if (next == null) {
      return;
    }
    part.before.add(next.before);
    next.before = part.before;
    next.previous = part.previous;
    if (part.previous == null) {
      first = next;
    } else {
      part.previous.next = next;
    }
    if (next.work == null) {
      fold(next);
    }
  }

  /** Everything that counts. */
  public Tally total() {
    Tally total = new Tally();
    for (Part part = first; part != null; part = part.next) {
      total.add(part.before);
    }
    return total;
  }

  /** Bytes of all work as it is kept, and how many units it is. */
  public long[] size() {
    long bytes = 0;
    long units = 0;
    for (Part part = first; part != null; part = part.next) {
      Bundle work = part.work;
      if (work != null) {
        bytes += work.packed().length;
        units += work.count();
      }
    }
    return new long[] {bytes, units};
  }

  /** Writes a checkpoint, as one machine does; what is given away counts as not begun. */
  public void keep(Path file, Fingerprint of, SearchContext context) {
    List<Part> parts = new ArrayList<>();
    for (Part part = first; part != null; part = part.next) {
      parts.add(part);
    }
    Checkpoint.writeStretches(file, of, context, parts);
  }
}
