package org.latticeipc.oracle;

import java.util.OptionalLong;
import java.util.function.LongPredicate;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RmwOp;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/**
 * One cell: what a task does to it is an event of the task's run; what set-up and the check at the
 * end do goes to plain memory.
 *
 * @param machine whose cell it is
 * @param number among the machine's cells, from 0
 */
record OracleCell(OracleMachine machine, int number, String name) implements LongCell {

  @Override
  public long load(LoadOrder order) {
    TaskRun run = machine.running();
    return run == null ? machine.value(number) : run.load(number, order);
  }

  @Override
  public void store(long value, StoreOrder order) {
    TaskRun run = machine.running();
    if (run == null) {
      machine.setValue(number, value);
    } else {
      run.store(number, value, order);
    }
  }

  @Override
  public long readModifyWrite(RmwOp op, long operand, RmwOrder order) {
    TaskRun run = machine.running();
    if (run != null) {
      return run.update(number, op, operand, order);
    }
    long before = machine.value(number);
    machine.setValue(number, op.apply(before, operand));
    return before;
  }

  @Override
  public long compareAndExchange(long expected, long desired, RmwOrder success, LoadOrder failure) {
    TaskRun run = machine.running();
    if (run != null) {
      return run.compareAndExchange(number, expected, desired, success, failure);
    }
    long before = machine.value(number);
    if (before == expected) {
      machine.setValue(number, desired);
    }
    return before;
  }

  @Override
  public long await(LongPredicate until, LoadOrder order) {
    return machine.task().await(number, until, order);
  }

  @Override
  public OptionalLong await(LongPredicate until, LoadOrder order, long deadlineTicks) {
    return machine.task().awaitTimed(number, until, order);
  }
}
