package org.latticeipc.machine;

import org.jspecify.annotations.Nullable;

/**
 * Base of objects that hold cells and are themselves stored in a {@link RefCell}, such as the nodes
 * of a linked structure. Two objects are equal exactly if they were made by the same allocation.
 */
public abstract class Allocated {
  private final AllocationId id;

  /** Takes the calling task's next allocation number. */
  protected Allocated(Machine machine) {
    this.id = machine.allocate();
  }

  /** The name of this allocation. */
  public final AllocationId allocationId() {
    return id;
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return this == other || (other instanceof Allocated that && id.equals(that.id));
  }

  @Override
  public final int hashCode() {
    return id.task() * 31 + id.number();
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + "#" + id;
  }
}
