package org.latticeipc.litmus.code;

import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RmwOp;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/** Expressions that touch shared memory. */
public final class Access {
  private Access() {}

  /** An expression, and the line of the test that engines show for its accesses. */
  public static final class At extends Expression {
    private final String place;
    private final Expression expression;

    public At(int line, Expression expression) {
      this.place = "line " + line;
      this.expression = expression;
    }

    @Override
    public long value(Frame frame) {
      frame.machine.at(place);
      return expression.value(frame);
    }
  }

  /** A load. */
  public static final class Load extends Expression {
    private final Target target;
    private final LoadOrder order;

    public Load(Target target, LoadOrder order) {
      this.target = target;
      this.order = order;
    }

    @Override
    public long value(Frame frame) {
      LongCell cell = target.cell(frame);
      frame.reads++;
      frame.accesses++;
      return cell.load(order);
    }
  }

  /** A store; its value is the value stored. */
  public static final class Store extends Expression {
    private final Target target;
    private final Expression stored;
    private final StoreOrder order;

    public Store(Target target, Expression stored, StoreOrder order) {
      this.target = target;
      this.stored = stored;
      this.order = order;
    }

    @Override
    public long value(Frame frame) {
      LongCell cell = target.cell(frame);
      long value = stored.value(frame);
      frame.writes++;
      frame.accesses++;
      cell.store(value, order);
      return value;
    }
  }

  /** An exchange or fetch-and-op; its value is what was there before. */
  public static final class Update extends Expression {
    private final Target target;
    private final RmwOp op;
    private final Expression operand;
    private final RmwOrder order;

    public Update(Target target, RmwOp op, Expression operand, RmwOrder order) {
      this.target = target;
      this.op = op;
      this.operand = operand;
      this.order = order;
    }

    @Override
    public long value(Frame frame) {
      LongCell cell = target.cell(frame);
      long with = operand.value(frame);
      frame.reads++;
      frame.accesses++;
      long before = cell.readModifyWrite(op, with, order);
      frame.writes += op.apply(before, with) == before ? 0 : 1;
      return before;
    }

    @Override
    public void effect(Frame frame) {
      if (op != RmwOp.ADD && op != RmwOp.SUBTRACT) {
        value(frame); // whether it changes anything depends on what was there
        return;
      }
      LongCell cell = target.cell(frame);
      long with = operand.value(frame);
      frame.reads++;
      frame.accesses++;
      cell.modify(op, with, order);
      frame.writes += with == 0 ? 0 : 1;
    }
  }

  /** A fence; its value means nothing. */
  public static final class Fence extends Expression {
    private final FenceOrder order;

    public Fence(FenceOrder order) {
      this.order = order;
    }

    @Override
    public long value(Frame frame) {
      frame.accesses++;
      frame.machine.fence(order);
      return 0;
    }
  }
}
