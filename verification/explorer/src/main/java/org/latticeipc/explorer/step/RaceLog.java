package org.latticeipc.explorer.step;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Flags;

/**
 * The races of one worker that are still to be told, as pairs of events of the current graph, each
 * pair of accesses once. Confined to it.
 */
public final class RaceLog {
  private static final int MOST = 1000;

  /** Two accesses, each with what it turned out to be. */
  private record Pair(long one, long two) {}

  private final Set<Pair> told = new HashSet<>();
  private int[] pairs = new int[8];
  private int size;

  /** The two events race; a read-modify-write is told by its read part. */
  void add(ExecutionGraph g, int racer, int partner) {
    int e = whole(g, racer);
    int other = whole(g, partner);
    if (told.size() < MOST && !told.contains(key(g, e, other))) {
      if (size + 2 > pairs.length) {
        pairs = Arrays.copyOf(pairs, size * 2);
      }
      pairs[size++] = e;
      pairs[size++] = other;
    }
  }

  private static int whole(ExecutionGraph g, int e) {
    boolean writePart =
        (g.flags[e] & (Flags.WRITE | Flags.EXCLUSIVE)) == (Flags.WRITE | Flags.EXCLUSIVE);
    return writePart ? g.previous(e) : e;
  }

  private static Pair key(ExecutionGraph g, int e, int other) {
    long one = code(g, e);
    long two = code(g, other);
    return new Pair(Math.min(one, two), Math.max(one, two));
  }

  /** The same compare-and-exchange may write or not, in another order each. */
  private static long code(ExecutionGraph g, int e) {
    return ((long) g.task[e] << 32 | g.index[e]) << 16 | g.flags[e] & 0xffff;
  }

  /** Forgets the pairs: the graph is not run on. */
  void drop() {
    size = 0;
  }

  /** Pairs that were not told before; from now on they were. The graph is that of {@link #add}. */
  public int[] take(ExecutionGraph g) {
    int n = 0;
    for (int i = 0; i < size; i += 2) {
      if (told.add(key(g, pairs[i], pairs[i + 1]))) {
        pairs[n++] = pairs[i];
        pairs[n++] = pairs[i + 1];
      }
    }
    size = 0;
    return Arrays.copyOf(pairs, n);
  }
}
