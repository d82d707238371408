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
  private final boolean[] assigned;

  /** Shared reads so far, those of read-modify-writes included. */
  long reads;

  /** Stores so far, and read-modify-writes that changed a value. */
  long writes;

  /** Accesses, fences and choices so far, as the machine counts them. */
  int accesses;

  /** A frame whose locals hold copies of {@code initial}. */
  public Frame(Machine machine, List<LongCell> cells, Loops loops, long[] initial) {
    this.machine = machine;
    this.cells = cells;
    this.loops = loops;
    this.locals = initial.clone();
    this.assigned = new boolean[initial.length];
  }

  /** The machine it runs on. */
  public Machine machine() {
    return machine;
  }

  /** The cells of the test's locations. */
  public List<LongCell> cells() {
    return cells;
  }

  /** Whether the task has given a local a value, be it the one that it had. */
  public boolean isAssigned(int number) {
    return assigned[number];
  }

  void assign(int number, long value) {
    locals[number] = value;
    assigned[number] = true;
  }

  /** The value of a local now. */
  public long local(int number) {
    return locals[number];
  }
}
