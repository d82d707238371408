package org.latticeipc.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Arithmetic of Java's types in cells of 64 bits. */
class RmwOpTest {

  @Test
  void narrowAdditions_wrapAsTheTypeDoes() {
    assertEquals(Integer.MIN_VALUE, RmwOp.ADD_INT.apply(Integer.MAX_VALUE, 1));
    assertEquals(Integer.MAX_VALUE, RmwOp.ADD_INT.apply(Integer.MIN_VALUE, -1));
    assertEquals(Short.MIN_VALUE, RmwOp.ADD_SHORT.apply(Short.MAX_VALUE, 1));
    assertEquals(Byte.MIN_VALUE, RmwOp.ADD_BYTE.apply(Byte.MAX_VALUE, 1));
    assertEquals(0, RmwOp.ADD_CHAR.apply(Character.MAX_VALUE, 1));
    assertEquals(Character.MAX_VALUE, RmwOp.ADD_CHAR.apply(0, -1));
  }

  @Test
  void floatingAdditions_addWhatTheBitsMean() {
    long half = Float.floatToRawIntBits(0.5f);
    long minusTwo = Float.floatToRawIntBits(-2f);
    assertEquals(Float.floatToRawIntBits(-1.5f), RmwOp.ADD_FLOAT.apply(half, minusTwo));
    long third = Double.doubleToRawLongBits(1 / 3.0);
    assertEquals(Double.doubleToRawLongBits(2 / 3.0), RmwOp.ADD_DOUBLE.apply(third, third));
  }
}
