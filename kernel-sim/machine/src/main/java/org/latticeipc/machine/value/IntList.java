package org.latticeipc.machine.value;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An immutable list of node numbers; adding at the front is O(1) and shares the rest.
 *
 * @param head the number added last
 * @param tail those added before, or null
 * @param size how many there are
 */
@SuppressWarnings("InconsistentHashCode") // the head is the first of what equals compares
public record IntList(int head, @Nullable IntList tail, int size) {

  /** A list with {@code value} before {@code list}, which may be null for empty. */
  public static IntList plus(@Nullable IntList list, int value) {
    return new IntList(value, list, list == null ? 1 : list.size + 1);
  }

  /** The numbers in the order in which they were added; empty for null. */
  public static int[] toArray(@Nullable IntList list) {
    int[] out = new int[list == null ? 0 : list.size];
    int at = out.length;
    for (IntList l = list; l != null; l = l.tail) {
      out[--at] = l.head;
    }
    return out;
  }

  /** The numbers in the order in which they were added; empty for null. */
  public static List<Integer> toList(@Nullable IntList list) {
    return Arrays.stream(toArray(list)).boxed().toList();
  }

  /** The list without the newest occurrence of {@code value}; short lists only. */
  public static @Nullable IntList minus(@Nullable IntList list, int value) {
    IntList out = null;
    boolean skipped = false;
    for (int each : toArray(list)) {
      if (each == value && !skipped) {
        skipped = true;
      } else {
        out = plus(out, each);
      }
    }
    return out;
  }

  /** Whether the value occurs. */
  public static boolean contains(@Nullable IntList list, int value) {
    for (IntList l = list; l != null; l = l.tail) {
      if (l.head == value) {
        return true;
      }
    }
    return false;
  }

  /** Compares without recursion: lists may be long. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof IntList that
            && size == that.size
            && Arrays.equals(toArray(this), toArray(that)));
  }

  @Override
  public int hashCode() {
    return size * 31 + head;
  }

  @Override
  public String toString() {
    return Arrays.toString(toArray(this));
  }
}
