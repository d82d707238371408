package org.latticeipc.engine.sim.strategy;

import org.latticeipc.machine.TaskHandle;
import org.latticeipc.trace.EventId;

/**
 * One question that a run asks its {@link Strategy}. Valid only while it is asked.
 *
 * <p>Alternatives are worked out when they are first asked for: a strategy that always takes the
 * natural one costs nothing.
 */
public sealed interface Decision {

  /** How many alternatives there are, at least 1. */
  int alternatives();

  /** The alternative that an orderly machine would take. */
  int natural();

  /** How many events the task that decides has done; where tasks are scheduled, the last one. */
  int events();

  /** The alternative in words, without a full stop. */
  String describe(int alternative);

  /**
   * Which task steps next. Taking another than the one its CPU would run means that the CPU's timer
   * fires now. The natural one follows from slices, taken in turn over the CPUs.
   */
  non-sealed interface Schedule extends Decision {
    /** The task that would step. */
    TaskHandle task(int alternative);

    /**
     * Whether the task can go on only by letting the clock jump to the deadline it waits for. The
     * natural alternative does so only if nothing else can go on.
     */
    boolean isTimeout(int alternative);

    /** The task that stepped last, or 0. */
    int lastTask();
  }

  /**
   * Which write a load, await or read-modify-write reads. Newest first; the natural one is the
   * newest that ends the access.
   */
  non-sealed interface Read extends Decision {
    /** The task that reads. */
    TaskHandle task();

    /** The write that would be read. */
    EventId write(int alternative);

    /** Whether the deadline of an await would strike. */
    boolean isTimeout(int alternative);
  }

  /** Where a store lands in coherence order. Last first; the natural one is the last. */
  non-sealed interface Place extends Decision {
    /** The task that stores. */
    TaskHandle task();

    /** The write after which the store would land. */
    EventId after(int alternative);
  }

  /** What {@link org.latticeipc.machine.Machine#choose} gives; the natural one is 0. */
  non-sealed interface Choice extends Decision {
    /** The task that asks. */
    TaskHandle task();

    /** What is chosen. */
    String what();
  }
}
