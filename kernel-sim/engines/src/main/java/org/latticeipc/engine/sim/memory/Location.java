package org.latticeipc.engine.sim.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One shared location of a run: the writes to it in coherence order and who accessed it when.
 *
 * <p>Invariants: {@code writes.get(i).position == i}; the first is the initial write; a write that
 * a read-modify-write took is followed by that one's write. Confined to its run.
 */
public final class Location {
  /** Number in order of allocation within the run. */
  public final int number;

  public final String name;
  final boolean isNumber;
  private final List<Write> writes = new ArrayList<>();
  private AccessLog[] logs = {};

  /** Counts changes of {@link #writes}, so that a failed await need not look again. */
  public int version;

  public Location(
      int number, String name, boolean isNumber, long initial, @Nullable Object object) {
    this.number = number;
    this.name = name;
    this.isNumber = isNumber;
    writes.add(new Write(this, 0, 0, initial, object));
  }

  public List<Write> writes() {
    return writes;
  }

  public Write newest() {
    return writes.get(writes.size() - 1);
  }

  Write at(int position) {
    return writes.get(position);
  }

  int lastPosition() {
    return writes.size() - 1;
  }

  /** Puts a write right after another one. */
  public void insertAfter(Write earlier, Write write) {
    int position = earlier.position + 1;
    writes.add(position, write);
    for (int i = position; i < writes.size(); i++) {
      writes.get(i).position = i;
    }
    version++;
  }

  /** Takes back what {@link #insertAfter} did. */
  void remove(Write write) {
    writes.remove(write.position);
    for (int i = write.position; i < writes.size(); i++) {
      writes.get(i).position = i;
    }
    version++;
  }

  /** The messages of the volatile writes up to that one. */
  void synchronised(Write last, Consumer<int[]> messages) {
    for (int p = 0; p <= last.position; p++) {
      if (writes.get(p).inSynchronisationOrder) {
        messages.accept(writes.get(p).message);
      }
    }
  }

  /** Whether a volatile read has read a write after that one. */
  boolean isReadAfter(Write write) {
    for (int p = write.position + 1; p < writes.size(); p++) {
      if (writes.get(p).readInSynchronisationOrder) {
        return true;
      }
    }
    return false;
  }

  AccessLog log(int task) {
    if (task >= logs.length) {
      logs = Arrays.copyOf(logs, Math.max(task + 1, logs.length * 2));
    }
    AccessLog log = logs[task];
    if (log == null) {
      log = new AccessLog();
      logs[task] = log;
    }
    return log;
  }

  /**
   * The smallest position that a task with the given knowledge may read, and after which it may
   * write: that of the last write that is known, or was read by a known read. (RC11, coherence: hb
   * ; eco is irreflexive.)
   */
  public int bound(int[] known) {
    int bound = 0;
    for (int task = 1; task < logs.length; task++) {
      AccessLog log = logs[task];
      if (log != null) {
        Write seen = log.lastSeen(Clocks.get(known, task));
        if (seen != null && seen.position > bound) {
          bound = seen.position;
        }
      }
    }
    return bound;
  }

  /** How many tasks may have accessed the location, plus one. */
  int logCount() {
    return logs.length;
  }

  @Nullable AccessLog logIfAny(int task) {
    return task < logs.length ? logs[task] : null;
  }
}
