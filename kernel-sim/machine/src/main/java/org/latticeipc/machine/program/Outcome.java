package org.latticeipc.machine.program;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an execution came to: the registers its tasks noted, in one order on every engine, so that
 * outcomes of different engines can be compared as text.
 *
 * <p>A register of task {@code a} is {@code a:r0=1}; what was noted after all tasks ended (task 0)
 * has no task in front: {@code x=2}. Entries are sorted by that text and joined by {@code "; "}.
 *
 * @param registers value by {@code task:name}, sorted
 */
public record Outcome(SortedMap<String, String> registers) {

  public Outcome {
    registers = Collections.unmodifiableSortedMap(new TreeMap<>(registers));
  }

  /** Collects registers; confined to one thread, or guarded by its owner. */
  public static final class Builder {
    private final TreeMap<String, String> registers = new TreeMap<>();

    /** Adds what {@code task} noted; a later value of the same register replaces an earlier one. */
    public Builder add(int taskId, String taskName, Register register) {
      registers.put(key(taskId, taskName, register), register.value());
      return this;
    }

    /** The outcome so far. */
    public Outcome build() {
      return new Outcome(registers);
    }
  }

  /** The name under which a task's register is filed. */
  public static String key(int taskId, String taskName, Register register) {
    return taskId == 0 ? register.name() : taskName + ":" + register.name();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    registers.forEach(
        (name, value) ->
            text.append(text.isEmpty() ? "" : "; ").append(name).append('=').append(value));
    return text.toString();
  }
}
