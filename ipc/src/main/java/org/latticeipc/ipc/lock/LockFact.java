package org.latticeipc.ipc.lock;

import org.latticeipc.machine.program.HoldingFact;

/** What a {@link QuaternionSpinlock} tells whoever observes the machine. Recursion is not told. */
public sealed interface LockFact extends HoldingFact {

  /** The lock's name. */
  String lock();

  @Override
  default String thing() {
    return lock();
  }

  /** The task has its place in the queue; from here on nobody who arrives later goes first. */
  record Arrived(String lock, long ticket) implements LockFact {
    @Override
    public Holding holding() {
      return Holding.WAITS;
    }

    @Override
    public String describe() {
      return "waits for lock " + lock + " at position " + Rotation.of(ticket);
    }
  }

  /** The task owns the lock. */
  record Acquired(String lock) implements LockFact {
    @Override
    public Holding holding() {
      return Holding.OWNS;
    }

    @Override
    public String describe() {
      return "owns lock " + lock;
    }
  }

  /** The task is about to hand the lock over; it does nothing more under it. */
  record Released(String lock) implements LockFact {
    @Override
    public Holding holding() {
      return Holding.LEAVES;
    }

    @Override
    public String describe() {
      return "hands lock " + lock + " over";
    }
  }
}
