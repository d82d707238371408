package org.latticeipc.machine;

/**
 * Names one task of a machine.
 *
 * @param id as {@link Machine#currentTask()} gives inside the task; 1 and up in order of creation
 *     within a program's set-up, so it is the same in every run
 * @param name for people
 * @param cpu the CPU the task runs on, from 0
 */
public record TaskHandle(int id, String name, int cpu) {
  @Override
  public String toString() {
    return name;
  }
}
