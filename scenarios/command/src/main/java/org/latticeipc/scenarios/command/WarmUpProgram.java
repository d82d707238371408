package org.latticeipc.scenarios.command;

import java.util.concurrent.locks.ReentrantLock;

/**
 * What the launcher's one run explores as compiled classes, so that the classes needed for that are
 * kept too.
 */
public final class WarmUpProgram {
  private final ReentrantLock lock = new ReentrantLock();
  private int count;

  private WarmUpProgram() {}

  /** Two threads count under a lock. */
  public static void main(String[] args) throws InterruptedException {
    WarmUpProgram program = new WarmUpProgram();
    Thread other = new Thread(program::add);
    other.start();
    program.add();
    other.join();
    if (program.count != 2) {
      throw new AssertionError("counted to " + program.count);
    }
  }

  private void add() {
    lock.lock();
    try {
      count++;
    } finally {
      lock.unlock();
    }
  }
}
