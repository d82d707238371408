package org.latticeipc.kernel;

/** The value of a call that has none. */
public enum Unit {
  DONE;

  static final Result<Unit> OK = Result.ok(DONE);
}
