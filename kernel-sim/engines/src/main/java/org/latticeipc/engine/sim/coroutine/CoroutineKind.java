package org.latticeipc.engine.sim.coroutine;

import java.util.Optional;

/** How the simulation suspends a task in the middle of its code. Traces do not depend on it. */
public enum CoroutineKind {
  /**
   * The JDK's own continuation: JDK 21 and later, with {@code --add-exports
   * java.base/jdk.internal.vm=ALL-UNNAMED} on the command line or in the jar's manifest.
   */
  CONTINUATION,
  /** One platform thread a task, of which only the one that holds the baton runs. */
  BATON;

  /** The fastest kind this JVM has. */
  public static CoroutineKind best() {
    return CONTINUATION.unavailableBecause().isEmpty() ? CONTINUATION : BATON;
  }

  /** Why this JVM cannot run this kind, with the remedy; empty if it can. */
  public Optional<String> unavailableBecause() {
    return this == BATON
        ? Optional.empty()
        : Optional.ofNullable(ContinuationCoroutine.whyUnavailable());
  }

  /** This kind where the JVM has it, else the baton. */
  public CoroutineKind orBaton() {
    return unavailableBecause().isEmpty() ? this : BATON;
  }

  public Coroutine create(String name, Runnable body) {
    return this == CONTINUATION ? new ContinuationCoroutine(body) : new BatonCoroutine(name, body);
  }
}
