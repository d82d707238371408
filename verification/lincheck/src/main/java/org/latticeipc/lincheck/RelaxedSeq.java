package org.latticeipc.lincheck;

import org.jetbrains.lincheck.datastructures.Operation;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.ipc.lock.QuaternionSpinlock;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.StoreOrder;

/**
 * The relaxed sequence counter under the lock, with the accesses that a send makes and nothing
 * else; {@link ChannelQueues} has it inside a whole channel.
 */
public class RelaxedSeq {
  private final QuaternionSpinlock lock;
  private final LongCell seq;

  /** A counter at 0. */
  public RelaxedSeq() {
    Machine machine = HostMachine.create();
    this.lock = new QuaternionSpinlock(machine, "lock");
    this.seq = machine.longCell("seq", 0);
  }

  /** The next number. */
  @Operation
  public long next() {
    lock.lock();
    try {
      return advance(read());
    } finally {
      lock.unlock();
    }
  }

  final long read() {
    return seq.load(LoadOrder.RELAXED);
  }

  final long advance(long before) {
    seq.store(before + 1, StoreOrder.RELAXED);
    return before + 1;
  }

  final QuaternionSpinlock lock() {
    return lock;
  }

  /** {@code seq-outside-lock}: the number is read before the lock is taken. */
  public static final class OutsideLock extends RelaxedSeq {
    @Override
    @Operation
    public long next() {
      long before = read();
      lock().lock();
      try {
        return advance(before);
      } finally {
        lock().unlock();
      }
    }
  }
}
