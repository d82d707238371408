package org.latticeipc.machine;

/** The function of an unconditional read-modify-write on a {@link LongCell}. Total and pure. */
public enum RmwOp {
  EXCHANGE,
  ADD,
  SUBTRACT,
  AND,
  OR,
  XOR,
  /** Adds as Java's {@code int} does; the value stays sign-extended. */
  ADD_INT,
  /** Adds as Java's {@code short} does. */
  ADD_SHORT,
  /** Adds as Java's {@code byte} does. */
  ADD_BYTE,
  /** Adds as Java's {@code char} does; the value stays zero-extended. */
  ADD_CHAR,
  /** Adds numbers given by the bits of {@code float}s, sign-extended. */
  ADD_FLOAT,
  /** Adds numbers given by the bits of {@code double}s. */
  ADD_DOUBLE;

  /** The value written when {@code current} was read. Arithmetic wraps around. */
  public long apply(long current, long operand) {
    return switch (this) {
      case EXCHANGE -> operand;
      case ADD -> current + operand;
      case SUBTRACT -> current - operand;
      case AND -> current & operand;
      case OR -> current | operand;
      case XOR -> current ^ operand;
      case ADD_INT -> (int) (current + operand);
      case ADD_SHORT -> (short) (current + operand);
      case ADD_BYTE -> (byte) (current + operand);
      case ADD_CHAR -> (char) (current + operand);
      case ADD_FLOAT ->
          Float.floatToRawIntBits(
              Float.intBitsToFloat((int) current) + Float.intBitsToFloat((int) operand));
      case ADD_DOUBLE ->
          Double.doubleToRawLongBits(
              Double.longBitsToDouble(current) + Double.longBitsToDouble(operand));
    };
  }
}
