package org.latticeipc.engine.sim.search;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What many runs came to. A function of the seeds alone, however many threads ran them.
 *
 * @param runs how many there were
 * @param steps how many steps they took together
 * @param endings how they ended, by kind
 * @param outcomes how often each outcome came among completed runs, as text
 * @param otherOutcomes how many completed runs had outcomes that came after the first {@value
 *     #MOST_OUTCOMES}, which are not told apart; which those are may depend on the threads
 */
public record SeedTally(
    long runs,
    long steps,
    SortedMap<String, Ending> endings,
    SortedMap<String, Long> outcomes,
    long otherOutcomes) {
  /** How many outcomes are told apart. */
  public static final int MOST_OUTCOMES = 10_000;

  /**
   * How some runs ended.
   *
   * @param words the ending of the first of them, as traces keep it
   * @param count how many there were
   * @param firstSeed the lowest seed
   */
  public record Ending(String words, long count, long firstSeed) {
    Ending plus(Ending other) {
      Ending first = other.firstSeed < firstSeed ? other : this;
      return new Ending(first.words, count + other.count, first.firstSeed);
    }
  }

  public SeedTally {
    endings = Collections.unmodifiableSortedMap(new TreeMap<>(endings));
    outcomes = Collections.unmodifiableSortedMap(new TreeMap<>(outcomes));
  }
}
