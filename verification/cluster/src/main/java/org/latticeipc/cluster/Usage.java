package org.latticeipc.cluster;

import java.util.Map;
import java.util.TreeMap;

/**
 * How much of the time that a cluster's cores had they were busy, from the first round to now:
 * starting rounds, the driver's own work and checkpoints count as idle. Confined to the driver.
 */
final class Usage {
  private final Map<String, Long> busyNanos = new TreeMap<>();
  private double coreNanos;
  private double executorNanos;
  private long sinceNanos = System.nanoTime();

  /** An executor was busy for so long. */
  void busy(String executor, long nanos) {
    busyNanos.merge(executor, nanos, Long::sum);
  }

  /** There were so many cores, alike on so many executors, since this was last called. */
  long had(int cores, int executors) {
    long now = System.nanoTime();
    long nanos = now - sinceNanos;
    sinceNanos = now;
    coreNanos += (double) nanos * cores;
    executorNanos += (double) nanos * cores / Math.max(1, executors);
    return nanos;
  }

  /** Of all the time that cores had, how much they were busy; 0 before the first round. */
  double ofAll() {
    long sum = busyNanos.values().stream().mapToLong(Long::longValue).sum();
    return coreNanos > 0 ? Math.min(1, sum / coreNanos) : 0;
  }

  /** The same of the executor that was busy for the least time, whenever it came or went. */
  double ofTheIdlest() {
    long least = busyNanos.values().stream().mapToLong(Long::longValue).min().orElse(0);
    return executorNanos > 0 ? Math.min(1, least / executorNanos) : 0;
  }

  /** How long cores were busy, added up. */
  double busySeconds() {
    return busyNanos.values().stream().mapToLong(Long::longValue).sum() / 1e9;
  }
}
