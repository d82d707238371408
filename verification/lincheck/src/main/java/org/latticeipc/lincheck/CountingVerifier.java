package org.latticeipc.lincheck;

import java.util.concurrent.atomic.AtomicLong;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.lincheck.datastructures.verifier.LinearizabilityVerifier;
import org.jetbrains.lincheck.datastructures.verifier.Verifier;

/**
 * Judges by the specification's kind, {@link Moments} or a sequential object, and counts the
 * executions judged: a check that judged none proves nothing. Made by Lincheck, which gives it the
 * specification's class; hence the count belongs to the JVM.
 */
public final class CountingVerifier implements Verifier {
  private static final AtomicLong JUDGED = new AtomicLong();

  private final Verifier verifier;

  /** For a specification with a constructor without arguments. */
  public CountingVerifier(Class<?> specification) {
    this.verifier =
        Moments.class.isAssignableFrom(specification)
            ? new IntervalVerifier<>(moments(specification))
            : new LinearizabilityVerifier(specification);
  }

  /** How many executions were judged in this JVM so far. */
  static long judged() {
    return JUDGED.get();
  }

  private static Moments<?> moments(Class<?> specification) {
    try {
      return (Moments<?>) specification.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("cannot make a " + specification.getName(), e);
    }
  }

  @Override
  public boolean verifyResults(ExecutionScenario scenario, ExecutionResult results) {
    JUDGED.incrementAndGet();
    return verifier.verifyResults(scenario, results);
  }
}
