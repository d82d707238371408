package org.latticeipc.engine.host;

import org.jspecify.annotations.Nullable;

/**
 * How a host machine is set up.
 *
 * @param cpus how many CPUs the machine says it has, at least 1; threads are not pinned to them
 * @param seed seeds {@link org.latticeipc.machine.Machine#choose}; bytes from {@link
 *     org.latticeipc.machine.Machine#random} come from the JDK's secure source and have no seed
 * @param observer is told of every fact; without one, facts cost nothing
 */
public record HostOptions(int cpus, long seed, @Nullable FactObserver observer) {

  public HostOptions {
    if (cpus < 1) {
      throw new IllegalArgumentException("a machine has at least 1 CPU, not " + cpus);
    }
  }

  /** As many CPUs as the JVM sees, seed 0, nobody observing. */
  public static HostOptions defaults() {
    return new HostOptions(Runtime.getRuntime().availableProcessors(), 0, null);
  }

  /** The same with that many CPUs. */
  public HostOptions withCpus(int count) {
    return new HostOptions(count, seed, observer);
  }

  /** The same with that seed. */
  public HostOptions withSeed(long value) {
    return new HostOptions(cpus, value, observer);
  }

  /** The same with that observer. */
  public HostOptions withObserver(FactObserver value) {
    return new HostOptions(cpus, seed, value);
  }
}
