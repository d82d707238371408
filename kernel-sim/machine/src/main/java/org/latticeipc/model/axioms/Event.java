package org.latticeipc.model.axioms;

import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/**
 * One event of an execution, as far as a memory model cares. A read-modify-write that wrote is one
 * event that both reads and writes; a failed compare-and-exchange and an await that ended are
 * loads.
 *
 * @param task the task that did it, 1 and up; 0 for the write that initialised a cell
 * @param index its place in the task's program order; need not be dense
 * @param kind what it does
 * @param subject the cell accessed, or the task spawned or joined; -1 for a fence or a step that
 *     touches nothing
 * @param strength the memory order of an access or fence
 */
public record Event(int task, int index, Kind kind, int subject, Strength strength) {

  /** What an event does. */
  public enum Kind {
    /** The write of a cell's initial value; one for every cell. */
    INITIAL,
    LOAD,
    STORE,
    UPDATE,
    FENCE,
    /** Starts a task: all the task does happens after. */
    SPAWN,
    /** Waits for a task's end: all the task did happens before. */
    JOIN,
    /** Touches nothing shared. */
    LOCAL
  }

  /** The memory orders of accesses and fences taken together. Only partially ordered. */
  public enum Strength {
    PLAIN,
    RELAXED,
    ACQUIRE,
    RELEASE,
    ACQ_REL,
    SEQ_CST
  }

  /** The write that gives {@code cell} its first value. */
  public static Event initial(int cell) {
    return new Event(0, cell, Kind.INITIAL, cell, Strength.PLAIN);
  }

  public static Event load(int task, int index, int cell, LoadOrder order) {
    return new Event(task, index, Kind.LOAD, cell, Strength.valueOf(order.name()));
  }

  public static Event store(int task, int index, int cell, StoreOrder order) {
    return new Event(task, index, Kind.STORE, cell, Strength.valueOf(order.name()));
  }

  /** A read-modify-write that wrote. */
  public static Event update(int task, int index, int cell, RmwOrder order) {
    return new Event(task, index, Kind.UPDATE, cell, Strength.valueOf(order.name()));
  }

  public static Event fence(int task, int index, FenceOrder order) {
    return new Event(task, index, Kind.FENCE, -1, Strength.valueOf(order.name()));
  }

  public static Event spawn(int task, int index, int child) {
    return new Event(task, index, Kind.SPAWN, child, Strength.PLAIN);
  }

  public static Event join(int task, int index, int child) {
    return new Event(task, index, Kind.JOIN, child, Strength.PLAIN);
  }

  /** A choice or whatever else counts as an event without touching memory. */
  public static Event local(int task, int index) {
    return new Event(task, index, Kind.LOCAL, -1, Strength.PLAIN);
  }

  boolean reads() {
    return kind == Kind.LOAD || kind == Kind.UPDATE;
  }

  boolean writes() {
    return kind == Kind.STORE || kind == Kind.UPDATE || kind == Kind.INITIAL;
  }

  boolean isAccess() {
    return reads() || writes();
  }

  boolean isFence() {
    return kind == Kind.FENCE;
  }

  /** An access with an order other than PLAIN. Initialising writes are not atomic. */
  boolean isAtomic() {
    return isAccess() && strength != Strength.PLAIN;
  }

  boolean acquires() {
    return (reads() || isFence())
        && (strength == Strength.ACQUIRE
            || strength == Strength.ACQ_REL
            || strength == Strength.SEQ_CST);
  }

  boolean releases() {
    return (writes() || isFence())
        && (strength == Strength.RELEASE
            || strength == Strength.ACQ_REL
            || strength == Strength.SEQ_CST);
  }

  boolean isSequentiallyConsistent() {
    return strength == Strength.SEQ_CST;
  }

  /** Whether both are accesses to one cell. */
  boolean sameCell(Event other) {
    return isAccess() && other.isAccess() && subject == other.subject;
  }
}
