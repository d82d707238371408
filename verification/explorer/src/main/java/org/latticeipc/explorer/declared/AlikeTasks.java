package org.latticeipc.explorer.declared;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.latticeipc.explorer.file.BoundedInput;

/**
 * Spawned tasks of which it was said that they are as one that was spawned before. What was not
 * known when the search began makes it begin anew. Thread-safe.
 */
public final class AlikeTasks {
  private final Map<Integer, Integer> firstOf = new TreeMap<>();
  private boolean grown;
  private volatile int version;

  /** The task is as another one that the same task spawned before. */
  public synchronized void add(int earlier, int task) {
    int first = firstOf.getOrDefault(earlier, earlier);
    if (firstOf.putIfAbsent(task, first) == null) {
      version++;
      grown = true;
    }
  }

  /** Whether it was said of the task, in another execution, that it is as an earlier one. */
  public synchronized boolean isOther(int earlier, int task) {
    int first = firstOf.getOrDefault(earlier, earlier);
    return firstOf.getOrDefault(task, first) != first;
  }

  /** Whether it was said of the task at all. */
  public synchronized boolean contains(int task) {
    return firstOf.containsKey(task);
  }

  /**
   * Takes in what a process has learnt that did a part of the exploration. What contradicts is
   * found by whoever comes upon it when all is begun anew.
   */
  synchronized void takeIn(AlikeTasks other) {
    other.firstOf.forEach(
        (task, first) -> {
          if (firstOf.putIfAbsent(task, first) == null) {
            version++;
            grown = true;
          }
        });
  }

  synchronized void write(DataOutputStream out) throws IOException {
    out.writeInt(firstOf.size());
    for (Map.Entry<Integer, Integer> entry : firstOf.entrySet()) {
      out.writeInt(entry.getKey());
      out.writeInt(entry.getValue());
    }
  }

  synchronized void read(BoundedInput in) throws IOException {
    for (int n = in.readCount(2 * Integer.BYTES); n > 0; n--) {
      firstOf.put(in.readInt(), in.readInt());
      version++;
    }
  }

  /** Another number whenever there is more to know. */
  public int version() {
    return version;
  }

  /** Whether one was added since the last time this was asked. */
  synchronized boolean hasGrown() {
    boolean result = grown;
    grown = false;
    return result;
  }

  /** The tasks of each group, ascending. */
  public synchronized List<int[]> groups() {
    Map<Integer, List<Integer>> all = new TreeMap<>();
    firstOf.forEach(
        (task, first) -> all.computeIfAbsent(first, f -> new ArrayList<>(List.of(f))).add(task));
    return all.values().stream()
        .map(group -> group.stream().mapToInt(t -> t).sorted().toArray())
        .toList();
  }
}
