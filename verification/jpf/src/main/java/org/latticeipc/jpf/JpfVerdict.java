package org.latticeipc.jpf;

/** What Java PathFinder says of one program, in our words. */
public sealed interface JpfVerdict {

  /** One line for people. */
  String describe();

  /**
   * What a search did.
   *
   * @param newStates distinct states
   * @param endStates of these, states in which every thread had ended
   * @param seconds wall time, start of the JVM included
   */
  record Search(long newStates, long endStates, double seconds) {}

  /** Every path was walked to its end and none was wrong. Under sequential consistency only. */
  record Holds(Search search) implements JpfVerdict {
    @Override
    public String describe() {
      return "HOLDS: " + search.newStates() + " states, " + search.endStates() + " end states";
    }
  }

  /**
   * A path is wrong.
   *
   * @param property {@code no-deadlock}, {@code assertion} or {@code uncaught-exception}
   * @param message what PathFinder says about it
   */
  record Violated(String property, String message, Search search) implements JpfVerdict {
    @Override
    public String describe() {
      return "VIOLATED " + property + ": " + message;
    }
  }

  /** The search did not walk every path to its end, so it proves nothing. */
  record Inconclusive(String reason) implements JpfVerdict {
    @Override
    public String describe() {
      return "INCONCLUSIVE: " + reason;
    }
  }

  /** There is no usable PathFinder; the notice says how to get one. */
  record Absent(String notice) implements JpfVerdict {
    @Override
    public String describe() {
      return notice;
    }
  }
}
