package org.latticeipc.ipc.lock;

import java.util.function.Supplier;
import org.latticeipc.ipc.lock.LockMisuseException.Reason;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/**
 * Mutual exclusion between tasks, recursive by task, first come first served.
 *
 * <p>An arriving task takes the next position on a circle ({@link Rotation}). The lock's own
 * rotation points at the position whose task owns the lock and is turned one step by each
 * hand-over; a waiter waits until the rotation meets its position. Failed tries write nothing.
 *
 * <p>Invariants, with r the rotation and a the arrivals: {@code r <= a}; the lock is free exactly
 * if {@code r == a}; positions r to a-1 belong to different tasks, the first being the owner; a
 * seat names a task only while that task owns the lock, and only the owner writes a seat.
 *
 * <p>Bound: once arrived (one wait-free access after the call), a task is overtaken by nobody who
 * arrives later, so it owns the lock after at most as many sections as tasks were there before it.
 * Proof in {@code docs/LOCK.md}.
 *
 * <p>Cost without contention: 4 accesses to lock, 4 to unlock, one of them a read-modify-write;
 * recursion costs 2 each. Any task of the machine may call anything here.
 *
 * <p>Source: the ticket lock of Mellor-Crummey and Scott (TOCS 1991, section 2.2), made recursive;
 * the position as a quaternion is from the kernel whose lock this succeeds, which turned the waiter
 * at every failed try and so was neither fair nor fit to be awaited.
 */
public class QuaternionSpinlock {
  /** How often one task may hold the lock at once. */
  public static final int MAX_DEPTH = 0xFFFF;

  private static final int DEPTH_BITS = 16;
  private static final int SEATS = 4;

  private final Machine machine;
  private final String name;
  private final LongCell arrivals;
  private final LongCell rotation;
  private final LongCell[] seats;
  private final Held held = new Held();

  /** A free lock; {@code name} is for people and for telling locks apart in facts. */
  public QuaternionSpinlock(Machine machine, String name) {
    this(machine, name, SEATS);
  }

  /**
   * A free lock with a given number of seats, a power of two. Any is right; tasks that share a seat
   * read each other's entry, which costs cache misses on the host and branches in the explorer.
   */
  public QuaternionSpinlock(Machine machine, String name, int seats) {
    if (seats < 1 || Integer.bitCount(seats) != 1) {
      throw new IllegalArgumentException(
          "expected a power of two as number of seats, got " + seats);
    }
    this.machine = machine;
    this.name = name;
    this.arrivals = machine.longCell(name + ".arrivals", 0);
    this.rotation = machine.longCell(name + ".rotation", 0);
    this.seats = new LongCell[seats];
    for (int i = 0; i < seats; i++) {
      this.seats[i] = machine.longCell(name + ".seat" + i, 0);
    }
  }

  /** The name given when the lock was made. */
  public final String name() {
    return name;
  }

  /**
   * Owns the lock when it returns; waits for those who arrived before.
   *
   * @throws LockMisuseException if the caller holds the lock {@link #MAX_DEPTH} times already
   */
  public final void lock() {
    long me = claimant();
    LongCell seat = seatOf(me);
    // RELAXED: only the caller's own entry matters. If it is there, the caller wrote it and nobody
    // writes a seat while it owns the lock; if the caller wrote 0 last, coherence hides the older
    // entry for good. Other tasks' entries compare unequal whatever is read.
    long entry = seat.load(LoadOrder.RELAXED);
    if (mayRecurse() && taskOf(entry) == me) {
      deepen(seat, entry);
      return;
    }
    enter();
    // RELAXED: whoever may act on this entry is the caller itself.
    seat.store(firstEntry(me, entry), StoreOrder.RELAXED);
    tell(Event.ACQUIRED, 0);
  }

  /**
   * Undoes one {@link #lock()} of the calling task and, if it was the outermost, hands over.
   *
   * @throws LockMisuseException if the caller does not own the lock
   */
  public final void unlock() {
    long me = claimant();
    LongCell seat = seatOf(me);
    long entry = seat.load(LoadOrder.RELAXED); // as in lock()
    if (taskOf(entry) != me) {
      throw new LockMisuseException(
          Reason.NOT_OWNER,
          "lock " + name + " is not owned by task " + machine.currentTask() + ", which unlocks it");
    }
    if (depthOf(entry) > 1) {
      seat.store(entry - 1, StoreOrder.RELAXED);
      return;
    }
    tell(Event.RELEASED, 0);
    leave(seat, entry);
  }

  /**
   * Waits until all who have arrived have left. Two accesses; takes no position, so nobody waits
   * for the caller. Of a task that does not own the lock: it would wait for itself.
   *
   * <p>RELAXED: whoever has seen something of a section has seen that its owner arrived before, and
   * others do not matter. ACQUIRE as in {@link #enter()}: what they did is seen.
   */
  public final void awaitEarlier() {
    long arrived = arrivals.load(LoadOrder.RELAXED);
    long unused = rotation.await(turn -> turn >= arrived, LoadOrder.ACQUIRE);
  }

