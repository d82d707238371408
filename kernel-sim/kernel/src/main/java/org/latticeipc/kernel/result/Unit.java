package org.latticeipc.kernel.result;

/** The value of a call that has none. */
public enum Unit {
  DONE;

  static final ExoResult<Unit> OK = ExoResult.ok(DONE);
}
