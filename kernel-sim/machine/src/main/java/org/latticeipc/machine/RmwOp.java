package org.latticeipc.machine;

/** The function of an unconditional read-modify-write on a {@link LongCell}. Total and pure. */
public enum RmwOp {
  EXCHANGE,
  ADD,
  SUBTRACT,
  AND,
  OR,
  XOR;

  /** The value written when {@code current} was read. Arithmetic wraps around. */
  public long apply(long current, long operand) {
    if (this == EXCHANGE) {
      return operand;
    } else if (this == ADD) {
      return current + operand;
    } else if (this == SUBTRACT) {
      return current - operand;
    } else if (this == AND) {
      return current & operand;
    } else if (this == OR) {
      return current | operand;
    }
    return current ^ operand;
  }
}
