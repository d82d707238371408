package org.latticeipc.engine.sim.memory;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.latticeipc.trace.TraceDigest;

/**
 * One shared location of a run: the writes to it in coherence order and who accessed it when.
 *
 * <p>Invariants: the writes kept are those of positions {@code first} and up, and {@code
 * at(i).position == i}; position 0 is the initial write; a write that a read-modify-write took is
 * followed by that one's write. Confined to its run.
 */
public final class Location {
  /** Number in order of allocation within the run. */
  public final int number;

  public final String name;
  final boolean isNumber;
  private byte @Nullable [] digestName;

  private Write[] writes = new Write[2];
  private int size;

  /** Position of the oldest write that is kept. */
  private int first;

  /** How many writes may be kept before {@link Forgetting} looks at them again. */
  int forgetAbove = Forgetting.FIRST_LOOK;

  /** Those who accessed it, by id of their tasks. */
  private AccessLog[] logs = {};

  private int logCount;

  /** Whether some access was plain; else no access can race. */
  boolean hasPlainAccess;

  /** What the volatile writes that are forgotten had to tell. */
  private int[] forgottenMessages = Clocks.NONE;

  /** Counts changes of the writes, so that a failed await need not look again. */
  public int version;

  public Location(
      int number, String name, boolean isNumber, long initial, @Nullable Object object) {
    this.number = number;
    this.name = name;
    this.isNumber = isNumber;
    writes[0] = new Write(this, 0, 0, initial, object);
    size = 1;
  }

  /** The writes that are kept, oldest first. */
  public List<Write> writes() {
    return Collections.unmodifiableList(Arrays.asList(writes).subList(0, size));
  }

  public Write newest() {
    return writes[size - 1];
  }

  Write at(int position) {
    return writes[position - first];
  }

  /** The position of the oldest write that is kept. */
  int firstPosition() {
    return first;
  }

  int lastPosition() {
    return first + size - 1;
  }

  /** How many writes are kept. */
  int size() {
    return size;
  }

  /** The name as hashes have it. */
  byte[] digestName() {
    byte[] known = digestName;
    if (known == null) {
      known = TraceDigest.bytes(name);
      digestName = known;
    }
    return known;
  }

  /** Puts a write right after another one. */
  public void insertAfter(Write earlier, Write write) {
    int place = earlier.position + 1 - first;
    if (size == writes.length) {
      writes = Arrays.copyOf(writes, 2 * size);
    }
    System.arraycopy(writes, place, writes, place + 1, size - place);
    writes[place] = write;
    size++;
    number(place);
  }

  /** Takes back what {@link #insertAfter} did. */
  void remove(Write write) {
    int place = write.position - first;
    System.arraycopy(writes, place + 1, writes, place, size - place - 1);
    size--;
    writes[size] = writes[0];
    number(place);
  }

  private void number(int from) {
    for (int i = from; i < size; i++) {
      writes[i].position = first + i;
    }
    version++;
  }

  /** Forgets all writes before that position: from here on nobody reads them. */
  void forgetBefore(int position) {
    int count = position - first;
    for (int i = 0; i < count; i++) {
      if (writes[i].inSynchronisationOrder) {
        forgottenMessages = Clocks.join(forgottenMessages.clone(), writes[i].message);
      }
    }
    System.arraycopy(writes, count, writes, 0, size - count);
    size -= count;
    Arrays.fill(writes, size, size + count, writes[0]);
    first = position;
    for (int i = 0; i < logCount; i++) {
      logs[i].forgetBefore(position);
    }
  }

  /** The messages of the volatile writes up to that one. */
  void synchronised(Write last, Consumer<int[]> messages) {
    messages.accept(forgottenMessages);
    for (int p = first; p <= last.position; p++) {
      if (at(p).inSynchronisationOrder) {
        messages.accept(at(p).message);
      }
    }
  }

  /** Whether a volatile read has read a write after that one. */
  boolean isReadAfter(Write write) {
    for (int p = write.position + 1; p <= lastPosition(); p++) {
      if (at(p).readInSynchronisationOrder) {
        return true;
      }
    }
    return false;
  }

  AccessLog log(int task) {
    int place = place(task);
    if (place >= 0) {
      return logs[place];
    }
    place = -place - 1;
    if (logCount == logs.length) {
      logs = Arrays.copyOf(logs, Math.max(2, 2 * logCount));
    }
    System.arraycopy(logs, place, logs, place + 1, logCount - place);
    AccessLog log = new AccessLog(task);
    logs[place] = log;
    logCount++;
    return log;
  }

  private int place(int task) {
    int low = 0;
    int high = logCount - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int found = logs[middle].task;
      if (found == task) {
        return middle;
      } else if (found < task) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -low - 1;
  }

  /**
   * The smallest position that a task with the given knowledge may read, and after which it may
   * write: that of the last write that is known, or was read by a known read. (RC11, coherence: hb
   * ; eco is irreflexive.)
   */
  public int bound(int[] known) {
    Write newest = newest();
    if (newest.task > 0 && newest.index < Clocks.get(known, newest.task)) {
      return newest.position;
    }
    int bound = first;
    for (int i = 0; i < logCount; i++) {
      AccessLog log = logs[i];
      Write seen = log.lastSeen(Clocks.get(known, log.task));
      if (seen != null && seen.position > bound) {
        bound = seen.position;
      }
    }
    return bound;
  }

  /** How many tasks have accessed the location. */
  int logCount() {
    return logCount;
  }

  /** What the task that is the {@code place}-th by id did here, from 0. */
  AccessLog logAt(int place) {
    return logs[place];
  }
}
