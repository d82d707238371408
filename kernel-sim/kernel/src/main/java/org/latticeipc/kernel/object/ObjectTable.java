package org.latticeipc.kernel.object;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.value.PersistentLongMap;

/** Objects by address, and how many each domain made; immutable. All calls are O(log n). */
public final class ObjectTable {
  static final ObjectTable EMPTY =
      new ObjectTable(PersistentLongMap.empty(), PersistentLongMap.empty());

  private final PersistentLongMap<KernelObject> objects;
  private final PersistentLongMap<Integer> made;

  private ObjectTable(PersistentLongMap<KernelObject> objects, PersistentLongMap<Integer> made) {
    this.objects = objects;
    this.made = made;
  }

  /** The object at {@code address}, or null. */
  @Nullable
  public KernelObject find(long address) {
    return objects.get(address);
  }

  /** How many objects a domain made that are here. */
  int madeBy(long domain) {
    Integer count = made.get(domain);
    return count == null ? 0 : count;
  }

  /** Adds an object, or puts it in the place of the one at its address. */
  ObjectTable plus(KernelObject object) {
    long creator = object.creator();
    boolean counts = creator != KernelObject.NO_CREATOR && find(object.address()) == null;
    return new ObjectTable(
        objects.with(object.address(), object),
        counts ? made.with(creator, madeBy(creator) + 1) : made);
  }

  /** Takes out objects that one domain made. */
  ObjectTable minus(long creator, long[] risingAddresses) {
    PersistentLongMap<KernelObject> left = objects.without(risingAddresses);
    int gone = objects.size() - left.size();
    return new ObjectTable(left, made.with(creator, madeBy(creator) - gone));
  }

  /** All objects in order of address. */
  List<KernelObject> all() {
    List<KernelObject> all = new ArrayList<>(objects.size());
    objects.forEach(all::add);
    return all;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof ObjectTable that && objects.equals(that.objects));
  }

  @Override
  public int hashCode() {
    return objects.size();
  }

  @Override
  public String toString() {
    return objects.size() + " objects";
  }
}
