package org.latticeipc.engine.sim.statistics;

import java.util.List;
import java.util.stream.LongStream;

/**
 * What a run spent its time on. The unit of time is the tick: one step of one CPU, or a tick that
 * passed because everybody waited for a deadline.
 *
 * @param ticks how long the run took
 * @param cpus what each CPU did, by number
 * @param tasks what each task did, in the order in which they began
 * @param waits for what tasks waited, longest first
 * @param locks who owned what, by name
 * @param endpoints how many messages went through what, by name: the queues of channels, and
 *     endpoints of the kernel that are none
 * @param uses what was used and how much of it, by name
 * @param faults what went wrong on purpose, by name
 */
public record RunStatistics(
    long ticks,
    List<Cpu> cpus,
    List<Task> tasks,
    List<Wait> waits,
    List<Lock> locks,
    List<Endpoint> endpoints,
    List<Use> uses,
    List<Fault> faults) {

  /** Ticks in a million. */
  private static final double MILLION = 1e6;

  public RunStatistics {
    cpus = List.copyOf(cpus);
    tasks = List.copyOf(tasks);
    waits = List.copyOf(waits);
    locks = List.copyOf(locks);
    endpoints = List.copyOf(endpoints);
    uses = List.copyOf(uses);
    faults = List.copyOf(faults);
  }

  /**
   * A CPU. The three add up to the run's ticks.
   *
   * @param busy ticks in which it made a step
   * @param turn ticks in which a task of it could step and another CPU had its turn
   * @param idle ticks in which none of its tasks could step
   */
  public record Cpu(int number, long busy, long turn, long idle) {}

  /**
   * A task. The three add up to the ticks from its beginning to its end.
   *
   * @param busy ticks in which it made a step
   * @param ready ticks in which it could step and another did
   * @param waiting ticks in which it could not
   */
  public record Task(int id, String name, int cpu, long busy, long ready, long waiting) {}

  /**
   * For what a task waited.
   *
   * @param on the cell, or the end of another task
   * @param times how often it could not go on
   * @param ticks how long altogether
   * @param longest how long at once
   */
  public record Wait(String task, String on, long times, long ticks, long longest) {}

  /**
   * Something that one task at a time owns.
   *
   * @param owners for each task that asked for it what it got
   */
  public record Lock(String name, List<Owner> owners) {
    public Lock {
      owners = List.copyOf(owners);
    }

    /** How often it was owned. */
    public long times() {
      return owners.stream().mapToLong(Owner::times).sum();
    }

    /** How often somebody owned it before one who had arrived earlier. */
    public long overtaken() {
      return owners.stream().mapToLong(Owner::overtaken).sum();
    }

    /** Jain's index of how often the tasks owned it. */
    public double fairness() {
      return jain(owners.stream().mapToLong(Owner::times));
    }
  }

  /**
   * What one task got of a lock.
   *
   * @param times how often it owned it
   * @param waited ticks from arriving to owning, altogether
   * @param longest the most of one time
   * @param held ticks from owning to leaving, altogether
   * @param overtaken how often another one that arrived later owned it while this one waited
   */
  public record Owner(
      String task, long times, long waited, long longest, long held, long overtaken) {}

  /** How many messages went through something. */
  public record Endpoint(String name, long sent, long received) {}

  /**
   * What was used of the system.
   *
   * @param use what was done
   * @param of with what
   * @param times how often
   * @param amount how much, altogether
   * @param unit of the amount
   */
  public record Use(String use, String of, long times, long amount, String unit) {}

  /**
   * What went wrong on purpose.
   *
   * @param fault its name
   * @param task the task that it struck
   * @param times how often
   */
  public record Fault(String fault, String task, long times) {}

  /** Messages received in a million ticks; in a second, if a tick is a microsecond. */
  public double messagesPerMillionTicks() {
    long received = endpoints.stream().mapToLong(Endpoint::received).sum();
    return ticks == 0 ? 0 : received * MILLION / ticks;
  }

  /** Jain's index of the steps of the tasks. */
  public double fairness() {
    return jain(tasks.stream().mapToLong(Task::busy));
  }

  /**
   * Jain's fairness index (Jain, Chiu, Hawe 1984): 1 if all have the same, 1/n if one of n has
   * everything, 1 if nobody has anything.
   */
  public static double jain(LongStream shares) {
    double sum = 0;
    double squares = 0;
    long[] all = shares.toArray();
    for (long share : all) {
      sum += share;
      squares += (double) share * share;
    }
    return squares == 0 ? 1 : sum * sum / (all.length * squares);
  }
}
