package org.latticeipc.machine.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.latticeipc.machine.program.HoldingFact.Holding;
import org.latticeipc.machine.program.Holdings.Waiting;
import org.latticeipc.machine.sync.MutexFact;

class HoldingsTest {
  private final Holdings holdings = new Holdings();

  private void tells(String task, Holding holding, String thing) {
    holdings.add(task, new MutexFact(thing, holding));
  }

  private static Waiting waits(String task, String cell) {
    return new Waiting(task, "waits for " + cell);
  }

  @Test
  void ringOfThree_saysWhoOwnsWhatAndWaitsForWhom() {
    for (String task : List.of("0", "1", "2")) {
      tells("t" + task, Holding.OWNS, "m" + task);
      tells("t" + task, Holding.WAITS, "m" + (Integer.parseInt(task) + 1) % 3);
    }
    assertEquals(
        List.of(
            "t0 owns m0 and waits for m1, owned by t1",
            "t1 owns m1 and waits for m2, owned by t2",
            "t2 owns m2 and waits for m0, owned by t0"),
        holdings.of(List.of(waits("t0", "x"), waits("t1", "y"), waits("t2", "z"))));
  }

  /** Who owns something may wait for what nobody can own. */
  @Test
  void taskThatOwnsAndWaitsForACell_isToldWithBoth() {
    tells("t1", Holding.OWNS, "m");
    tells("t2", Holding.WAITS, "m");
    List<Waiting> waiting = List.of(waits("t1", "x"), waits("t2", "m.sleepers"));
    assertTrue(holdings.tellOf(waiting));
    assertEquals(
        List.of("t1 owns m and waits for x", "t2 waits for m, owned by t1"), holdings.of(waiting));
  }

  @Test
  void whatWasLeft_isOwnedByNobody() {
    tells("t1", Holding.OWNS, "m");
    tells("t1", Holding.LEAVES, "m");
    tells("t2", Holding.WAITS, "m");
    List<Waiting> waiting = List.of(waits("t2", "m.sleepers"));
    assertEquals(List.of("t2 waits for m, which nobody owns"), holdings.of(waiting));
    assertFalse(holdings.tellOf(List.of(waits("t1", "x"))));
  }
}
