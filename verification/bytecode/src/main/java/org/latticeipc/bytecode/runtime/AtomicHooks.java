package org.latticeipc.bytecode.runtime;

import java.util.Objects;
import org.jspecify.annotations.NullUnmarked;
import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.RmwOp;
import org.latticeipc.machine.RmwOrder;

/** Read-modify-writes of a field or element by header and slot, and fences. */
@NullUnmarked // values of the explored program, any of which may be null
final class AtomicHooks {
  private AtomicHooks() {}

  /** Compare-and-exchange; gives what was read. */
  static long exchange(ObjectHeader h, int slot, long expected, long value, RmwOrder order) {
    if (h.local) {
      long before = h.number(slot);
      if (before == expected) {
        h.writeLocally(slot, value, mode(order));
      }
      return before;
    }
    h.toWrite(slot);
    long before =
        h.numberCell(slot).compareAndExchange(expected, value, order, Modes.failure(order));
    if (before == expected && before != value) {
      JavaWorld.now().writes++;
    }
    return before;
  }

  /** An unconditional read-modify-write; gives what was read. */
  static long update(ObjectHeader h, int slot, RmwOp op, long operand, RmwOrder order) {
    if (h.local) {
      long before = h.number(slot);
      h.writeLocally(slot, op.apply(before, operand), mode(order));
      return before;
    }
    h.toWrite(slot);
    long before = h.numberCell(slot).readModifyWrite(op, operand, order);
    if (op.apply(before, operand) != before) {
      JavaWorld.now().writes++;
    }
    return before;
  }

  /** Whether a compare-and-exchange of references happened; gives what was read. */
  static Object exchange(ObjectHeader h, int slot, Object expected, Object value, RmwOrder order) {
    if (h.local) {
      Object before = h.reference(slot);
      if (SharedValues.same(before, expected)) {
        h.writeLocally(slot, value, mode(order));
      }
      return before;
    }
    h.toWrite(slot);
    Object wanted = SharedValues.identity(expected);
    LoadOrder failure = Modes.failure(order);
    RefCell<Object> cell = h.referenceCell(slot);
    boolean makesKnown = SharedValues.localHeader(value) != null && JavaWorld.inTask();
    if (makesKnown) {
      // Only if it happens does it make the object known: a failure is a load and nothing else.
      Object found = cell.load(failure);
      if (!Objects.equals(found, wanted)) {
        return SharedValues.unwrap(found);
      }
    }
    Object written = SharedValues.wrap(value, h, slot, false);
    Object before = cell.compareAndExchange(wanted, written, order, failure);
    boolean happened = Objects.equals(before, wanted);
    if (makesKnown) {
      // That it fails was shown by the load, if all executions are explored.
      JavaWorld.machine().assume(happened || JavaWorld.isSingleRun());
    }
    if (happened && !Objects.equals(before, written)) {
      JavaWorld.now().writes++;
    }
    return happened ? expected : SharedValues.unwrap(before);
  }

  static boolean succeeded(Object expected, Object before) {
    return SharedValues.same(expected, before);
  }

  static Object swap(ObjectHeader h, int slot, Object value, RmwOrder order) {
    if (h.local) {
      Object before = h.reference(slot);
      h.writeLocally(slot, value, mode(order));
      return before;
    }
    h.toWrite(slot);
    Object written = SharedValues.wrap(value, h, slot, false);
    Object before = h.referenceCell(slot).exchange(written, order);
    if (!Objects.equals(before, written)) {
      JavaWorld.now().writes++;
    }
    return SharedValues.unwrap(before);
  }

  private static int mode(RmwOrder order) {
    return order == RmwOrder.SEQ_CST
        ? Modes.VOLATILE
        : order.releases() ? Modes.ACQUIRE_RELEASE : Modes.OPAQUE;
  }

  /** The addition of a type, given by its descriptor. */
  static RmwOp addition(char type) {
    return switch (type) {
      case 'I' -> RmwOp.ADD_INT;
      case 'S' -> RmwOp.ADD_SHORT;
      case 'B' -> RmwOp.ADD_BYTE;
      case 'C' -> RmwOp.ADD_CHAR;
      case 'F' -> RmwOp.ADD_FLOAT;
      case 'D' -> RmwOp.ADD_DOUBLE;
      default -> RmwOp.ADD;
    };
  }

  /** A fence; what only this task knows so far is made known before it, so that it is ordered. */
  static void fence(FenceOrder order) {
    if (JavaWorld.inTask()) {
      if (order.releases()) {
        JavaWorld.now().publishLocals();
      }
      JavaWorld.machine().fence(order);
    }
  }
}
