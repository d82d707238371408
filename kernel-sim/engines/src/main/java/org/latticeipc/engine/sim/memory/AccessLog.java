package org.latticeipc.engine.sim.memory;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What one task did to one location: which writes it saw (read or wrote) in program order, and the
 * last access of each sort, for race detection. An access that saw the same write as the one before
 * is not kept again, so spinning costs no memory.
 */
final class AccessLog {
  private static final int NEVER = -1;

  /** The id of the task. */
  final int task;

  /** The task's name, once it accessed the location; empty before. */
  String who = "";

  private int[] indexes = new int[2];
  private @Nullable Write[] seen = new Write[2];
  private int size;

  int lastRead = NEVER;
  int lastWrite = NEVER;
  int lastPlainRead = NEVER;
  int lastPlainWrite = NEVER;

  AccessLog(int task) {
    this.task = task;
  }

  void add(int index, Write write) {
    if (size > 0 && seen[size - 1] == write) {
      return;
    }
    if (size > 0 && indexes[size - 1] == index) {
      // A read-modify-write: what it wrote comes right after what it read. Indexes stay distinct.
      seen[size - 1] = write;
      return;
    }
    if (size == indexes.length) {
      indexes = Arrays.copyOf(indexes, size * 2);
      seen = Arrays.copyOf(seen, size * 2);
    }
    indexes[size] = index;
    seen[size] = write;
    size++;
  }

  /** The write seen last by one of the task's first {@code events} events, if any. */
  @Nullable Write lastSeen(int events) {
    int last = size - 1;
    if (last >= 0 && indexes[last] >= events) {
      int found = Arrays.binarySearch(indexes, 0, size, events);
      // The insertion point of `events` is the number of entries with a smaller index.
      last = (found >= 0 ? found : -found - 1) - 1;
    }
    return last < 0 ? null : seen[last];
  }

  /**
   * Forgets what was seen of writes before that position, since nobody is bounded by it any more;
   * what is left begins with a write at or after it.
   */
  void forgetBefore(int position) {
    int gone = 0;
    while (gone < size && isBefore(seen[gone], position)) {
      gone++;
    }
    if (gone > 0) {
      System.arraycopy(indexes, gone, indexes, 0, size - gone);
      System.arraycopy(seen, gone, seen, 0, size - gone);
      Arrays.fill(seen, size - gone, size, null);
      size -= gone;
    }
  }

  private static boolean isBefore(@Nullable Write write, int position) {
    return write != null && write.position < position;
  }
}