  /** Whether the calling task owns the lock. */
  public final boolean isHeldByCaller() {
    long me = claimant();
    return taskOf(seatOf(me).load(LoadOrder.RELAXED)) == me;
  }

  /** {@code WITH_QLOCK} for try-with-resources: locks now, unlocks when closed. */
  public final Held withQlock() {
    lock();
    return held;
  }

  /** {@code WITH_QLOCK} as a lambda: runs {@code section} under the lock and gives its result. */
  public final <T> T withQlock(Supplier<T> section) {
    lock();
    try {
      return section.get();
    } finally {
      unlock();
    }
  }

  /** {@code WITH_QLOCK} as a lambda without a result. */
  public final void withQlock(Runnable section) {
    lock();
    try {
      section.run();
    } finally {
      unlock();
    }
  }

  /** One hold of the lock by the task that called {@link #withQlock()}; closing it unlocks. */
  public final class Held implements AutoCloseable {
    private Held() {}

    @Override
    public void close() {
      unlock();
    }
  }

  // What follows are the decisions that a named variant may get wrong, one method each.

  /** Who the caller is for the purpose of recursion, 1 and up. The task: two can share a CPU. */
  protected long claimant() {
    return machine.currentTask() + 1L;
  }

  /** Whether an owner may lock again. */
  protected boolean mayRecurse() {
    return true;
  }

  /**
   * Takes a position and waits until the rotation meets it.
   *
   * <p>ACQUIRE pairs with the RELEASE of {@link #turn()} by the previous owner: weakened, the
   * section may read what was there before the previous section.
   */
  protected void enter() {
    long ticket = arrive();
    tell(Event.ARRIVED, ticket);
    rotation.await(turn -> turn == ticket, LoadOrder.ACQUIRE);
  }

  /**
   * Takes the next position. A read-modify-write, so that no two tasks get the same.
   *
   * <p>ACQ_REL although exclusion needs RELAXED only: it makes "arrived before" visible as
   * happens-before, which is what the bound on overtaking speaks about. Costs nothing on x86.
   */
  protected long arrive() {
    return arrivals.fetchAdd(1, RmwOrder.ACQ_REL);
  }

  /** The entry of a new owner, whose seat held {@code before}. */
  protected long firstEntry(long claimant, long before) {
    return claimant << DEPTH_BITS | 1;
  }

  /** What an owner leaves in its seat, which holds {@code entry}. */
  protected long lastEntry(long entry) {
    return 0;
  }

  /** Gives the seat up, then the lock. In this order: the next owner may use the same seat. */
  protected void leave(LongCell seat, long entry) {
    seat.store(lastEntry(entry), StoreOrder.RELAXED);
    turn();
  }

  /**
   * Turns the rotation one step, to the next waiter if there is one. Owner only.
   *
   * <p>RELEASE pairs with the ACQUIRE of {@link #enter()} by the next owner: weakened, the next
   * section does not see this one's writes.
   */
  protected void turn() {
    // RELAXED: only owners write the rotation, and the caller is the owner.
    rotation.store(rotation.load(LoadOrder.RELAXED) + 1, StoreOrder.RELEASE);
  }

  /** The cell that counts positions taken. */
  protected final LongCell arrivals() {
    return arrivals;
  }

  /** The cell that points at the owner's position. */
  protected final LongCell rotation() {
    return rotation;
  }

  /** The machine below. */
  protected final Machine machine() {
    return machine;
  }

  /** Tells observers that the caller has its position. */
  protected final void tellArrived(long ticket) {
    tell(Event.ARRIVED, ticket);
  }

  private enum Event {
    ARRIVED,
    ACQUIRED,
    RELEASED
  }

  private void tell(Event event, long ticket) {
    if (!machine.observed()) {
      return;
    }
    if (event == Event.ARRIVED) {
      machine.note(new LockFact.Arrived(name, ticket));
    } else if (event == Event.ACQUIRED) {
      machine.note(new LockFact.Acquired(name));
    } else {
      machine.note(new LockFact.Released(name));
    }
  }

  private void deepen(LongCell seat, long entry) {
    if (depthOf(entry) == MAX_DEPTH) {
      throw new LockMisuseException(
          Reason.TOO_DEEP,
          "lock " + name + " is held " + MAX_DEPTH + " times by task " + machine.currentTask());
    }
    seat.store(entry + 1, StoreOrder.RELAXED);
  }

  private LongCell seatOf(long claimant) {
    return seats[(int) claimant & (seats.length - 1)];
  }

  private static long taskOf(long entry) {
    return entry >>> DEPTH_BITS;
  }

  private static int depthOf(long entry) {
    return (int) entry & MAX_DEPTH;
  }
}
