package org.latticeipc.kernel.object;

import java.util.function.LongFunction;
import org.latticeipc.machine.Allocated;
import org.latticeipc.machine.AllocationId;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RefCell;

/**
 * One protected resource: an address and one cell with everything about it. All calls on the object
 * are totally ordered by the modification order of that cell.
 */
public final class KernelObject extends Allocated {
  private static final int PART_BITS = 8;
  private static final int NUMBER_BITS = 32;

  /** Who made what no domain made. */
  public static final long NO_CREATOR = -1;

  public static final int PARTS = 1 << PART_BITS;

  private final long address;
  private final long creator;
  private final String name;
  private final RefCell<ObjectState> state;

  /** Makes an object of the kernel's own. */
  public KernelObject(Machine machine, String what, LongFunction<ObjectState> first) {
    this(machine, what, NO_CREATOR, first);
  }

  /** Makes an object of a domain whose first state may depend on its address. */
  public KernelObject(Machine machine, String what, long creator, LongFunction<ObjectState> first) {
    super(machine);
    this.creator = creator;
    this.address = addressOf(allocationId());
    this.name = what + "@" + Long.toHexString(address);
    this.state = machine.refCell(name, first.apply(address));
  }

  /** Where the object is; the low 8 bits are 0. */
  public long address() {
    return address;
  }

  /** What it is and where, for people: the name of its cell. */
  public String name() {
    return name;
  }

  /** The domain that made it. */
  public long creator() {
    return creator;
  }

  /** The object's only cell; never null inside. */
  public RefCell<ObjectState> state() {
    return state;
  }

  /** The address of the object whose part {@code pa} is. */
  public static long baseOf(long pa) {
    return pa & ~(PARTS - 1L);
  }

  /** The part of its object that {@code pa} names. */
  public static int partOf(long pa) {
    return (int) (pa & (PARTS - 1));
  }

  /** The task that allocated what is at {@code pa}. */
  static int allocatorOf(long pa) {
    return (int) (pa >>> (PART_BITS + NUMBER_BITS));
  }

  private static long addressOf(AllocationId id) {
    return ((long) id.task() << (PART_BITS + NUMBER_BITS)) | ((id.number() + 1L) << PART_BITS);
  }
}
