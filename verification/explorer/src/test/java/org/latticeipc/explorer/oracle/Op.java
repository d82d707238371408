package org.latticeipc.explorer.oracle;

import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/** One operation of a straight-line task over cells that hold 0 to 3. */
sealed interface Op {
  record Load(int cell, LoadOrder order) implements Op {}

  /** Stores a constant, or the last value read plus one if {@code dependent}. */
  record Store(int cell, int value, boolean dependent, StoreOrder order) implements Op {}

  /** Adds one, modulo nothing: values stay small since programs are. */
  record Add(int cell, RmwOrder order) implements Op {}

  record Exchange(int cell, int value, RmwOrder order) implements Op {}

  record Cas(int cell, int expected, int desired, RmwOrder success, LoadOrder failure)
      implements Op {}

  record Fence(FenceOrder order) implements Op {}

  record Await(int cell, int atLeast, boolean timed, LoadOrder order) implements Op {}

  record Choose(int alternatives) implements Op {}

  /** Skips the next operation unless the last value read (or chosen) is odd. */
  record IfOdd() implements Op {}

  /** Starts the child task. */
  record Spawn() implements Op {}

  /** Waits for the child task. */
  record Join() implements Op {}
}
