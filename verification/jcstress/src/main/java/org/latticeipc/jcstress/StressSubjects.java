package org.latticeipc.jcstress;

import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.engine.host.HostOptions;
import org.latticeipc.ipc.IpcParts;
import org.latticeipc.ipc.Lattice;
import org.latticeipc.ipc.LatticePair;
import org.latticeipc.ipc.lock.QuaternionSpinlock;
import org.latticeipc.ipc.variant.IpcVariant;
import org.latticeipc.ipc.variant.LockVariant;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.config.KernelConfig;
import org.latticeipc.scheduler.DagParts;
import org.latticeipc.scheduler.DagScheduler;
import org.latticeipc.scheduler.variant.DagVariant;

/**
 * The parts under test, real unless a system property names a variant. One machine for all states
 * of a run: a machine learns of a thread once, a state is made millions of times.
 */
public final class StressSubjects {
  /** Names the lock's variant. */
  public static final String LOCK = "lattice.lock";

  /** Names the scheduler's variant. */
  public static final String DAG = "lattice.dag";

  /** Names the channel's variant. */
  public static final String IPC = "lattice.ipc";

  /** How many CPUs the machine says it has. */
  public static final String CPUS = "lattice.cpus";

  /** The machine of every state. */
  public static final HostMachine MACHINE =
      HostMachine.create(HostOptions.defaults().withCpus(Integer.getInteger(CPUS, 2)));

  private static final String LOCK_VARIANT = System.getProperty(LOCK, "");

  private StressSubjects() {}

  /** A free lock of the kind under test. */
  public static QuaternionSpinlock lock() {
    if (LOCK_VARIANT.isEmpty()) {
      return new QuaternionSpinlock(MACHINE, "lock");
    }
    return LockVariant.named(LOCK_VARIANT)
        .orElseThrow(() -> new IllegalArgumentException("no lock variant " + LOCK_VARIANT))
        .create(MACHINE, "lock");
  }

  /** A scheduler of the kind under test. */
  public static DagScheduler dag() {
    String variant = System.getProperty(DAG, "");
    return DagScheduler.create(
        MACHINE,
        variant.isEmpty()
            ? DagParts.standard()
            : DagVariant.named(variant).orElseThrow().applyTo(DagParts.standard()));
  }

  /** Two connected ends of a channel of the kind under test, whose calls do not wait. */
  public static LatticePair pair() {
    String variant = System.getProperty(IPC, "");
    IpcParts standard = IpcParts.standard();
    IpcParts parts =
        variant.isEmpty() ? standard : IpcVariant.named(variant).orElseThrow().applyTo(standard);
    Lattice lattice = Lattice.on(Kernel.boot(MACHINE, KernelConfig.standard()), parts);
    return LatticePair.connect(
        lattice.context(lattice.kernel().createDomain("left")).nonBlockingChannel("left"),
        lattice.context(lattice.kernel().createDomain("right")).nonBlockingChannel("right"));
  }
}
