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
import org.latticeipc.explorer.result.CheckpointException;

/**
 * A search as whoever shares it out keeps it: stretches in the sequential order, each what was
 * counted and then the work that follows, so that the answer does not depend on who did what. Work
 * that is given away stays here until its result is taken, by its number, once. Memory: a bound for
 * what is kept, whatever is more is in a file; beside it some 150 bytes for each piece. Confined to
 * one thread.
 */
public final class SharedOut implements AutoCloseable {
  /** Work of more bytes than these, unpacked, is split although nobody asks for it. */
  private static final int MOST_BYTES = 4 << 20;

  /** Units of a checkpoint that follow one another are a piece of so many bytes, or a bit more. */
  private static final int READ_BYTES = 512 << 10;

  private static final class Part {
    /** What was counted before the work. */
    ByteStore.@Nullable Kept before;

    KeptWork.@Nullable Kept work;
    @Nullable Part next;
    @Nullable Part previous;
    long given;

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

  private final KeptWork kept;
  private Part first = new Part();
  private final Map<Long, Part> given = new HashMap<>();
  private long numbers;
  private int pieces;

  private SharedOut(long mostBytes) {
    kept = new KeptWork(mostBytes);
  }

  /**
   * Everything is to be explored.
   *
   * @param mostBytes how much is kept in memory
   */
  public static SharedOut root(long mostBytes) {
    SharedOut all = new SharedOut(mostBytes);
    all.first = all.part(Bundle.root());
    return all;
  }

  /**
   * What a checkpoint holds.
   *
   * @throws CheckpointException as {@link Checkpoint#read} does
   */
  public static SharedOut of(Path file, Fingerprint of, SearchContext context, long mostBytes) {
    SharedOut all = new SharedOut(mostBytes);
    try {
      Filler filler = all.new Filler();
      Checkpoint.read(file, of, context, filler);
      filler.fill();
      return all;
    } catch (RuntimeException | Error thrown) {
      all.close();
      throw thrown;
    }
  }

  /** Puts what comes in the order of the search into parts. */
  private final class Filler implements Checkpoint.Taker {
    private final List<WorkUnit> units = new ArrayList<>();
    private Part last = first;
    private long bytes;

    @Override
    public void counted(Tally tally) {
      if (!tally.isNothing()) {
        fill();
        last.before = kept.sum(last.before, tally);
      }
    }

    @Override
    public void left(WorkUnit unit) {
      units.add(unit);
      bytes += unit.bytes();
      if (bytes >= READ_BYTES) {
        fill();
      }
    }

    /** What comes next is another part. */
    void fill() {
      if (!units.isEmpty()) {
        last.work = kept.keep(Bundle.of(units));
        pieces++;
        last = after(last, new Part());
        units.clear();
        bytes = 0;
      }
    }
  }

  private Part part(Bundle work) {
    Part part = new Part();
    part.work = kept.keep(work);
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
   * Gives pieces away, those that come first in the order of the search.
   *
   * @param least pieces are split until there are so many, if that is possible
   * @param most no more are given
   * @param mostBytes no piece is given after so many bytes
   */
  public List<Given> give(int least, int most, long mostBytes) {
    splitTo(least);
    List<Given> all = new ArrayList<>();
    long bytes = 0;
    for (Part part = first; part != null && all.size() < most; part = part.next) {
      KeptWork.Kept there = part.work;
      if (there != null && part.given == 0) {
        Bundle work = kept.get(there);
        bytes += work.packed().length;
        if (bytes > mostBytes && !all.isEmpty()) {
          break;
        }
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
    KeptWork.Kept work = part.work;
    return work != null && part.given == 0 && work.canSplit();
  }

  private Part split(Part part) {
    KeptWork.Kept work = part.work;
    if (work == null) {
      throw new IllegalStateException("nothing to split");
    }
    List<Bundle> halves = kept.remove(work).split();
    part.work = kept.keep(halves.get(0));
    return after(part, part(halves.get(1)));
  }

  private void cutUp(Part part) {
    KeptWork.Kept work = part.work;
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
    part.before = kept.sum(part.before, tally);
    if (last) {
      dropAfter(part);
    }
    drop(part);
    if (left.count() > 0) {
      part.work = kept.keep(left);
      pieces++;
      cutUp(part);
    } else {
      fold(part);
    }
  }

  private void drop(Part part) {
    KeptWork.Kept work = part.work;
    if (work != null) {
      kept.drop(work);
      part.work = null;
      pieces--;
    }
  }

  private void dropAfter(Part part) {
    for (Part later = part.next; later != null; later = later.next) {
      drop(later);
      kept.dropTally(later.before);
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
    next.before = kept.sum(part.before, next.before);
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
      total.add(kept.tally(part.before));
    }
    return total;
  }

  /** Bytes of all that is kept, how many units of work it is, and how many bytes are in a file. */
  public long[] size() {
    return kept.size();
  }

  /** Writes a checkpoint, as one machine does; what is given away counts as not begun. */
  public void keep(Path file, Fingerprint of, SearchContext context) {
    int stretches = 0;
    for (Part part = first; part != null; part = part.next) {
      stretches++;
    }
    Checkpoint.write(file, of, context, stretches, this::write);
  }

  private void write(DataOutputStream out) throws IOException {
    for (Part part = first; part != null; part = part.next) {
      TallyCodec.write(out, kept.tally(part.before));
      KeptWork.Kept work = part.work;
      if (work == null) {
        out.writeInt(0);
      } else {
        kept.get(work).writeUnits(out);
      }
    }
  }

  /** Forgets everything. */
  @Override
  public void close() {
    kept.close();
  }
}
