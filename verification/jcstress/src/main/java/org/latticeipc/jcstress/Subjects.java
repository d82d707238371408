package org.latticeipc.jcstress;

import org.latticeipc.ipc.lock.QuaternionSpinlock;
import org.latticeipc.ipc.variant.LockVariant;
import org.latticeipc.machine.host.HostMachine;
import org.latticeipc.machine.host.HostOptions;

/**
 * The parts under test, real unless a system property names a variant. One machine for all states
 * of a run: a machine learns of a thread once, a state is made millions of times.
 */
public final class Subjects {
  /** Names the lock's variant. */
  public static final String LOCK = "lattice.lock";

  /** How many CPUs the machine says it has. */
  public static final String CPUS = "lattice.cpus";

  /** The machine of every state. */
  public static final HostMachine MACHINE =
      HostMachine.create(HostOptions.defaults().withCpus(Integer.getInteger(CPUS, 2)));

  private static final String LOCK_VARIANT = System.getProperty(LOCK, "");

  private Subjects() {}

  /** A free lock of the kind under test. */
  public static QuaternionSpinlock lock() {
    if (LOCK_VARIANT.isEmpty()) {
      return new QuaternionSpinlock(MACHINE, "lock");
    }
    return LockVariant.named(LOCK_VARIANT)
        .orElseThrow(() -> new IllegalArgumentException("no lock variant " + LOCK_VARIANT))
        .create(MACHINE, "lock");
  }
}
