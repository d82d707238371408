package org.latticeipc.ipc.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.latticeipc.ipc.algebra.Quaternion;

class RotationTest {
  @Property
  void of_isTheInverseOfSteps(@ForAll @LongRange(min = 0) long steps) {
    assertEquals(steps, Rotation.of(steps).steps());
  }

  @Property
  void compareTo_ordersByArrival(
      @ForAll @LongRange(min = 0) long a, @ForAll @LongRange(min = 0) long b) {
    assertEquals(Long.compare(a, b), Rotation.of(a).compareTo(Rotation.of(b)));
  }

  @Example
  void quaternion_oneStep_isFiveDegreesAboutX() {
    Quaternion step = Rotation.of(1).quaternion();
    assertEquals(Math.cos(Math.toRadians(2.5)), step.w(), 1e-15);
    assertEquals(Math.sin(Math.toRadians(2.5)), step.x(), 1e-15);
  }

  @Property(tries = 300)
  void quaternion_isAHomomorphism(
      @ForAll @LongRange(min = 0, max = 500) long a,
      @ForAll @LongRange(min = 0, max = 500) long b) {
    Quaternion product = Rotation.of(a).quaternion().times(Rotation.of(b).quaternion());
    assertEquals(0.0, product.distance(Rotation.of(a + b).quaternion()), 1e-12);
  }

  @Example
  void quaternion_theCircleClosesAfter144StepsAndNotBefore() {
    for (int step = 1; step < Rotation.STEPS; step++) {
      assertTrue(Rotation.of(step).quaternion().distance(Quaternion.ONE) > 0.04, "step " + step);
    }
    assertEquals(0.0, Rotation.of(Rotation.STEPS).quaternion().distance(Quaternion.ONE));
    assertEquals(1, Rotation.of(Rotation.STEPS).revolutions());
  }

  @Example
  void of_negative_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> Rotation.of(-1));
  }
}
