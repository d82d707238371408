package org.latticeipc.machine.program;

import org.latticeipc.machine.Machine;
import org.latticeipc.machine.TaskHandle;

/** What {@link Program#build} uses to describe a program to an engine. */
public interface Setup {

  /** The machine under the program. Set-up code may use cells at once, as task 0. */
  Machine machine();

  /**
   * Declares a task that starts when set-up is over. What set-up did happens before it.
   *
   * @param cpu from 0 to {@code machine().cpuCount() - 1}
   * @return its handle, with ids 1, 2, … in order of declaration
   */
  TaskHandle task(String name, int cpu, Runnable body);

  /** Declares a task on the CPU {@code (id - 1) % cpuCount}. */
  TaskHandle task(String name, Runnable body);

  /**
   * Declares code that runs as task 0 after every task has ended; all that the tasks did happens
   * before it, and its loads give the last value in coherence order. May note registers and throw
   * {@link PropertyViolation}. At most once a program.
   */
  void afterwards(Runnable check);

  /** Adds a property that every execution must satisfy. */
  void property(Property property);

  /**
   * Declares that tasks declared so far in {@code tasks} run the same code on the same data and
   * differ in nothing but their identity, and that no property tells them apart, so that executions
   * that only swap them are equivalent. Engines may use it only where the user asked for symmetry
   * reduction; one that sees the tasks do different things after reading the same ignores it.
   */
  void interchangeable(TaskHandle... tasks);

  /**
   * Declares that the program's objects hold no state outside cells, so that an engine may call
   * {@link Program#build} once and use its tasks for many executions.
   */
  void holdsOnlyCells();
}
