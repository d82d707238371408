package org.latticeipc.lincheck;

import static org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt.forClasses;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Options;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.latticeipc.machine.program.EngineProperties;

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
   * @param before operations before the concurrent part
   * @param iterations scenarios
   * @param invocations executions of each scenario
   */
  public record Size(int threads, int actors, int before, int iterations, int invocations) {
    /** Enough to find every bug of the catalogue that Lincheck can find; seconds. */
    public static final Size QUICK = new Size(2, 3, 1, 4, 250);

    /**
     * For structures whose operations are system calls: a capability's tag is a message
     * authentication code, and under Lincheck's instrumentation one execution of a few calls takes
     * about 50 ms.
     */
    public static final Size SYSTEM_CALLS = new Size(2, 2, 1, 6, 100);

    /**
     * For a whole channel, which each execution connects anew; its pinned scenarios come on top.
     */
    public static final Size CHANNEL = new Size(2, 2, 1, 1, 100);

    /** For structures with a call that waits, which costs Lincheck a detour for each try. */
    public static final Size WAITS = new Size(2, 2, 3, 4, 150);

    /** For the scheduler, whose run is some hundred accesses. */
    public static final Size SCHEDULER = new Size(2, 2, 3, 2, 60);

    /** The same with one more thread, more scenarios and more executions, for nightly runs. */
    public Size longer() {
      return new Size(
          threads + 1,
          actors,
          before,
          MORE_ITERATIONS * iterations,
          MORE_INVOCATIONS * invocations);
    }

    /** Half the scenarios and a quarter of the executions, for the real code in every build. */
    public Size shorter() {
      return new Size(
          threads, actors, before, Math.max(1, iterations / 2), Math.max(1, invocations / 4));
    }

    /** By its name in this class, in lower case and with hyphens. */
    public static Size named(String name) {
      return switch (name) {
        case "quick" -> QUICK;
        case "system-calls" -> SYSTEM_CALLS;
        case "channel" -> CHANNEL;
        case "waits" -> WAITS;
        case "scheduler" -> SCHEDULER;
        default ->
            throw new IllegalArgumentException(
                "no size '"
                    + name
                    + "', expected quick, system-calls, channel, waits or scheduler");
      };
    }
  }

  private static final int MORE_ITERATIONS = 3;
  private static final int MORE_INVOCATIONS = 5;

  private LincheckJudge() {}

  /**
   * Checks {@code structure} against {@code specification}, a class with the same operations that
   * is used by one thread, or a {@link Moments}; both have a constructor without arguments. What is
   * wrong is told by the smallest scenario that shows it.
   */
  public static LincheckVerdict check(
      Mode mode, Class<?> structure, Class<?> specification, Size size) {
    return check(mode, structure, specification, size, true);
  }

  /**
   * As {@link #check}, but what is wrong is told by the first scenario that showed it, in a small
   * part of the time: for those who ask whether it is found, not how.
   */
  public static LincheckVerdict find(
      Mode mode, Class<?> structure, Class<?> specification, Size size) {
    return check(mode, structure, specification, size, false);
  }

  private static LincheckVerdict check(
      Mode mode, Class<?> structure, Class<?> specification, Size size, boolean smallest) {
    long start = System.nanoTime();
    long judgedBefore = CountingVerifier.judged();
    try {
      if (mode == Mode.MODEL_CHECKING) {
        sized(new ModelCheckingOptions(), structure, specification, size, smallest)
            .addGuarantee(forClasses(PureClasses::contains).allMethods().ignore())
            .check(structure);
      } else {
        sized(new StressOptions(), structure, specification, size, smallest).check(structure);
      }
      return clean(CountingVerifier.judged() - judgedBefore, secondsSince(start));
    } catch (AssertionError e) {
      return classify(
          String.valueOf(e.getMessage()).strip(),
          CountingVerifier.judged() - judgedBefore,
          secondsSince(start));
    }
  }

  private static <T extends Options<T, ?>> T sized(
      T options, Class<?> structure, Class<?> specification, Size size, boolean smallest) {
    PinnedScenarios.of(structure).forEach(s -> options.addCustomScenario(s));
    return options
        .iterations(size.iterations())
        .invocationsPerIteration(size.invocations())
        .threads(size.threads())
        .actorsPerThread(size.actors())
        .actorsBefore(size.before())
        .actorsAfter(1)
        .minimizeFailedScenario(smallest)
        .verifier(CountingVerifier.class)
        .sequentialSpecification(specification);
  }

  private static LincheckVerdict clean(long executions, double seconds) {
    return executions == 0
        ? new LincheckVerdict.Broken("Lincheck judged no execution at all", seconds)
        : new LincheckVerdict.Linearizable(executions, seconds);
  }

  /** Lincheck reports its own failures by the same exception, so the report's head decides. */
  static LincheckVerdict classify(String report, long executions, double seconds) {
    String head = report.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    if (head.contains("Invalid execution results")) {
      return new LincheckVerdict.Wrong("not-linearizable", report, executions, seconds);
    } else if (head.contains("has hung")) {
      return new LincheckVerdict.Wrong(EngineProperties.NO_DEADLOCK, report, executions, seconds);
    } else if (head.contains("unexpected exception") || head.contains("Concurrent test failed")) {
      return new LincheckVerdict.Wrong(
          EngineProperties.UNCAUGHT_EXCEPTION, report, executions, seconds);
    }
    return new LincheckVerdict.Broken(report, seconds);
  }

  private static double secondsSince(long startNanos) {
    return (System.nanoTime() - startNanos) / 1e9;
  }
}
