package org.latticeipc.explorer.declared;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.latticeipc.explorer.file.BoundedInput;
import org.latticeipc.explorer.file.SealedFile;
import org.latticeipc.machine.TaskHandle;

/**
 * Numbers for tasks: declared ones in order, spawned ones in the order in which an execution first
 * spawned them; the same for every worker.
 */
public final class Tasks {
  private static final long DECLARED = -1;
  private final Map<Long, TaskHandle> spawned = new HashMap<>();
  private final List<TaskHandle> all = new ArrayList<>();
  private final List<Long> keys = new ArrayList<>();

  /** Enters a declared task unless it is known. */
  synchronized TaskHandle declare(int id, String name, int cpu) {
    TaskHandle handle = new TaskHandle(id, name, cpu);
    if (all.size() < id) {
      all.add(handle);
      keys.add(DECLARED);
    }
    return handle;
  }

  /** The handle of the {@code number}-th task that {@code parent} spawns. */
  public synchronized TaskHandle spawn(int parent, int number, String name, int cpu) {
    return spawned.computeIfAbsent(
        (long) parent << 32 | number,
        key -> {
          TaskHandle handle = new TaskHandle(all.size() + 1, name, cpu);
          all.add(handle);
          keys.add(key);
          return handle;
        });
  }

  /** The task with this number, 1 and up. */
  public synchronized TaskHandle get(int id) {
    return all.get(id - 1);
  }

  /** Every task met so far, by number. */
  public synchronized List<TaskHandle> all() {
    return List.copyOf(all);
  }

  /**
   * Whether the numbers that both know are the same tasks', so that one has only more of them.
   *
   * @param other of another process, confined to the calling thread
   */
  synchronized boolean agreeWith(Tasks other) {
    int both = Math.min(all.size(), other.all.size());
    return keys.subList(0, both).equals(other.keys.subList(0, both))
        && all.subList(0, both).equals(other.all.subList(0, both));
  }

  /** Takes in what another process, which agrees, knows more. */
  synchronized void takeIn(Tasks other) {
    for (int i = all.size(); i < other.all.size(); i++) {
      TaskHandle handle = other.all.get(i);
      all.add(handle);
      keys.add(other.keys.get(i));
      if (other.keys.get(i) != DECLARED) {
        spawned.put(other.keys.get(i), handle);
      }
    }
  }

  public synchronized void write(DataOutputStream out) throws IOException {
    out.writeInt(all.size());
    for (int i = 0; i < all.size(); i++) {
      out.writeLong(keys.get(i));
      SealedFile.writeText(out, all.get(i).name());
      out.writeInt(all.get(i).cpu());
    }
  }

  /** Gives the same numbers to the same tasks as when they were written. */
  public synchronized void read(BoundedInput in) throws IOException {
    for (int n = in.readCount(Long.BYTES + 2 * Integer.BYTES); n > 0; n--) {
      long key = in.readLong();
      TaskHandle handle = new TaskHandle(all.size() + 1, in.readText(), in.readInt());
      all.add(handle);
      keys.add(key);
      if (key != DECLARED) {
        spawned.put(key, handle);
      }
    }
  }
}
