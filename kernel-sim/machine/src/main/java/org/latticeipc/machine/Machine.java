package org.latticeipc.machine;

import org.jspecify.annotations.Nullable;

/**
 * Simulated hardware: shared cells, tasks, CPUs, a clock, randomness and nondeterminism. All of the
 * operating system's effects go through here, so that one source runs on every engine.
 *
 * <p>Methods are called from tasks of this machine (or from a program's set-up, which is task 0).
 * Code between two calls is deterministic: a task given the same results does the same calls.
 */
public interface Machine {

  /** Makes a cell that holds {@code initial}; the initial value is visible to every task. */
  LongCell longCell(String name, long initial);

  /** Makes a cell for immutable values; see {@link RefCell} for what a value must be. */
  <V> RefCell<V> refCell(String name, @Nullable V initial);

  /**
   * Makes a cell named {@code owner.part}, for things of which there are many with the same few
   * cells. An engine whose names are for people only may leave the part out, so that a cell costs
   * no text of its own.
   */
  default LongCell longCell(String owner, String part, long initial) {
    return longCell(owner + "." + part, initial);
  }

  /** As {@link #longCell(String, String, long)}, for immutable values. */
  default <V> RefCell<V> refCell(String owner, String part, @Nullable V initial) {
    return refCell(owner + "." + part, initial);
  }

  /** A memory fence of the calling task. */
  void fence(FenceOrder order);

  /** The calling task: 0 for set-up code, else 1 and up. Stable across executions. */
  int currentTask();

  /** The CPU the calling task runs on, from 0. */
  int currentCpu();

  /** How many CPUs there are, at least 1. */
  int cpuCount();

  /** The clock, in ticks since the machine started. Never goes back within a task. */
  long nowTicks();

  /**
   * Nondeterminism: a decision in the simulation, one branch for each alternative in the explorer,
   * seeded on the host.
   *
   * @param what names the decision for people
   * @param alternatives how many, at least 1
   * @return a number from 0 to {@code alternatives - 1}
   */
  int choose(String what, int alternatives);

  /** Fills {@code out} from the calling task's own seeded stream; the host's is cryptographic. */
  void random(byte[] out);

  /** The calling task's next allocation number; see {@link Allocated}. */
  AllocationId allocate();

  /**
   * Starts a task. What the caller did happens before everything the task does.
   *
   * @param cpu from 0 to {@code cpuCount() - 1}
   */
  TaskHandle spawn(String name, int cpu, Runnable body);

  /** Waits until the task has ended; everything it did happens before the return. */
  void join(TaskHandle task);

  /**
   * Gives the rest of the caller's slice of CPU time to {@code target}, if it can run; returns when
   * the caller is scheduled again. Orders no memory access.
   */
  void yieldTo(TaskHandle target);

  /** Gives up the rest of the caller's slice to whoever is next on this CPU. */
  void yieldCpu();

  /**
   * Abandons the execution as uninteresting unless {@code condition} holds: the explorer counts it
   * as blocked, the simulation and the host stop the calling task.
   */
  void assume(boolean condition);

  /**
   * The calling task is in a loop of which one round changed nothing, neither in memory nor in what
   * the task itself keeps, so that it will do the same again until something that the round read
   * has changed. Engines stop the task there; the explorer says so if that change never comes. For
   * interpreters of programs whose whole state they know; others {@code await}.
   *
   * @param loop where the loop is, for people
   * @param accesses how many accesses, fences and choices the round had, its last ones being the
   *     task's last; a read-modify-write is one
   */
  default void repeats(String loop, int accesses) {
    assume(false);
  }

  /**
   * Tells engines that record runs which part of the text that describes the program the calling
   * task is at now, such as {@code line 14}; for interpreters of programs that are not Java. A task
   * that is spawned begins where its spawner is.
   */
  default void at(String place) {}

  /**
   * What the calling task was last told by {@link #at}, for who goes elsewhere and returns; empty
   * if nothing, or on an engine that records no runs.
   */
  default String place() {
    return "";
  }

  /** Whether anybody reads facts; skip building costly ones if not. */
  boolean observed();

  /** Records a fact at this point of the calling task. */
  void note(Fact fact);
}
