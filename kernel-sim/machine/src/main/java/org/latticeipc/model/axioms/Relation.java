package org.latticeipc.model.axioms;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * A binary relation on the events 0 to n-1 of one execution, as a bit matrix.
 *
 * <p>Operations give new relations; only {@link #add} changes one. Composition and closure cost
 * O(n³/64), the rest O(n²/64).
 */
final class Relation {
  private final int size;
  private final int words;
  private final long[] bits;

  /** The empty relation. */
  Relation(int size) {
    this.size = size;
    this.words = (size + 63) >>> 6;
    this.bits = new long[size * words];
  }

  private Relation(Relation other) {
    this.size = other.size;
    this.words = other.words;
    this.bits = other.bits.clone();
  }

  /** The identity on the events that satisfy {@code members}: the literature's {@code [S]}. */
  static Relation identity(int size, IntPredicate members) {
    Relation result = new Relation(size);
    for (int e = 0; e < size; e++) {
      if (members.test(e)) {
        result.add(e, e);
      }
    }
    return result;
  }

  void add(int from, int to) {
    bits[from * words + (to >>> 6)] |= 1L << to;
  }

  boolean has(int from, int to) {
    return (bits[from * words + (to >>> 6)] & 1L << to) != 0;
  }

  Relation union(Relation other) {
    Relation result = new Relation(this);
    for (int i = 0; i < bits.length; i++) {
      result.bits[i] |= other.bits[i];
    }
    return result;
  }

  /** {@code this ; next}: pairs joined through some event in between. */
  Relation then(Relation next) {
    Relation result = new Relation(size);
    for (int from = 0; from < size; from++) {
      for (int middle = 0; middle < size; middle++) {
        if (has(from, middle)) {
          result.include(from, next, middle);
        }
      }
    }
    return result;
  }

  /** The pairs that also satisfy {@code keep}. */
  Relation where(PairPredicate keep) {
    Relation result = new Relation(size);
    for (int from = 0; from < size; from++) {
      for (int to = 0; to < size; to++) {
        if (has(from, to) && keep.test(from, to)) {
          result.add(from, to);
        }
      }
    }
    return result;
  }

  /** The converse relation. */
  Relation inverse() {
    Relation result = new Relation(size);
    for (int from = 0; from < size; from++) {
      for (int to = 0; to < size; to++) {
        if (has(from, to)) {
          result.add(to, from);
        }
      }
    }
    return result;
  }

  /** {@code this?}: with the identity on all events. */
  Relation orSame() {
    return union(identity(size, e -> true));
  }

  /** {@code this⁺}: the transitive closure (Warshall 1962). */
  Relation closure() {
    Relation result = new Relation(this);
    for (int middle = 0; middle < size; middle++) {
      for (int from = 0; from < size; from++) {
        if (result.has(from, middle)) {
          result.include(from, result, middle);
        }
      }
    }
    return result;
  }

  boolean isEmpty() {
    return Arrays.stream(bits).allMatch(word -> word == 0);
  }

  boolean isIrreflexive() {
    for (int e = 0; e < size; e++) {
      if (has(e, e)) {
        return false;
      }
    }
    return true;
  }

  boolean isAcyclic() {
    return closure().isIrreflexive();
  }

  private void include(int row, Relation source, int sourceRow) {
    for (int w = 0; w < words; w++) {
      bits[row * words + w] |= source.bits[sourceRow * words + w];
    }
  }

  /** A condition on an ordered pair of events. */
  interface PairPredicate {
    boolean test(int from, int to);
  }
}
