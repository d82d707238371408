package org.latticeipc.programs.structure;

import static org.latticeipc.machine.LoadOrder.ACQUIRE;
import static org.latticeipc.machine.LoadOrder.RELAXED;

import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/**
 * A linked queue whose operations give up when they lose a race. Nodes go by number: 0 is null, 1
 * the dummy, then one for each user.
 */
final class TryQueue {
  private final LongCell head;
  private final LongCell tail;
  private final LongCell ready;
  private final LongCell[] next;
  private final LongCell[] data;
  private final LoadOrder loads;
  private final StoreOrder tailStores;

  /**
   * A queue that nobody has initialised yet.
   *
   * @param weak whether pointers are followed relaxed
   */
  TryQueue(Machine machine, int users, boolean weak) {
    head = machine.longCell("head", 0);
    tail = machine.longCell("tail", 0);
    ready = machine.longCell("is_initialized", 0);
    next = new LongCell[users + 2];
    data = new LongCell[users + 2];
    for (int i = 1; i < next.length; i++) {
      next[i] = machine.longCell("next" + i, 0);
      data[i] = machine.longCell("data" + i, 0);
    }
    loads = weak ? RELAXED : ACQUIRE;
    tailStores = weak ? StoreOrder.RELAXED : StoreOrder.RELEASE;
  }

  void initialise() {
    next[1].store(0, StoreOrder.RELEASE);
    head.store(1, StoreOrder.RELEASE);
    tail.store(1, StoreOrder.RELEASE);
    ready.store(1, StoreOrder.RELEASE);
  }

  boolean isInitialised() {
    return ready.load(ACQUIRE) != 0;
  }

  void tryEnqueue(int user, long added) {
    int mine = user + 2;
    data[mine].store(added, StoreOrder.PLAIN);
    next[mine].store(0, StoreOrder.RELAXED);
    int last;
    do {
      last = findTail();
    } while (last == 0);
    if (next[last].compareAndSet(0, mine, RmwOrder.RELEASE)) {
      tail.store(mine, tailStores);
    }
  }

  private int findTail() {
    int node = (int) tail.load(loads);
    long after = next[node].load(RELAXED);
    if (after == 0) {
      return node;
    }
    tail.store(after, tailStores);
    return 0;
  }

  void tryDequeue() {
    int first = (int) head.load(loads);
    int after = (int) next[first].load(loads);
    if (after != 0 && head.compareAndSet(first, after, RmwOrder.RELAXED)) {
      data[after].load(LoadOrder.PLAIN);
    }
  }
}
