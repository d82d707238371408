package org.latticeipc.machine;

import java.util.function.IntFunction;

/**
 * A machine whose locations can be named before they are used, by allocation, for programs whose
 * memory is theirs and not made of cells: objects with fields that begin as zero or null.
 *
 * <p>A location is named by a task (0 for set-up) and a number that the caller gives out, the same
 * in every execution in which the task does the same. Making a cell for it is no event: its first
 * value, zero or null, is visible to all. The numbers share a space with those of {@link
 * Machine#allocate()} and of ordinary cells; a program uses one or the other.
 *
 * <p>Called as {@link Machine}'s methods are, from the tasks of the machine.
 */
public interface LazyMemory extends Machine {

  /**
   * A location that holds a number, 0 at first.
   *
   * @param names gives the name of {@code slot}; asked at most once for each location
   */
  LongCell longCell(int task, int number, IntFunction<String> names, int slot);

  /** A location that holds a reference, null at first. */
  <V> RefCell<V> refCell(int task, int number, IntFunction<String> names, int slot);

  /**
   * A location that the calling task makes now with a first value that is visible to all, however
   * they came to know of it.
   */
  LongCell longCell(int task, int number, IntFunction<String> names, int slot, long initial);

  /** As {@link #longCell(int, int, IntFunction, int, long)}, for a reference. */
  <V> RefCell<V> refCell(int task, int number, IntFunction<String> names, int slot, V initial);

  /** Whether a task calls; else set-up, or what runs after all tasks. */
  boolean isInTask();

  /** How much the calling task has done so far; to be given to {@link #spin}. */
  int position();

  /**
   * Leaves the calling task: what it did since {@code position} was a try that changed nothing, so
   * that it would do the same again unless it reads something else. It waits for that. A task that
   * waits so for values that never come is deadlocked. Returns on a machine that just runs.
   */
  void spin(int position);

  /**
   * The clock of a program that compares what several tasks read of it: 0 at the beginning, and
   * after an event one more than the most that it was after what the event follows, which is the
   * task's event before it, the write that it reads, the spawn of its task, or the end of the task
   * that it joins. So it never goes back along what a task can tell from what it read, and is a
   * function of that alone; tasks that have read nothing of each other may find the same time. A
   * timed wait that ends without its condition takes {@link #LONG}.
   */
  long causalTicks();

  /** More ticks than anybody waits. */
  long LONG = 1L << 40;

  /** The calling task does nothing for {@link #LONG} ticks of its clock. An event, as a choice. */
  void waitsLong();

  /**
   * As {@link #spawn}, of a task that runs the same code on the same data as one that the running
   * task spawned before, and that nothing tells from it but who it is. An engine that was asked for
   * symmetry may then visit one of the executions that only swap them; it looks itself whether the
   * running task treats them alike.
   *
   * @param earlier the other task
   */
  default TaskHandle spawnAlike(TaskHandle earlier, String name, int cpu, Runnable body) {
    return spawn(name, cpu, body);
  }
}
