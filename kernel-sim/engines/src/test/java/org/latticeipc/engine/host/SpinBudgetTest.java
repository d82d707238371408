package org.latticeipc.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** How long waits spin, and what head start they give. */
class SpinBudgetTest {
  private final SpinBudget budget = new SpinBudget();

  private int waitsUntilHeadStart() {
    int waits = 1;
    while (budget.headStart() == 0) {
      waits++;
    }
    return waits;
  }

  @Test
  void headStart_isTriedNowAndThen_whereNothingMoreComes() {
    for (int i = 0; i < 3; i++) {
      assertEquals(64, waitsUntilHeadStart());
      budget.headStartGiven(false);
    }
  }

  @Test
  void headStart_grows_whileMoreComes_andGoes_whenNothingDoes() {
    assertEquals(64, waitsUntilHeadStart());
    int before = 0;
    for (int i = 0; i < 10; i++) {
      budget.headStartGiven(true);
      assertTrue(budget.headStart() >= before);
      before = budget.headStart();
    }
    assertEquals(64, before);
    for (int i = 0; i < 3; i++) {
      budget.headStartGiven(false);
    }
    assertEquals(0, budget.headStart());
  }

  @Test
  void spinning_isLeast_afterOneWasPreempted_andComesBack() {
    int most = budget.spins();
    long longAgo = System.nanoTime() - 1_000_000_000L;
    budget.spentWell(longAgo);
    int least = budget.spins();
    long notYet = System.nanoTime() + 1_000_000_000L;
    assertTrue(least <= most && least > 0);
    for (int i = 0; i < 100; i++) {
      budget.spentInVain(notYet);
    }
    assertTrue(budget.spins() > least || most == least);
  }
}
