package org.latticeipc.programs.shape;

import java.util.function.LongPredicate;
import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.RmwOp;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/** What a task of a shape acts on. Cells go by name. */
public interface ShapeMemory {
  long load(String cell, LoadOrder order);

  void store(String cell, long value, StoreOrder order);

  long rmw(String cell, RmwOp operation, long operand, RmwOrder order);

  long cas(String cell, long expected, long desired, RmwOrder success, LoadOrder failure);

  void fence(FenceOrder order);

  long await(String cell, LongPredicate until, LoadOrder order);

  int choose(int alternatives);

  void assume(boolean condition);

  void check(boolean condition, String complaint);

  /** The final value of a register, told when the task ends. */
  void note(String register, long value);
}
