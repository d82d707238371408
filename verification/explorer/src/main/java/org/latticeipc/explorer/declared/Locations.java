package org.latticeipc.explorer.declared;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.latticeipc.explorer.file.BoundedInput;
import org.latticeipc.explorer.file.SealedFile;
import org.latticeipc.machine.AllocationId;

/**
 * Numbers for cells: the same number for the same allocation, in every execution and for every
 * worker. Reading takes no lock; adding a cell that no execution made before does.
 */
public final class Locations {
  /** Tables of numbers with gaps are no larger than this. */
  private static final int MOST_NUMBER = 1 << 26;

  private volatile int[][] byTask = new int[0][];
  private volatile String[] names = new String[0];
  private volatile AllocationId[] ids = new AllocationId[0];

  /** The location of the cell that is allocation {@code number} of the task. */
  public int of(int task, int number, String name) {
    int[][] table = byTask;
    if (task < table.length && number < table[task].length && table[task][number] > 0) {
      return table[task][number] - 1;
    }
    return add(task, number, name);
  }

  /** As {@link #of(int, int, String)} for a cell whose name is asked for only if it is new. */
  public int of(int task, int number, IntFunction<String> names, int slot) {
    int[][] table = byTask;
    if (task < table.length && number < table[task].length && table[task][number] > 0) {
      return table[task][number] - 1;
    }
    return add(task, number, names.apply(slot));
  }

  private synchronized int add(int task, int number, String name) {
    int[][] table = Arrays.copyOf(byTask, Math.max(byTask.length, task + 1));
    for (int i = 0; i < table.length; i++) {
      table[i] = table[i] == null ? new int[0] : table[i];
    }
    int[] row = Arrays.copyOf(table[task], Math.max(table[task].length, number + 1));
    if (row[number] > 0) {
      return row[number] - 1;
    }
    int location = names.length;
    String[] longer = Arrays.copyOf(names, location + 1);
    longer[location] = name;
    AllocationId[] longerIds = Arrays.copyOf(ids, location + 1);
    longerIds[location] = new AllocationId(task, number);
    names = longer;
    ids = longerIds;
    row[number] = location + 1;
    table[task] = row;
    byTask = table;
    return location;
  }

  /** The name the cell was made with. */
  public String name(int location) {
    return names[location];
  }

  /** Which allocation made the cell. */
  public AllocationId id(int location) {
    return ids[location];
  }

  /** How many there are. */
  public int count() {
    return names.length;
  }

  /** Whether the numbers that both know are the same cells', so that one has only more of them. */
  boolean agreeWith(Locations other) {
    AllocationId[] own = ids;
    AllocationId[] theirs = other.ids;
    int both = Math.min(own.length, theirs.length);
    return Arrays.equals(own, 0, both, theirs, 0, both);
  }

  /** Takes in what another process, which agrees, knows more. */
  void takeIn(Locations other) {
    for (int i = names.length; i < other.names.length; i++) {
      add(other.ids[i].task(), other.ids[i].number(), other.names[i]);
    }
  }

  public void write(DataOutputStream out) throws IOException {
    out.writeInt(names.length);
    for (int i = 0; i < names.length; i++) {
      out.writeInt(ids[i].task());
      out.writeInt(ids[i].number());
      SealedFile.writeText(out, names[i]);
    }
  }

  /**
   * Gives the same numbers to the same cells as when they were written.
   *
   * @param tasks how many tasks there are; set-up is task 0
   * @param hasGaps whether tasks leave numbers out, as those of compiled classes do, where only
   *     some of an object's fields have been used
   */
  public void read(BoundedInput in, int tasks, boolean hasGaps) throws IOException {
    int n = in.readCount(3 * Integer.BYTES);
    int most = hasGaps ? MOST_NUMBER : n;
    for (int i = 0; i < n; i++) {
      int location = add(in.readInt(0, tasks), in.readInt(0, most), in.readText());
      BoundedInput.require(location == i, location, i, i);
    }
  }
}
