package org.latticeipc.kernel.variant;

import org.latticeipc.kernel.config.TimerRule;

/** Wrong: a timer whose time has come fires although it was cancelled meanwhile. */
final class TimerFiresCancelled implements TimerRule {
  @Override
  public boolean looksAgain() {
    return false;
  }
}
