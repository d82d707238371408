package org.latticeipc.scheduler;

import java.util.Optional;
import org.latticeipc.ipc.algebra.Octonion;
import org.latticeipc.machine.Allocated;
import org.latticeipc.machine.Machine;

/** What is given time when a node is activated: the peer of a channel, or a context. */
public abstract class ActivationTarget extends Allocated {
  /** Takes the calling task's next allocation number. */
  protected ActivationTarget(Machine machine) {
    super(machine);
  }

  /**
   * Gives time to the target. May be called by several workers at once.
   *
   * @return empty if it was done, else why it could not be done, in plain words
   */
  public abstract Optional<String> activate();

  /** Whether this stays when {@code other} is set too: a channel goes before a context. */
  public boolean outranks(ActivationTarget other) {
    return false;
  }

  /** What the activation multiplies into the fingerprint; fixed when the target is made. */
  public Octonion token() {
    return Octonion.ONE;
  }
}
