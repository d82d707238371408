package org.latticeipc.scheduler.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnStreamTest {
  private static List<Integer> first(TurnStream stream, int turns) {
    return IntStream.range(0, turns).map(stream::at).boxed().toList();
  }

  /** How far the turns of a party are at most from its share of the turns so far, in turns. */
  private static double lag(TurnStream stream, int party, List<Integer> shares, int turns) {
    double all = shares.stream().mapToInt(s -> s).sum();
    double worst = 0;
    int had = 0;
    for (int turn = 0; turn < turns; turn++) {
      had += stream.at(turn) == party ? 1 : 0;
      worst = Math.max(worst, Math.abs(had - (turn + 1) * shares.get(party) / all));
    }
    return worst;
  }

  @Test
  void roundRobin_givesSharesInOnePiece_beattySpreadsThem() {
    List<Integer> shares = List.of(3, 2);
    assertEquals(List.of(0, 0, 0, 1, 1, 0), first(TurnStream.roundRobin(shares), 6));
    assertEquals(List.of(1, 0, 1, 0, 0, 1), first(TurnStream.beatty(shares), 6));
    assertEquals(List.of(0, 1, 0, 1, 0, 0), first(TurnStream.stride(shares), 6));
  }

  @Test
  void beatty_firstPartyIsNeverATurnBehind_roundRobinIs() {
    for (int mine = 1; mine < 12; mine++) {
      for (int others = 1; others < 12; others++) {
        List<Integer> shares = List.of(mine, others);
        assertTrue(lag(TurnStream.beatty(shares), 0, shares, 60) < 1, shares::toString);
        assertTrue(lag(TurnStream.stride(shares), 0, shares, 60) < 1, shares::toString);
      }
    }
    assertTrue(lag(TurnStream.roundRobin(List.of(9, 9)), 0, List.of(9, 9), 60) > 4);
  }

  @Test
  void everyStream_givesEachPartyItsShare() {
    List<Integer> shares = List.of(4, 1, 3, 2);
    for (TurnStream stream :
        List.of(
            TurnStream.roundRobin(shares), TurnStream.stride(shares), TurnStream.beatty(shares))) {
      List<Integer> period = first(stream, 10);
      for (int party = 0; party < shares.size(); party++) {
        int number = party;
        assertEquals((long) shares.get(party), period.stream().filter(p -> p == number).count());
      }
    }
  }

  @Test
  void once_followsTheDependencies_thenHalts() {
    TurnStream stream = TurnStream.once(List.of(List.of(2), List.of(0, 2), List.of()));
    assertEquals(List.of(2, 0, 1, TurnStream.HALT), first(stream, 4));
  }

  @Test
  void whatCannotBe_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> TurnStream.stride(List.of()));
    assertThrows(IllegalArgumentException.class, () -> TurnStream.stride(List.of(1, 0)));
    assertThrows(IllegalArgumentException.class, () -> TurnStream.beatty(List.of(9_000, 9_000)));
    assertThrows(
        IllegalArgumentException.class, () -> TurnStream.once(List.of(List.of(1), List.of(0))));
  }
}
