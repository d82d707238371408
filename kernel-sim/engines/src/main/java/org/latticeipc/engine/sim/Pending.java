package org.latticeipc.engine.sim;

import org.jspecify.annotations.Nullable;
import org.latticeipc.engine.sim.memory.Location;
import org.latticeipc.engine.sim.memory.ReadRequest;
import org.latticeipc.trace.StepKind;

/**
 * What a task is about to do.
 *
 * @param kind the kind of step, as far as it is known before it is done
 * @param location the cell it touches
 * @param awaited set for an await: when it can go on
 * @param target set for a join: the task waited for
 */
record Pending(
    StepKind kind,
    @Nullable Location location,
    @Nullable ReadRequest awaited,
    @Nullable SimTask target) {
  /** Local code before the first step. */
  static final Pending START = new Pending(StepKind.YIELD, null, null, null);

  private static final Pending[] PLAIN = new Pending[StepKind.values().length];

  static {
    for (StepKind kind : StepKind.values()) {
      PLAIN[kind.ordinal()] = new Pending(kind, null, null, null);
    }
  }

  /** A step that never waits and touches no cell. */
  static Pending of(StepKind kind) {
    return PLAIN[kind.ordinal()];
  }
}
