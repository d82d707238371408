package org.latticeipc.explorer.consistency;

import java.util.function.IntPredicate;
import org.latticeipc.explorer.graph.ExecutionGraph;

/**
 * What a memory model allows. Assumed of every model, since the search relies on it: consistency is
 * kept by dropping events at the end of po and rf (prefix-closed); (po | rf) is acyclic; a
 * consistent graph stays consistent when a read of the co-last write, or a co-last write, is added
 * at the end of a task (maximally extensible).
 *
 * <p>Implementations keep scratch space and are confined to one thread.
 */
public interface Consistency {

  /**
   * The lowest place in coherence order that a read may read from. Every place from there up is
   * consistent as far as {@link #consistent} does not object.
   *
   * @param e a read at the end of its task with started clocks and without rf
   * @param exclusive whether it will be the read part of a read-modify-write
   */
  int readFloor(ExecutionGraph g, int e, boolean exclusive);

  /** The lowest place that a write at the end of its task may take, at least 1. */
  int writeFloor(ExecutionGraph g, int e);

  /** Brings the clocks of a read up to date whose rf and flags are known. */
  void synchroniseRead(ExecutionGraph g, int e);

  /** Brings the clocks of a fence up to date. */
  void synchroniseFence(ExecutionGraph g, int e);

  /**
   * Whether a graph within the floors is consistent.
   *
   * @param e the access whose place was chosen last: of a read-modify-write its read part, of a
   *     backward revisit the read
   */
  boolean consistent(ExecutionGraph g, int e);

  /**
   * Whether a read within its floor may read from a place as far as happens-before goes.
   *
   * @param exclusive whether it will be the read part of a read-modify-write
   */
  default boolean mayRead(ExecutionGraph g, int e, int place, boolean exclusive) {
    return true;
  }

  /** Whether a cell that is only accessed plainly has no coherence order. */
  default boolean hasLooseCells() {
    return false;
  }

  /** Events were dropped; brings the clocks of the others up to date. */
  default void dropped(ExecutionGraph g) {}

  /** The write that a read reads went to another place. */
  default void moved(ExecutionGraph g, int read) {}

  /** All events are there and clocks may lack what the model adds to rf; brings them up to date. */
  default void refresh(ExecutionGraph g) {}

  /**
   * Happens-before in the part of the graph that has just some of its events, closed under po and
   * rf: rows as those of {@link ExecutionGraph#hb}, for these events only. Valid until the next
   * call.
   */
  default int[] clocksAmong(ExecutionGraph g, IntPredicate events) {
    return g.hb;
  }

  /** Whether {@link #readFloor} depends on {@code exclusive}. */
  default boolean distinguishesExclusive() {
    return false;
  }
}
