package org.latticeipc.litmus.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The shared locations of one test, laid out as cells 0, 1, …, and the meaning of 64-bit values.
 *
 * <p>An address is {@code TAG + region * 2^20 + element}, so that adding to a pointer moves by
 * elements, the difference of two pointers into one array is a number of elements, and an address
 * outside its array is nobody's. Every other value is a number. Immutable once the test is
 * compiled.
 */
public final class LitmusMemory {
  /** The largest array. */
  public static final int LARGEST_ARRAY = 1024;

  private static final long TAG = 0x4C49_544D_0000_0000L;
  private static final int ELEMENT_BITS = 20;

  /** How an address looks in decimals: as the tag does in its first four. */
  private static final Pattern ADDRESS =
      Pattern.compile("\\b" + Long.toString(TAG).substring(0, 4) + "\\d{15}\\b");

  /** Addresses at most that far outside an array are shown relative to it. */
  private static final long OUTSIDE = 1L << (ELEMENT_BITS - 1);

  private final Map<String, SharedLocation> byName = new LinkedHashMap<>();
  private final List<SharedLocation> regions = new ArrayList<>();
  private int cells;

  /** Adds a location; the name must be new. Called while compiling only. */
  public SharedLocation add(String name, int size, boolean array) {
    SharedLocation location = new SharedLocation(name, regions.size(), cells, size, array);
    if (byName.putIfAbsent(name, location) != null) {
      throw new IllegalArgumentException("location '" + name + "' exists");
    }
    regions.add(location);
    cells += size;
    return location;
  }

  /** The location of that name. */
  public Optional<SharedLocation> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** All names, in order of appearance. */
  public Collection<String> names() {
    return Collections.unmodifiableCollection(byName.keySet());
  }

  /** All locations, in order of appearance. */
  public List<SharedLocation> locations() {
    return Collections.unmodifiableList(regions);
  }

  /** How many cells there are. */
  public int cellCount() {
    return cells;
  }

  /** The address of an element. */
  public static long address(SharedLocation location, int element) {
    return TAG + ((long) location.region() << ELEMENT_BITS) + element;
  }

  /** The cell that the value points to, or -1 if it points to none. */
  public int cellAt(long value) {
    SharedLocation location = regionAt(value);
    return location == null ? -1 : location.firstCell() + elementAt(value);
  }

  private @Nullable SharedLocation regionAt(long value) {
    long offset = value - TAG;
    if (offset < 0 || offset >>> ELEMENT_BITS >= regions.size()) {
      return null;
    }
    SharedLocation location = regions.get((int) (offset >>> ELEMENT_BITS));
    return elementAt(value) < location.size() ? location : null;
  }

  private static int elementAt(long value) {
    return (int) (value - TAG) & ((1 << ELEMENT_BITS) - 1);
  }

  /** A text about a test's run with names in the place of addresses. */
  public String named(String text) {
    return ADDRESS
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(show(Long.parseLong(found.group()))));
  }

  /** The value as herd7 writes it: a number, or the name of what it points to. */
  public String show(long value) {
    SharedLocation location = regionAt(value);
    if (location != null) {
      int element = elementAt(value);
      return element == 0 ? location.name() : location.cellName(element);
    }
    long offset = value - TAG + OUTSIDE;
    if (offset < 0 || offset >>> ELEMENT_BITS >= regions.size()) {
      return Long.toString(value);
    }
    SharedLocation near = regions.get((int) (offset >>> ELEMENT_BITS));
    long by = value - address(near, 0);
    return near.name() + (by < 0 ? "-" + -by : "+" + by);
  }

  /** Orders values as herd7 does: numbers by size, then addresses by name and element. */
  public int compare(long one, long other) {
    SharedLocation a = regionAt(one);
    SharedLocation b = regionAt(other);
    if (a == null || b == null) {
      return a == null && b == null ? Long.compare(one, other) : a == null ? -1 : 1;
    }
    int byName = a.name().compareTo(b.name());
    return byName != 0 ? byName : Integer.compare(elementAt(one), elementAt(other));
  }
}
