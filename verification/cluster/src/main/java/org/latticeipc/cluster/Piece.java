package org.latticeipc.cluster;

import java.io.Serializable;

/** An order, or what came of one, on its way between driver and executor. */
final class Piece implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The number of the order. */
  final long number;

  /** The order or the result; of a result none if it was not begun. */
  final byte[] bytes;

  /** How long the executor was busy with it. */
  final long nanos;

  /** The executor's name; empty on the way to it. */
  final String executor;

  /** Why the executor cannot do it, in one line; empty if it can. */
  final String refusal;

  /** An order. */
  Piece(long number, byte[] bytes) {
    this(number, bytes, 0, "", "");
  }

  Piece(long number, byte[] bytes, long nanos, String executor, String refusal) {
    this.number = number;
    this.bytes = bytes;
    this.nanos = nanos;
    this.executor = executor;
    this.refusal = refusal;
  }
}
