package org.latticeipc.explorer.result;

/**
 * What the jobs of one search had to do with each other. Nothing is shared for each execution: jobs
 * meet where one has no work left, and every few hundred steps to say how far they are, at one
 * monitor; there is no compare-and-set that could fail.
 *
 * @param jobs threads that searched
 * @param steals pieces of work that one took over from another
 * @param waits how often one had to wait for work
 * @param waitedSeconds for how long, all together
 * @param contended how often one found the monitor taken by another
 * @param allocatedBytes by all of them; -1 if this virtual machine does not tell
 */
public record JobCounters(
    int jobs, long steals, long waits, double waitedSeconds, long contended, long allocatedBytes) {

  /** Bytes allocated for each thousand executions, complete or blocked; -1 if not known. */
  public double allocatedPerThousand(Statistics statistics) {
    long executions = statistics.complete() + statistics.blocked();
    return allocatedBytes < 0 || executions == 0 ? -1 : allocatedBytes * 1000.0 / executions;
  }
}
