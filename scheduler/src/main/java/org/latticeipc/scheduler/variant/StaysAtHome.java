package org.latticeipc.scheduler.variant;

import org.latticeipc.scheduler.part.Looking;

/**
 * Wrong: does not look elsewhere as long as there is something on its own CPU.
 *
 * @param stride what it promises
 */
record StaysAtHome(int stride) implements Looking {
  @Override
  public boolean mayStay(int taken, long own, long elsewhere) {
    return true;
  }
}
