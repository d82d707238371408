package org.latticeipc.explorer.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A heap so full that nothing but collections happens is told; a busy one is not. */
class HeapPressureTest {
  private static final long SECOND = 1_000_000_000L;

  private final AtomicLong pauses = new AtomicLong(500);
  private final HeapPressure heap = new HeapPressure(0, pauses::get);

  /** The seconds that pass until it is called hopeless, of at most so many. */
  private int secondsUntilHopeless(int pausesOfSecond, int most) {
    for (int second = 1; second <= most; second++) {
      pauses.addAndGet(pausesOfSecond);
      if (heap.isHopeless(second * SECOND)) {
        return second;
      }
    }
    return -1;
  }

  @Test
  void hardlyAnythingButCollections_isHopeless_onceTwoWindowsWereSeen() {
    assertEquals(20, secondsUntilHopeless(970, 100));
  }

  @Test
  void muchCollection_isNot() {
    assertEquals(-1, secondsUntilHopeless(930, 1000));
  }

  @Test
  void collectionsOfShortOrOfEarlierTimes_areNot() {
    pauses.set(1_000_000);
    assertFalse(heap.isHopeless(SECOND));
    assertFalse(heap.isHopeless(11 * SECOND), "the first look has nothing to compare with");
    pauses.addAndGet(9_000);
    assertFalse(heap.isHopeless(21 * SECOND), "nine of ten seconds");
    pauses.addAndGet(9_900);
    assertFalse(heap.isHopeless(30 * SECOND), "not yet ten seconds");
    assertTrue(heap.isHopeless(31 * SECOND));
  }

  @Test
  void collectorsOfThisJvm_areAsked() {
    HeapPressure real = new HeapPressure(0);
    assertFalse(real.isHopeless(10 * SECOND));
    assertFalse(real.isHopeless(System.nanoTime() + 1000 * SECOND));
  }
}
