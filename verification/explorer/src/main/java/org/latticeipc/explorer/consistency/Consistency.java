package org.latticeipc.explorer.consistency;

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

  /** Whether {@link #readFloor} depends on {@code exclusive}. */
  default boolean distinguishesExclusive() {
    return false;
  }
}
