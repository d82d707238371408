package org.latticeipc.machine;

/**
 * What a task awaits whose CPU has failed: it never comes. The task is at rest, and so is every
 * other task of that CPU that waits for ever, since nobody runs there any more: none of them is a
 * deadlock. Which of the CPU's tasks had ended before is not said; that each stops where it likes
 * is the same as that all stop at one moment, since one that was not running then has not gone on.
 */
public enum StoppedCpu implements StoppedTogether {
  /** The only one. */
  FOR_EVER;

  @Override
  public boolean stops(TaskHandle one, TaskHandle other) {
    return one.cpu() == other.cpu();
  }
}
