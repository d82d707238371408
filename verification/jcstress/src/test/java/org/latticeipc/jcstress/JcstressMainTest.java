package org.latticeipc.jcstress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.latticeipc.jcstress.JcstressMain.Planted;

/** When a planted bug counts as found. */
final class JcstressMainTest {
  private static final Planted PLANTED = new Planted("name", "dag.HandOver", Map.of(), true);

  @Test
  void forbiddenOutcomeOfThePlantedTest_isFound() {
    assertTrue(JcstressMain.isFound(PLANTED, forbidden("a.dag.HandOver []: Observed forbidden")));
  }

  @Test
  void forbiddenOutcomeOfAnotherTest_isNot() {
    assertFalse(JcstressMain.isFound(PLANTED, forbidden("a.dag.Other []: Observed forbidden")));
  }

  @Test
  void hangOrPassOrNothing_isNot() {
    assertFalse(JcstressMain.isFound(PLANTED, new JcstressVerdict.Hung(1)));
    assertFalse(JcstressMain.isFound(PLANTED, new JcstressVerdict.Passed(8, 1)));
    assertFalse(JcstressMain.isFound(PLANTED, new JcstressVerdict.Broken("no test", 1)));
  }

  @Test
  void plantedTests_areNotAmongTheReal() {
    Pattern real = Pattern.compile(JcstressMain.REAL);
    assertFalse(real.matcher("org.latticeipc.jcstress.planted.CounterWithoutLock").find());
    assertTrue(real.matcher("org.latticeipc.jcstress.dag.HandOver").find());
  }

  @Test
  void testsThatForbidNothing_areLeftToTheNight() {
    Pattern every = Pattern.compile(JcstressMain.FORBIDDING);
    assertFalse(every.matcher("org.latticeipc.jcstress.cells.StoreBufferingRelaxed").find());
    assertFalse(every.matcher("org.latticeipc.jcstress.planted.CounterWithoutLock").find());
    assertTrue(every.matcher("org.latticeipc.jcstress.cells.StoreBufferingSeqCst").find());
  }

  @Test
  void observationsOfOthers_areLeftOut_ifThereAreOwn() {
    JcstressVerdict both =
        new JcstressVerdict.Forbidden(List.of("a.dag.Other []: 1", "a.dag.HandOver []: 2"), 1);
    assertEquals("a.dag.HandOver []: 2", both.of("dag.HandOver").describe());
    assertEquals(both, both.of("dag.Third"));
  }

  private static JcstressVerdict forbidden(String line) {
    return new JcstressVerdict.Forbidden(List.of(line), 1);
  }
}
