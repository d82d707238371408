package org.latticeipc.machine.sync;

import org.latticeipc.machine.program.HoldingFact;

/** What a {@link WordMutex} tells whoever observes the machine: who owns it and waits for it. */
public record MutexFact(String thing, Holding holding) implements HoldingFact {
  @Override
  public String describe() {
    return switch (holding) {
      case WAITS, EXPECTS -> "waits for mutex " + thing;
      case OWNS -> "owns mutex " + thing;
      case LEAVES -> "frees mutex " + thing;
    };
  }
}
