package org.latticeipc.explorer.result;

import java.math.BigInteger;

/**
 * How much was explored.
 *
 * @param complete executions in which every task ended
 * @param standsFor complete executions including those that symmetry reduction leaves out, each of
 *     which is one of the visited with interchangeable tasks exchanged
 * @param blocked executions that ended with a task waiting or stopped; never counted as complete
 * @param events events added to graphs; replayed accesses do not count
 * @param seconds wall time
 * @param peakHeapBytes largest heap in use that was seen
 */
public record Statistics(
    long complete,
    BigInteger standsFor,
    long blocked,
    long events,
    double seconds,
    long peakHeapBytes) {

  /** Complete and blocked executions per second of wall time. */
  public double executionsPerSecond() {
    return seconds > 0 ? (complete + blocked) / seconds : 0;
  }

  /** Events added per second of wall time. */
  public double eventsPerSecond() {
    return seconds > 0 ? events / seconds : 0;
  }
}
