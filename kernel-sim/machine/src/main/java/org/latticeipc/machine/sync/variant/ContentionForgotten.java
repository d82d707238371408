package org.latticeipc.machine.sync.variant;

import org.latticeipc.machine.Machine;
import org.latticeipc.machine.sync.WordMutex;

/** Who was woken takes the mutex as if nobody else slept, and will wake nobody. */
final class ContentionForgotten extends WordMutex {
  ContentionForgotten(Machine machine, String name) {
    super(machine, name);
  }

  @Override
  protected boolean retake() {
    return take();
  }
}
