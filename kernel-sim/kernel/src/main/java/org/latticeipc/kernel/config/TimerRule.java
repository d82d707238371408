package org.latticeipc.kernel.config;

/** What a timer does when its time has come. */
public interface TimerRule {

  /** Whether it fires only if it is still armed then. */
  boolean looksAgain();

  /** A timer that was cancelled does not fire. */
  static TimerRule exact() {
    return () -> true;
  }
}
