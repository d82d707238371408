package org.latticeipc.cluster;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PatienceTest {
  private final Patience patience = new Patience();

  private void ends(double seconds, double cost) {
    assertFalse(patience.isOver(seconds - 0.1, cost), "waits for " + seconds + " s");
    assertTrue(patience.isOver(seconds + 0.1, cost), "waits no longer than " + seconds + " s");
  }

  @Test
  void whatComesLate_isWaitedForTwiceAsLongEachTime() {
    ends(10, 0.1);
    patience.gaveUp();
    ends(20, 0.1);
    patience.gaveUp();
    ends(40, 0.1);
  }

  @Test
  void aWholeRound_endsThat() {
    patience.gaveUp();
    patience.gaveUp();
    patience.wentWell();
    ends(10, 0.1);
  }

  /** With ten thousand cores a round takes a minute to come back, and is not late for that. */
  @Test
  void costlyRounds_areWaitedForLonger() {
    ends(180, 60);
    patience.gaveUp();
    ends(360, 60);
  }
}
