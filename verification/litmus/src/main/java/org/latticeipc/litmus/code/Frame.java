package org.latticeipc.litmus.code;

import java.util.List;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;

/** The state of one run of one task: its locals and its connection to the machine. Confined. */
public final class Frame {
  final Machine machine;
  final List<LongCell> cells;
  final Loops loops;
  final long[] locals;

  /** Shared reads so far, those of read-modify-writes included. */
  long reads;

  /** Stores so far, and read-modify-writes that changed a value. */
  long writes;

  /** A frame whose locals hold copies of {@code initial}. */
  public Frame(Machine machine, List<LongCell> cells, Loops loops, long[] initial) {
    this.machine = machine;
    this.cells = cells;
    this.loops = loops;
    this.locals = initial.clone();
  }

  /** The value of a local now. */
  public long local(int number) {
    return locals[number];
  }
}
