package org.latticeipc.explorer.result;

import java.util.List;
import java.util.SortedMap;

/** What an exploration found. */
public sealed interface Result {
  /** How many data races are told at most. */
  int MOST_RACES = 100;

  /** How much was explored. */
  Statistics statistics();

  /**
   * For each outcome of a complete execution how many executions have it; empty if {@link
   * ExplorerOptions#outcomes()} is off or if memory ran out. An outcome joins the last value of
   * each register as {@code task:name=value}, sorted and separated by a semicolon and a space.
   */
  SortedMap<String, Long> outcomes();

  /** Whether a data race was met; always false if races are ignored. */
  boolean races();

  /**
   * The data races met, each in one sentence with both accesses, their source lines and the
   * location, sorted; the first {@value #MOST_RACES} only. Empty unless races are reported.
   */
  List<String> racesFound();

  /** The answer as a constant. */
  default Verdict verdict() {
    if (this instanceof Violated) {
      return Verdict.VIOLATED;
    }
    return this instanceof Holds ? Verdict.HOLDS : Verdict.INCONCLUSIVE;
  }

  /** All violations, empty unless violated. */
  default List<Violation> violations() {
    return this instanceof Violated violated ? violated.found() : List.of();
  }

  /** What the answer rests on, see {@link Assumptions}; empty unless it holds. */
  default List<String> assumptions() {
    return List.of();
  }

  /**
   * Every execution was visited and satisfies every property.
   *
   * @param assumptions what that rests on, each in one sentence
   */
  record Holds(
      Statistics statistics,
      SortedMap<String, Long> outcomes,
      boolean races,
      List<String> racesFound,
      List<String> assumptions)
      implements Result {
    public Holds {
      racesFound = List.copyOf(racesFound);
      assumptions = List.copyOf(assumptions);
    }
  }

  /**
   * A property is broken.
   *
   * @param found at least one, at most one of each distinct cause
   */
  record Violated(
      List<Violation> found,
      Statistics statistics,
      SortedMap<String, Long> outcomes,
      boolean races,
      List<String> racesFound)
      implements Result {
    public Violated {
      found = List.copyOf(found);
      racesFound = List.copyOf(racesFound);
    }

    /** Without what races there were. */
    public Violated(
        List<Violation> found,
        Statistics statistics,
        SortedMap<String, Long> outcomes,
        boolean races) {
      this(found, statistics, outcomes, races, List.of());
    }
  }

  /**
   * Nothing is broken in what was visited, but not everything was.
   *
   * @param reasons what was cut, each in one sentence with its remedy
   */
  record Inconclusive(
      List<String> reasons,
      Statistics statistics,
      SortedMap<String, Long> outcomes,
      boolean races,
      List<String> racesFound)
      implements Result {
    /**
     * The reason if there is no access whose order could matter, only code that is not looked at.
     */
    public static final String NO_ACCESS = "no task accessed a cell, so nothing was explored";

    public Inconclusive {
      reasons = List.copyOf(reasons);
      racesFound = List.copyOf(racesFound);
    }

    /** Without what races there were. */
    public Inconclusive(
        List<String> reasons,
        Statistics statistics,
        SortedMap<String, Long> outcomes,
        boolean races) {
      this(reasons, statistics, outcomes, races, List.of());
    }
  }
}
