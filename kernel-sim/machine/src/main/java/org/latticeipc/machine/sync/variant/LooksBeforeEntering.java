package org.latticeipc.machine.sync.variant;

import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.sync.Futex;

/** A futex that looks at the word first and enters the sleepers then. */
final class LooksBeforeEntering extends Futex {
  LooksBeforeEntering(Machine machine, LongCell word) {
    super(machine, word);
  }

  @Override
  protected int enter(long expected) {
    return holds(expected) ? enter() : CHANGED;
  }
}
