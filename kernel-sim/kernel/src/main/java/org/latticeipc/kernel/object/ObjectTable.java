package org.latticeipc.kernel.object;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Objects sorted by address, immutable. Lookup is O(log n), adding O(n). */
public final class ObjectTable {
  static final ObjectTable EMPTY = new ObjectTable(new KernelObject[0]);

  private final KernelObject[] objects;

  private ObjectTable(KernelObject[] objects) {
    this.objects = objects;
  }

  /** The object at {@code address}, or null. */
  @Nullable
  public KernelObject find(long address) {
    int at = indexOf(address);
    return at < 0 ? null : objects[at];
  }

  /** Adds an object, or puts it in the place of the one at its address. */
  ObjectTable plus(KernelObject object) {
    int at = indexOf(object.address());
    if (at >= 0) {
      KernelObject[] same = objects.clone();
      same[at] = object;
      return new ObjectTable(same);
    }
    int place = -at - 1;
    KernelObject[] more = Arrays.copyOf(objects, objects.length + 1);
    System.arraycopy(objects, place, more, place + 1, objects.length - place);
    more[place] = object;
    return new ObjectTable(more);
  }

  /** All objects in order of address. */
  List<KernelObject> all() {
    return List.of(objects);
  }

  private int indexOf(long address) {
    int low = 0;
    int high = objects.length - 1;
    while (low <= high) {
      int mid = (low + high) >>> 1;
      int order = Long.compare(objects[mid].address(), address);
      if (order == 0) {
        return mid;
      } else if (order < 0) {
        low = mid + 1;
      } else {
        high = mid - 1;
      }
    }
    return -low - 1;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof ObjectTable that && Arrays.equals(objects, that.objects));
  }

  @Override
  public int hashCode() {
    return objects.length;
  }

  @Override
  public String toString() {
    return objects.length + " objects";
  }
}
