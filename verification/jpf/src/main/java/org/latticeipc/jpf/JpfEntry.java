package org.latticeipc.jpf;

import java.util.ArrayList;
import java.util.List;

/**
 * The entry points of this module, each with its configuration: a {@code .jpf} file beside this
 * class, which names the main class and its arguments and includes {@code lattice.jpf}.
 */
public enum JpfEntry {
  /** Mutual exclusion of the quaternion spinlock. */
  LOCK_COUNTER("lock-counter", "counter"),
  /** Its recursion. */
  LOCK_RECURSION("lock-recursion", "recursion"),
  /** One task takes it more than once. */
  LOCK_REUSE("lock-reuse", "reuse"),
  /** Its owner is a task, not a CPU. */
  LOCK_ONE_CPU("lock-one-cpu", "one-cpu"),
  /** The relaxed sequence counter under the lock. */
  RELAXED_COUNTER("relaxed-counter"),
  /** The order in which the DAG scheduler runs nodes. */
  DAG_ORDER("dag-order");

  private final String name;
  private final List<String> arguments;

  JpfEntry(String name, String... arguments) {
    this.name = name;
    this.arguments = List.of(arguments);
  }

  /** The configuration's file name. */
  public String file() {
    return name + ".jpf";
  }

  /** The arguments in the file, and a variant's name after them unless it is empty. */
  List<String> arguments(String variant) {
    List<String> all = new ArrayList<>(arguments);
    if (!variant.isEmpty()) {
      all.add(variant);
    }
    return all;
  }
}
