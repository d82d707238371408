package org.latticeipc.lincheck;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.StressOptions;

/**
 * Checks a structure for linearizability (Herlihy and Wing, TOPLAS 1990) with Lincheck (Koval et
 * al., CAV 2023) against its sequential specification.
 *
 * <p>One JVM uses one mode only: a stress run after a model-checking run is many times slower.
 */
public final class LincheckJudge {
  /** How executions are chosen. */
  public enum Mode {
    /** Every interleaving up to a bounded number of switches, deterministically. */
    MODEL_CHECKING,
    /** Whatever real threads do. */
    STRESS
  }

  /**
   * How much is tried.
   *
   * @param threads threads in the concurrent part
   * @param actors operations in each thread
   * @param iterations scenarios
   * @param invocations executions of each scenario
   */
  public record Size(int threads, int actors, int iterations, int invocations) {
    /** Enough to find every bug of the catalogue that Lincheck can find; seconds. */
    public static final Size QUICK = new Size(2, 3, 10, 500);

    /**
     * For structures whose operations are system calls: a capability's tag is a message
     * authentication code, and under Lincheck's instrumentation one execution of a few calls takes
     * about 50 ms.
     */
    public static final Size SYSTEM_CALLS = new Size(2, 2, 6, 100);

    /** For nightly runs; minutes. */
    public static final Size LONG = new Size(3, 3, 60, 5_000);
  }

  private LincheckJudge() {}

  /**
   * Checks {@code structure} against {@code sequential}; both have a constructor without arguments.
   */
  public static LincheckVerdict check(
      Mode mode, Class<?> structure, Class<?> sequential, Size size) {
    long start = System.nanoTime();
    try {
      if (mode == Mode.MODEL_CHECKING) {
        new ModelCheckingOptions()
            .iterations(size.iterations())
            .invocationsPerIteration(size.invocations())
            .threads(size.threads())
            .actorsPerThread(size.actors())
            .actorsBefore(1)
            .actorsAfter(1)
            .sequentialSpecification(sequential)
            .check(structure);
      } else {
        new StressOptions()
            .iterations(size.iterations())
            .invocationsPerIteration(size.invocations())
            .threads(size.threads())
            .actorsPerThread(size.actors())
            .actorsBefore(1)
            .actorsAfter(1)
            .sequentialSpecification(sequential)
            .check(structure);
      }
      return new LincheckVerdict.Linearizable(secondsSince(start));
    } catch (AssertionError e) {
      return classify(String.valueOf(e.getMessage()).strip(), secondsSince(start));
    }
  }

  /** Lincheck reports its own failures by the same exception, so the report's head decides. */
  static LincheckVerdict classify(String report, double seconds) {
    String head = report.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    if (head.contains("Invalid execution results")) {
      return new LincheckVerdict.Wrong("not-linearizable", report, seconds);
    } else if (head.contains("has hung")) {
      return new LincheckVerdict.Wrong("no-deadlock", report, seconds);
    } else if (head.contains("unexpected exception") || head.contains("Concurrent test failed")) {
      return new LincheckVerdict.Wrong("uncaught-exception", report, seconds);
    }
    return new LincheckVerdict.Broken(report, seconds);
  }

  private static double secondsSince(long startNanos) {
    return (System.nanoTime() - startNanos) / 1e9;
  }
}
