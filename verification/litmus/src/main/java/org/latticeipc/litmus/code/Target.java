package org.latticeipc.litmus.code;

import org.latticeipc.litmus.memory.LitmusMemory;
import org.latticeipc.machine.LongCell;

/** Which cell an access is to. */
public abstract class Target {

  /** The cell, in a run of the task. */
  public abstract LongCell cell(Frame frame);

  /** A location known when compiling. */
  public static Target fixed(int cell) {
    return new Target() {
      @Override
      public LongCell cell(Frame frame) {
        return frame.cells.get(cell);
      }
    };
  }

  /**
   * Wherever the value of {@code address} points.
   *
   * @param where file, line and column, for the fault if it points nowhere
   */
  public static Target computed(Expression address, LitmusMemory memory, String where) {
    return new Target() {
      @Override
      public LongCell cell(Frame frame) {
        long value = address.value(frame);
        int cell = memory.cellAt(value);
        if (cell < 0) {
          throw Expression.fault(
              where, "the value " + memory.show(value) + " is used as an address and is none");
        }
        return frame.cells.get(cell);
      }
    };
  }
}
