package org.latticeipc.kernel.config;

/** Whether time may be given to a task. */
public interface YieldRule {

  /** Decides from whether the target has ended. */
  boolean allows(boolean targetEnded);

  /** Only the living get time. */
  static YieldRule toTheLiving() {
    return ended -> !ended;
  }
}
