package org.latticeipc.explorer.declared;

import java.io.DataOutputStream;
import java.io.IOException;
import org.latticeipc.explorer.file.BoundedInput;

/**
 * Which cells have a coherence order under a model that gives none to cells that are accessed
 * plainly only. A cell counts as one of these from its first access, if that is plain, until some
 * execution accesses it otherwise; then what was explored before is invalid. Thread-safe.
 */
public final class CoherentCells {
  private final NumberSet loose = new NumberSet();
  private final NumberSet atomic = new NumberSet();

  /** Cells that were taken for loose and are not. */
  final ReductionLimits late = new ReductionLimits();

  /**
   * Whether the cell has no coherence order, given one more access to it. If it turns out to have
   * one only now, the answer is as before and {@link #isLate} tells it.
   */
  public synchronized boolean isLoose(int cell, boolean plain) {
    if (atomic.contains(cell) || late.contains(cell)) {
      return false;
    } else if (plain) {
      loose.add(cell);
      return true;
    } else if (loose.contains(cell)) {
      late.add(cell);
      return true;
    }
    atomic.add(cell);
    return false;
  }

  /** Whether the cell was taken for loose and is not, so that the search must start anew. */
  public boolean isLate(int cell) {
    return late.contains(cell);
  }

  /**
   * Takes in what a process that began with the same knowledge has learnt; a cell that one of the
   * two took for loose and the other did not turns out to have an order.
   */
  synchronized void takeIn(CoherentCells other) {
    loose.addAll(other.loose);
    atomic.addAll(other.atomic);
    late.addAll(other.late);
    for (int cell : loose.common(atomic)) {
      late.add(cell);
    }
  }

  void write(DataOutputStream out) throws IOException {
    loose.write(out);
    atomic.write(out);
    late.write(out);
  }

  void read(BoundedInput in) throws IOException {
    loose.read(in);
    atomic.read(in);
    late.read(in);
  }
}
