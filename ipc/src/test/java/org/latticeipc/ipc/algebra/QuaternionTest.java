package org.latticeipc.ipc.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class QuaternionTest {
  private static final Quaternion I = new Quaternion(0, 1, 0, 0);
  private static final Quaternion J = new Quaternion(0, 0, 1, 0);
  private static final Quaternion K = new Quaternion(0, 0, 0, 1);
  private static final Quaternion MINUS_ONE = new Quaternion(-1, 0, 0, 0);

  @Provide
  Arbitrary<Quaternion> quaternions() {
    Arbitrary<Double> part = Arbitraries.integers().between(-50, 50).map(Integer::doubleValue);
    return Combinators.combine(part, part, part, part).as(Quaternion::new);
  }

  @Example
  void hamiltonsRule_iSquaredIsJSquaredIsKSquaredIsIJKIsMinusOne() {
    assertTrue(I.times(I).distance(MINUS_ONE) == 0);
    assertTrue(J.times(J).distance(MINUS_ONE) == 0);
    assertTrue(K.times(K).distance(MINUS_ONE) == 0);
    assertTrue(I.times(J).times(K).distance(MINUS_ONE) == 0);
  }

  @Property
  void times_associates(
      @ForAll("quaternions") Quaternion a,
      @ForAll("quaternions") Quaternion b,
      @ForAll("quaternions") Quaternion c) {
    assertEquals(0.0, a.times(b).times(c).distance(a.times(b.times(c))));
  }

  @Property
  void norm_isMultiplicative(
      @ForAll("quaternions") Quaternion a, @ForAll("quaternions") Quaternion b) {
    assertEquals(a.norm() * b.norm(), a.times(b).norm());
  }

  @Property
  void conjugate_timesItself_isTheNorm(@ForAll("quaternions") Quaternion a) {
    assertEquals(0.0, a.times(a.conjugate()).distance(new Quaternion(a.norm(), 0, 0, 0)));
  }

  @Example
  void aboutX_hasUnitNorm_andHalfTheAngle() {
    Quaternion quarter = Quaternion.aboutX(90);
    assertEquals(1.0, quarter.norm(), 1e-15);
    assertEquals(0.0, quarter.times(quarter).distance(I), 1e-15);
  }

  @Example
  void toString_isTheSameInEveryLocale() {
    assertEquals("0.0000+1.0000i+0.0000j+0.0000k", I.toString());
  }
}
