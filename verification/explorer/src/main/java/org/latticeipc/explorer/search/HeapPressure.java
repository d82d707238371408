package org.latticeipc.explorer.search;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells a heap that is so full that hardly anything but garbage collection happens: an exploration
 * would go on for hours without an error. Most collectors have no limit of their own for that. Asks
 * for nothing in the first {@value #WINDOW_SECONDS} seconds. Confined to one thread.
 */
final class HeapPressure {
  private static final int WINDOW_SECONDS = 10;
  private static final long WINDOW_NANOS = WINDOW_SECONDS * 1_000_000_000L;

  /** The part of the time from which on nothing is to be hoped for, in percent. */
  private static final int HOPELESS = 95;

  private final @Nullable LongSupplier given;
  private long since;
  private long before = -1;

  HeapPressure(long nowNanos) {
    this(nowNanos, null);
  }

  /**
   * With another clock of the collectors.
   *
   * @param collectionMillis for how long programs stood still for collections, ever
   */
  HeapPressure(long nowNanos, @Nullable LongSupplier collectionMillis) {
    since = nowNanos;
    given = collectionMillis;
  }

  /** Whether nearly all of the last seconds went to collections, and so will the next ones. */
  boolean isHopeless(long nowNanos) {
    long elapsed = nowNanos - since;
    if (elapsed < WINDOW_NANOS) {
      return false;
    }
    long now = given == null ? Collectors.pauses() : given.getAsLong();
    long percent = before < 0 ? 0 : (now - before) * 100_000_000 / elapsed;
    since = nowNanos;
    before = now;
    return percent >= HOPELESS;
  }

  /** Loaded when first asked, since the beans of the platform take a start's time to find. */
  private static final class Collectors {
    private Collectors() {}

    /** Milliseconds of pauses; what runs beside the program is none. */
    static long pauses() {
      long sum = 0;
      for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
        String name = bean.getName();
        if (!name.contains("Cycles") && !name.contains("Concurrent")) {
          sum += Math.max(0, bean.getCollectionTime());
        }
      }
      return sum;
    }
  }
}
