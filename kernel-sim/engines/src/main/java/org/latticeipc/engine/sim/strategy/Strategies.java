package org.latticeipc.engine.sim.strategy;

import org.latticeipc.trace.Step;
import org.latticeipc.trace.Trace;

/** The strategies there are. */
public final class Strategies {
  private static final Strategy ROUND_ROBIN = named("round-robin", seed -> Decision::natural);

  private Strategies() {}

  /**
   * The orderly machine: CPUs step in turn, each task runs to the end of its slice, loads read the
   * newest write, stores land last, choices are 0.
   */
  public static Strategy roundRobin() {
    return ROUND_ROBIN;
  }

  /** Every choice at random from the run's seed, each alternative equally likely. */
  public static Strategy random() {
    return named("random", RandomChooser::new);
  }

  /**
   * Probabilistic concurrency testing (Burckhardt, Kothari, Musuvathi, Nagarakatte, ASPLOS 2010):
   * tasks have random priorities, the highest that can step does, and at {@code depth - 1} random
   * steps the priority of the task that would step drops below all others. Finds a bug of that
   * depth among n tasks and k steps with probability at least 1/(n·k^(depth-1)) under {@code sc}.
   * What loads read and where stores land is random, since the paper knows no weak memory.
   *
   * @param depth how many orderings the bug needs, at least 1
   * @param steps how many steps a run is expected to take, at least 1
   */
  public static Strategy pct(int depth, int steps) {
    if (depth < 1 || steps < 1) {
      throw new IllegalArgumentException(
          "PCT needs a depth and a number of steps of at least 1, not " + depth + " and " + steps);
    }
    return named("pct(" + depth + "," + steps + ")", seed -> new PctChooser(seed, depth, steps));
  }

  /**
   * The least probability with which one run of {@link #pct} finds a bug of that depth under {@code
   * sc}, by the theorem of its paper.
   *
   * @param tasks how many tasks there are
   */
  public static double pctBound(int tasks, int depth, int steps) {
    return 1.0 / (tasks * Math.pow(steps, depth - 1.0));
  }

  /** The same choices as the strategy, with a note of each that an idle machine would not take. */
  public static Strategy noting(Strategy strategy, Deviations deviations) {
    return named(
        strategy.name(), seed -> new CalmChooser.Recorder(strategy.begin(seed), deviations));
  }

  /**
   * A task steps as long as it can, loads read the newest write, stores land last and choices are
   * 0, except where the deviations say otherwise.
   */
  public static Strategy calm(String name, Deviations deviations) {
    return named(name, seed -> new CalmChooser(deviations));
  }

  /**
   * Repeats a recorded run. The run ends as diverged at the first step that is not the recorded
   * one, with a {@link ReplayDifference}.
   */
  public static Strategy replay(Trace trace) {
    return new Replay(trace, trace.steps());
  }

  /**
   * The same of a run whose steps come from elsewhere, one by one.
   *
   * @param head the trace without its steps; its clock is virtual
   */
  public static Strategy replay(Trace head, Iterable<Step> steps) {
    return new Replay(head, steps);
  }

  /** Asks somebody, such as a person at a terminal or a test, for every choice. */
  public static Strategy interactive(Strategy.Chooser somebody) {
    return named("interactive", seed -> somebody);
  }

  private interface Begin {
    Strategy.Chooser with(long seed);
  }

  private static Strategy named(String name, Begin begin) {
    return new Strategy() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Chooser begin(long seed) {
        return begin.with(seed);
      }

      @Override
      public String toString() {
        return name;
      }
    };
  }
}
