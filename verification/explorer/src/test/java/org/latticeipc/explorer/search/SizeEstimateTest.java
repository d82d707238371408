package org.latticeipc.explorer.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.latticeipc.explorer.result.Progress;
import org.latticeipc.explorer.result.Statistics;

class SizeEstimateTest {
  private final SizeEstimate estimate = new SizeEstimate();

  /** So many executions are done, a tenth by weight. */
  private static Progress done(long executions) {
    Statistics statistics = new Statistics(executions, BigInteger.valueOf(executions), 0, 0, 1, 0);
    return new Progress(statistics, 0.1, 10.0 * executions);
  }

  private double width() {
    Progress told = estimate.told(done(1));
    return told.mostTotal() / told.leastTotal();
  }

  @Test
  void withoutARun_nothingIsAdded() {
    Progress before = done(100);
    assertSame(before, estimate.told(before));
    assertFalse(before.isForecast());
    assertEquals(100, before.leastTotal());
  }

  @Test
  void boundsGetNearer_asRunsAgree() {
    estimate.add(1900, 100);
    assertEquals(2000, estimate.told(done(1)).estimatedTotal());
    double last = width();
    for (int i = 0; i < 200; i++) {
      estimate.add(1900, 100);
      assertTrue(width() < last, "runs that agree bring the bounds together");
      last = width();
    }
    assertTrue(estimate.isExact());
  }

  @Test
  void boundsStayAway_asRunsDoNotAgree() {
    for (int i = 0; i < 10; i++) {
      estimate.add(10, 0);
      estimate.add(1000, 0);
    }
    assertTrue(width() > 4, () -> "it pretends to know: " + width());
    assertFalse(estimate.isExact());
  }

  /** What is done is the least there is, and if it is more than the most, the weight has to do. */
  @Test
  void whatIsDone_correctsTheBounds() {
    estimate.add(1000, 0);
    Progress more = estimate.told(done(1500));
    assertEquals(1500, more.leastTotal());
    assertTrue(more.estimatedTotal() > 1500, () -> "nothing is left by " + more);
    Progress wrong = estimate.told(done(1_000_000));
    assertEquals(1_000_000, wrong.leastTotal());
    assertEquals(10_000_000, wrong.mostTotal());
  }

  @Test
  void whatIsGivenUp_isForgottenForGood() {
    estimate.add(1000, 0);
    estimate.giveUp();
    estimate.add(1000, 0);
    Progress before = done(100);
    assertSame(before, estimate.told(before));
  }
}
