package org.latticeipc.kernel.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.RmwOrder;

/**
 * Finds the object at an address. One cell per shard; what set-up makes has a shard of its own, so
 * looking it up races with nobody. A destroyed object stays as a stub until its maker's quota is
 * used up, when all such stubs go; a capability of an object that is not here is stale, for its tag
 * says that there was one.
 */
public final class Directory {
  private final List<RefCell<ObjectTable>> shards;

  public Directory(Machine machine, int shardCount) {
    List<RefCell<ObjectTable>> cells = new ArrayList<>();
    for (int i = 0; i < shardCount; i++) {
      cells.add(machine.refCell("directory " + i, ObjectTable.EMPTY));
    }
    this.shards = List.copyOf(cells);
  }

  /**
   * Enters a new object.
   *
   * <p>RELEASE pairs with the ACQUIRE of {@link #find}: who finds the object also sees how it was
   * made. ACQUIRE pairs with {@link #allInOrder}: an object entered after the scan of an exiting
   * domain is made by a task that sees the exit.
   */
  public void add(KernelObject object) {
    shardOf(object.address()).getAndUpdate(t -> table(t).plus(object), RmwOrder.ACQ_REL);
  }

  /**
   * Enters a new object unless its maker has {@code quota} of them in this shard already, of which
   * none is destroyed. One access, unless the quota is used up.
   */
  public boolean addWithin(KernelObject object, int quota) {
    return tryAdd(object, quota) || (sweep(object) && tryAdd(object, quota));
  }

  private boolean tryAdd(KernelObject object, int quota) {
    ObjectTable before =
        table(
            shardOf(object.address())
                .getAndUpdate(
                    t -> isFull(table(t), object, quota) ? t : table(t).plus(object),
                    RmwOrder.ACQ_REL));
    return !isFull(before, object, quota);
  }

  private static boolean isFull(ObjectTable table, KernelObject object, int quota) {
    return table.madeBy(object.creator()) >= quota;
  }

  /** Takes out the stubs of a domain in the shard of an object; false if there are none. */
  private boolean sweep(KernelObject object) {
    RefCell<ObjectTable> shard = shardOf(object.address());
    long[] gone =
        read(shard).all().stream()
            .filter(each -> each.creator() == object.creator())
            .filter(each -> isGone(each.state().load(LoadOrder.ACQUIRE)))
            .mapToLong(KernelObject::address)
            .toArray();
    if (gone.length > 0) {
      shard.getAndUpdate(t -> table(t).minus(object.creator(), gone), RmwOrder.ACQ_REL);
    }
    return gone.length > 0;
  }

  private static boolean isGone(@Nullable ObjectState state) {
    return state != null && state.body() == GoneBody.GONE;
  }

  /** The object at {@code address}, or null if there is none. One load. */
  @Nullable
  public KernelObject find(long address) {
    return read(shardOf(address)).find(address);
  }

  /** What a shard holds now. One load. */
  public static ObjectTable read(RefCell<ObjectTable> shard) {
    return table(shard.load(LoadOrder.ACQUIRE));
  }

  /**
   * All objects by shard and address. A read-modify-write of each shard and not a load, so that an
   * object is either in the list or entered by a task for which this call happened before.
   */
  public List<KernelObject> allInOrder() {
    List<KernelObject> all = new ArrayList<>();
    for (RefCell<ObjectTable> shard : shards) {
      all.addAll(table(shard.getAndUpdate(t -> t, RmwOrder.ACQ_REL)).all());
    }
    return all;
  }

  /** The shard that has what is at {@code address}. */
  public RefCell<ObjectTable> shardOf(long address) {
    int task = KernelObject.allocatorOf(address);
    int rest = shards.size() - 1;
    if (task <= rest) {
      return shards.get(task);
    }
    return shards.get(rest == 0 ? 0 : 1 + (task - 1) % rest);
  }

  private static ObjectTable table(@Nullable ObjectTable table) {
    return Objects.requireNonNull(table);
  }
}
