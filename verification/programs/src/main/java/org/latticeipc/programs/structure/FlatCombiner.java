package org.latticeipc.programs.structure;

import static org.latticeipc.machine.LoadOrder.ACQUIRE;
import static org.latticeipc.machine.LoadOrder.PLAIN;
import static org.latticeipc.machine.LoadOrder.RELAXED;

import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/**
 * A queue of requests whose first owner works for those that follow, and hands over after {@value
 * #MOST} (flat combining). A request is pointed to by its user's number plus {@value #FIRST}; 0 is
 * nobody, and in {@code done} 1 is finished.
 *
 * <p>Published consume orders are acquire here, as compilers make of them.
 */
final class FlatCombiner {
  private static final int FIRST = 2;
  private static final int MOST = 2;
  private static final long WAITING = 0;
  private static final long FINISHED = 1;

  private final Machine machine;
  private final Runnable[] work;
  private final LongCell queue;
  private final LongCell takeover;
  private final LongCell[] next;
  private final LongCell[] previous;
  private final LongCell[] done;
  private final LongCell[] blocking;

  /**
   * An empty queue.
   *
   * @param work what each user wants done, at most once at a time
   */
  FlatCombiner(Machine machine, Runnable[] work) {
    this.machine = machine;
    this.work = work;
    queue = machine.longCell("queue", 0);
    takeover = machine.longCell("takeover", 0);
    next = cells("next");
    previous = cells("prev");
    done = cells("is_done");
    blocking = cells("blocking_status");
  }

  private LongCell[] cells(String name) {
    LongCell[] result = new LongCell[work.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = machine.longCell(name + i, 0);
    }
    return result;
  }

  private static int user(long pointer) {
    return (int) pointer - FIRST;
  }

  private static long pointer(int user) {
    return (long) user + FIRST;
  }

  /** Has the user's work done, by itself or by another, and returns when it is. */
  void request(int user) {
    blocking[user].store(1, StoreOrder.PLAIN);
    blocking[user].store(0, StoreOrder.PLAIN);
    done[user].store(WAITING, StoreOrder.PLAIN);
    if (enter(user)) {
      combine(user, user);
    }
    blocking[user].store(1, StoreOrder.RELAXED);
    long value = done[user].load(RELAXED);
    if (value == WAITING) {
      machine.assume(takeover.load(RELAXED) != 0);
      value = takeover.exchange(0, RmwOrder.RELAXED);
      machine.assume(value != 0);
    }
    machine.fence(FenceOrder.ACQUIRE);
    if (value != FINISHED) {
      combine(user(value), user);
    }
  }

  /** Whether the queue was empty. */
  private boolean enter(int user) {
    next[user].store(0, StoreOrder.PLAIN);
    long before = queue.exchange(pointer(user), RmwOrder.RELEASE);
    machine.fence(FenceOrder.ACQUIRE);
    previous[user].store(before, StoreOrder.PLAIN);
    if (before != 0) {
      next[user(before)].store(pointer(user), StoreOrder.RELEASE);
    }
    return before == 0;
  }

  private void combine(int from, int mustFinish) {
    int last = perform(from);
    if (done[mustFinish].load(PLAIN) == WAITING && mustFinish != last) {
      remove(mustFinish);
    }
    handOver(last);
  }

  private int perform(int from) {
    int current = from;
    for (int i = 1; ; i++) {
      long after = next[current].load(ACQUIRE);
      previous[current].store(0, StoreOrder.PLAIN);
      work[current].run();
      if (after == 0 || i == MOST) {
        return current;
      }
      done[current].store(FINISHED, StoreOrder.RELEASE);
      current = user(after);
    }
  }

  private void handOver(int last) {
    long first = advance(last);
    done[last].store(FINISHED, StoreOrder.RELEASE);
    if (first == 0) {
      return;
    }
    long waiter = first;
    while (waiter != 0 && blocking[user(waiter)].load(RELAXED) == 0) {
      waiter = next[user(waiter)].load(ACQUIRE);
    }
    (waiter != 0 ? done[user(waiter)] : takeover).store(first, StoreOrder.RELEASE);
  }

  private long advance(int head) {
    long after = next[head].load(ACQUIRE);
    machine.fence(FenceOrder.ACQ_REL);
    if (after == 0 && !queue.compareAndSet(pointer(head), 0, RmwOrder.RELAXED)) {
      after = next[head].load(ACQUIRE);
      machine.assume(after != 0);
    }
    return after;
  }

  private void remove(int user) {
    work[user].run();
    done[user].store(FINISHED, StoreOrder.PLAIN);
    long before = previous[user].load(PLAIN);
    if (before == 0) {
      advance(user);
      return;
    }
    long after = next[user].load(ACQUIRE);
    machine.assume(after != 0);
    next[user(before)].store(after, StoreOrder.RELEASE);
  }
}
