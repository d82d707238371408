package org.latticeipc.lincheck;

import org.jetbrains.lincheck.datastructures.Operation;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.engine.host.HostOptions;
import org.latticeipc.ipc.lock.QuaternionSpinlock;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.StoreOrder;

/**
 * A counter of plain accesses under the quaternion spinlock, recursion included. Each variant of
 * the lock has a subclass, since Lincheck makes its structures by a constructor without arguments.
 */
@Pinned(
    threads = {"increment increment", "incrementTwice"},
    after = "get")
@Pinned(
    threads = {"incrementTwice increment", "increment incrementTwice"},
    after = "get")
public class LockedCounter {
  private final QuaternionSpinlock lock;
  private final LongCell counter;

  /** The counter under the real lock. */
  public LockedCounter() {
    this(HostMachine.create(), QuaternionSpinlock::new);
  }

  /** How a lock is made. */
  interface LockMaker {
    QuaternionSpinlock make(Machine machine, String name);
  }

  LockedCounter(Machine machine, LockMaker maker) {
    this.lock = maker.make(machine, "lock");
    this.counter = machine.longCell("counter", 0);
  }

  /** Two tasks of this machine share its only CPU. */
  static Machine oneCpu() {
    return HostMachine.create(HostOptions.defaults().withCpus(1));
  }

  /** Adds one and gives the value before. */
  @Operation
  public long increment() {
    lock.lock();
    try {
      return add(1);
    } finally {
      lock.unlock();
    }
  }

  /** Adds two with the lock held twice, and gives the value before. */
  @Operation
  public long incrementTwice() {
    lock.lock();
    try {
      long before = add(1);
      lock.lock();
      try {
        long unused = add(1);
      } finally {
        lock.unlock();
      }
      return before;
    } finally {
      lock.unlock();
    }
  }

  /** The value. */
  @Operation
  public long get() {
    lock.lock();
    try {
      return counter.load(LoadOrder.PLAIN);
    } finally {
      lock.unlock();
    }
  }

  private long add(long delta) {
    long before = counter.load(LoadOrder.PLAIN);
    counter.store(before + delta, StoreOrder.PLAIN);
    return before;
  }
}
