package org.latticeipc.machine.sync;

import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;

/**
 * Memory with several owners, of whom the last frees it, as C++'s {@code shared_ptr} and Rust's
 * {@code Arc} do. Who owns it may use it, and drops it once.
 *
 * <p>Any task calls. A drop is one read-modify-write, the last one a fence and a free more.
 */
public class CountedMemory {
  private final Machine machine;
  private final LongCell owners;
  private final Lifetime memory;

  /** Memory that is there now, with so many owners. */
  public CountedMemory(Machine machine, String name, int owners) {
    this.machine = machine;
    this.owners = machine.longCell(name + ".owners", owners);
    this.memory = new Lifetime(machine, name);
  }

  /** The memory, which owners may use and make cells in. */
  public final Lifetime memory() {
    return memory;
  }

  /** Gives one ownership up. */
  public final void drop() {
    if (isLast()) {
      free();
    }
  }

  // What follows are the decisions that a named variant may get wrong, one method each.

  /**
   * Counts the caller out and tells whether it was the last, as one step.
   *
   * <p>RELEASE pairs with the fence of the last owner: weakened, its free is not ordered after what
   * others did with the memory. The owners before continue its release sequence.
   */
  protected boolean isLast() {
    return owners.fetchAdd(-1, RmwOrder.RELEASE) == 1;
  }

  /** Frees the memory, after all uses by others. */
  protected void free() {
    machine.fence(FenceOrder.ACQUIRE); // pairs with the release of isLast
    memory.free();
  }

  /** How many own it. */
  protected final LongCell owners() {
    return owners;
  }
}
