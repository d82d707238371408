package org.latticeipc.scheduler.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServicesTest {
  /** A shop (0) needs an index (1) and a store (2), the index needs the store; 3 is alone. */
  private final Services services =
      new Services(List.of(List.of(1, 2), List.of(2), List.of(), List.of()));

  @Test
  void services_startAfterWhatTheyNeed_andStopBeforeIt() {
    assertEquals(List.of(2, 1, 0, 3), services.startOrder());
    assertEquals(List.of(2, 1, 0), services.toStart(0b0111));
    assertEquals(List.of(0, 1, 2), services.toStop(0b0111));
  }

  @Test
  void endOfOne_affectsAllThatNeedIt() {
    assertEquals(0b0111, services.affectedBy(0b0100));
    assertEquals(0b0011, services.affectedBy(0b0010));
    assertEquals(0b1001, services.affectedBy(0b1001));
    assertEquals(0, services.affectedBy(0b10000), "no service of that number");
  }

  @Test
  void ring_andTooMany_areRefused() {
    List<List<Integer>> ring = List.of(List.of(1), List.of(0));
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> new Services(ring)).getMessage());
    assertTrue(message.contains("cycle"), message);
    List<List<Integer>> many = Collections.nCopies(Services.MOST + 1, List.of());
    assertThrows(IllegalArgumentException.class, () -> new Services(many));
    assertEquals(-1L, new Services(many.subList(1, many.size())).affectedBy(-1L));
  }
}
