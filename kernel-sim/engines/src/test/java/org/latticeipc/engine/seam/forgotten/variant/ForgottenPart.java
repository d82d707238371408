package org.latticeipc.engine.seam.forgotten.variant;

/** A wrong part that no registered variant uses. */
final class ForgottenPart implements Runnable {
  @Override
  public void run() {}
}
