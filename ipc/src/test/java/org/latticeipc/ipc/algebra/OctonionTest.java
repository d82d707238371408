package org.latticeipc.ipc.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws of an alternative composition algebra, modulo the prime. */
class OctonionTest {
  @Provide
  Arbitrary<Octonion> octonions() {
    return Arbitraries.longs()
        .between(0, Octonion.P - 1)
        .array(long[].class)
        .ofSize(Octonion.PARTS)
        .map(Octonion::of);
  }

  @Property(tries = 500)
  void norm_isMultiplicative(@ForAll("octonions") Octonion a, @ForAll("octonions") Octonion b) {
    assertEquals(a.norm() * b.norm() % Octonion.P, a.times(b).norm());
  }

  @Property(tries = 500)
  void multiplication_isAlternative(
      @ForAll("octonions") Octonion a, @ForAll("octonions") Octonion b) {
    assertEquals(a.times(a).times(b), a.times(a.times(b)));
    assertEquals(b.times(a).times(a), b.times(a.times(a)));
    assertEquals(a.times(b).times(a), a.times(b.times(a)));
  }

  @Property(tries = 500)
  void multiplication_satisfiesTheMoufangIdentities(
      @ForAll("octonions") Octonion x,
      @ForAll("octonions") Octonion y,
      @ForAll("octonions") Octonion z) {
    assertEquals(z.times(x.times(z.times(y))), z.times(x).times(z).times(y));
    assertEquals(x.times(z.times(y.times(z))), x.times(z).times(y).times(z));
    assertEquals(z.times(x).times(y.times(z)), z.times(x.times(y)).times(z));
  }

  @Property(tries = 500)
  void multiplication_distributes(
      @ForAll("octonions") Octonion a,
      @ForAll("octonions") Octonion b,
      @ForAll("octonions") Octonion c) {
    assertEquals(a.times(b).plus(a.times(c)), a.times(b.plus(c)));
    assertEquals(b.times(a).plus(c.times(a)), b.plus(c).times(a));
  }

  @Property(tries = 500)
  void conjugate_reversesProducts_andGivesTheNorm(
      @ForAll("octonions") Octonion a, @ForAll("octonions") Octonion b) {
    assertEquals(a.times(b).conjugate(), b.conjugate().times(a.conjugate()));
    assertEquals(Octonion.of(a.norm(), 0, 0, 0, 0, 0, 0, 0), a.times(a.conjugate()));
  }

  @Example
  void multiplication_neitherCommutesNorAssociates() {
    Octonion e1 = unit(1);
    Octonion e2 = unit(2);
    Octonion e4 = unit(4);
    assertNotEquals(e1.times(e2), e2.times(e1));
    assertNotEquals(e1.times(e2).times(e4), e1.times(e2.times(e4)));
  }

  @Example
  void one_isNeutral_andUnitsSquareToMinusOne() {
    for (int i = 1; i < Octonion.PARTS; i++) {
      assertEquals(unit(i), Octonion.ONE.times(unit(i)));
      assertEquals(unit(i), unit(i).times(Octonion.ONE));
      assertEquals(Octonion.of(-1, 0, 0, 0, 0, 0, 0, 0), unit(i).times(unit(i)));
    }
  }

  @Example
  void of_wrongLength_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> Octonion.of(1, 2));
  }

  @Example
  void toString_isEightTimesEightDigits() {
    assertEquals(
        "00000001-00000000-00000000-00000000-00000000-00000000-00000000-00000000",
        Octonion.ONE.toString());
  }

  private static Octonion unit(int index) {
    long[] parts = new long[Octonion.PARTS];
    parts[index] = 1;
    return Octonion.of(parts);
  }
}
