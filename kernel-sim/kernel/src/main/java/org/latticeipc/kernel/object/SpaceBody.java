package org.latticeipc.kernel.object;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.Rights;

/**
 * The contents of an address space: its page table. Immutable.
 *
 * @param size how many pages it may map
 * @param entries what is mapped, by the number of the page in the space
 */
public record SpaceBody(int size, Map<Integer, Entry> entries) implements ObjectBody {

  /**
   * A mapping.
   *
   * @param page the capability through which it was made, and through which every access goes
   * @param rights what may be done through it
   */
  public record Entry(ExoCap page, Rights rights) {
    @Override
    public String toString() {
      return Long.toHexString(page.pa()) + " " + rights;
    }
  }

  public static SpaceBody empty(int size) {
    return new SpaceBody(size, Map.of());
  }

  public @Nullable Entry find(int number) {
    return entries.get(number);
  }

  public SpaceBody with(int number, Entry entry) {
    Map<Integer, Entry> more = new TreeMap<>(entries);
    more.put(number, entry);
    return new SpaceBody(size, Map.copyOf(more));
  }

  public SpaceBody without(int number) {
    Map<Integer, Entry> fewer = new TreeMap<>(entries);
    fewer.remove(number);
    return new SpaceBody(size, Map.copyOf(fewer));
  }

  /** In the order of the pages, whatever the order of the map. */
  @Override
  public String toString() {
    return "maps " + new TreeMap<>(entries) + " of " + size;
  }
}
