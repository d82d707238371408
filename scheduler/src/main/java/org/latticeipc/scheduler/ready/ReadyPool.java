package org.latticeipc.scheduler.ready;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.scheduler.part.Looking;

/**
 * What can run: a heap for each CPU. A worker enters what it makes ready in the heap of its own CPU
 * and takes the best of it; from time to time, and when it is empty, it looks at all.
 *
 * <p><b>Bound on inversions.</b> Let y be in a heap, and let a worker take x of lower priority.
 * Then y came there after that worker last looked (had it been there, its heap's best would have
 * had at least y's priority, and the worker takes nothing worse than the best it saw), and a worker
 * looks at least once in {@link Looking#stride} takes. So while it waits, y is overtaken at most
 * stride - 1 times by each worker of another CPU, and never by one of its own. With one worker and
 * stride 1 the order is exact.
 *
 * @param <N> what is in it
 */
public final class ReadyPool<N> {
  private final Machine machine;
  private final List<RefCell<ReadyHeap<N>>> heaps;
  private final Gate gate;

  /** Empty heaps, one for each CPU of the machine. */
  public ReadyPool(Machine machine, Gate gate) {
    this.machine = machine;
    this.gate = gate;
    List<RefCell<ReadyHeap<N>>> all = new ArrayList<>();
    for (int i = 0; i < machine.cpuCount(); i++) {
      all.add(machine.refCell("dag.ready" + i, null));
    }
    this.heaps = List.copyOf(all);
  }

  /** Enters in the heap of the caller's CPU. One access, two if somebody sleeps. */
  public void enter(@Nullable ReadyHeap<N> entries) {
    if (entries != null) {
      enter(machine.currentCpu(), entries);
    }
  }

  /**
   * Who finds that the heap is watched calls those who sleep. Both are in one cell, so either this
   * finds the mark, or the one who marks finds the entries.
   *
   * <p>RELEASE pairs with the takers' ACQUIRE: the taker sees the parents' writes, which are before
   * this. Weakened, a child on another CPU races with its parent.
   */
  private void enter(int cpu, ReadyHeap<N> entries) {
    ReadyHeap<N> before =
        heaps.get(cpu).getAndUpdate(h -> ReadyHeap.merged(h, entries), RmwOrder.RELEASE);
    if (before != null && before.isWatched()) {
      gate.call();
    }
  }

  /** One worker's way of taking. Belongs to one task. */
  public final class Taker {
    private final int home = machine.currentCpu();
    private final Looking looking;
    private boolean looked;
    private int taken;
    private long elsewhere;
    private int from;
    private @Nullable ReadyHeap<N> chosen;
    private @Nullable ReadyHeap<N> seen;

    /** A worker on the calling task's CPU. */
    public Taker(Looking looking) {
      this.looking = looking;
    }

    /**
     * Takes the best entry, also from {@code fresh}, which nobody else knows yet, and enters the
     * rest of it.
     *
     * @return a heap whose best entry was taken, or null if there is none
     */
    public @Nullable ReadyHeap<N> take(@Nullable ReadyHeap<N> fresh) {
      while (true) {
        if (!mayStay(fresh)) {
          look();
        }
        ReadyHeap<N> best = chosen;
        if (fresh != null && (best == null || fresh.isBefore(best))) {
          enter(fresh.withoutBest());
          return fresh;
        } else if (best == null) {
          return null;
        }
        if (remove(best, fresh)) {
          return best;
        }
        looked = false;
      }
    }

    /**
     * Removes what was chosen; in the heap of the own CPU, enters what is fresh at once.
     *
     * <p>ACQ_REL: RELEASE publishes what is fresh, and ACQUIRE is the taker's half, for the
     * exchange may remove what another one entered after the look.
     */
    private boolean remove(ReadyHeap<N> best, @Nullable ReadyHeap<N> fresh) {
      boolean own = from == home;
      ReadyHeap<N> rest = best.withoutBest();
      ReadyHeap<N> left = own ? ReadyHeap.merged(rest, fresh) : rest;
      if (!heaps.get(from).compareAndSet(seen, left, RmwOrder.ACQ_REL)) {
        return false;
      }
      if (!own && fresh != null) {
        enter(fresh);
      }
      return true;
    }

    private void enter(@Nullable ReadyHeap<N> rest) {
      if (rest != null) {
        ReadyPool.this.enter(home, rest);
      }
    }

    private boolean mayStay(@Nullable ReadyHeap<N> fresh) {
      if (!looked) {
        return false;
      }
      from = home;
      seen = load(home);
      chosen = ReadyHeap.entries(seen);
      ReadyHeap<N> best = chosen;
      if (fresh != null && (best == null || fresh.isBefore(best))) {
        best = fresh;
      }
      if (best == null || !looking.mayStay(taken, best.priority(), elsewhere)) {
        return false;
      }
      taken++;
      return true;
    }

    /** Looks at all heaps, the own one first. */
    private void look() {
      looked = true;
      taken = 0;
      elsewhere = Long.MIN_VALUE;
      chosen = null;
      for (int i = 0; i < heaps.size(); i++) {
        int cpu = (home + i) % heaps.size();
        ReadyHeap<N> there = load(cpu);
        ReadyHeap<N> best = ReadyHeap.entries(there);
        if (best != null) {
          elsewhere = i == 0 ? elsewhere : Math.max(elsewhere, best.priority());
          if (chosen == null || best.isBefore(chosen)) {
            from = cpu;
            seen = there;
            chosen = best;
          }
        }
      }
    }

    /** ACQUIRE pairs with the RELEASE of who entered it, see {@link ReadyPool#enter}. */
    private @Nullable ReadyHeap<N> load(int cpu) {
      return heaps.get(cpu).load(LoadOrder.ACQUIRE);
    }

    /** Marks each empty heap as watched; says whether all are empty. */
    public boolean watch() {
      for (int i = 0; i < heaps.size(); i++) {
        if (!watch(heaps.get((home + i) % heaps.size()))) {
          return false;
        }
      }
      return true;
    }

    /** ACQ_REL: the mark is found after the ticket, and it goes on with what was entered. */
    private boolean watch(RefCell<ReadyHeap<N>> heap) {
      ReadyHeap<N> before =
          heap.getAndUpdate(h -> h == null ? ReadyHeap.watched() : h, RmwOrder.ACQ_REL);
      return ReadyHeap.entries(before) == null;
    }
  }
}
