package org.latticeipc.explorer.work;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Violation;

/** What was counted and found in one part of the tree. Confined to its owner at any time. */
public final class Tally {
  public long complete;

  /** Complete executions, with those that symmetry reduction leaves out. */
  public BigInteger standsFor = BigInteger.ZERO;

  public long blocked;
  public long events;
  public boolean races;

  /** Sentences about races, few enough of them. */
  public final TreeSet<String> racesFound = new TreeSet<>();

  /** Weight of the tree that is behind. */
  public double weight;

  public final TreeMap<String, Long> outcomes = new TreeMap<>();

  /** The first violation of each cause, in the order of the search. */
  public final LinkedHashMap<String, Violation> violations = new LinkedHashMap<>();

  /** Why the answer cannot be HOLDS. */
  public final TreeSet<String> reasons = new TreeSet<>();

  /** What the program has learnt beside while this was explored; only where a search is shared. */
  public final TreeSet<String> learnt = new TreeSet<>();

  /** One more complete execution, which stands for so many. */
  public void complete(BigInteger standing) {
    complete++;
    standsFor = standsFor.add(standing);
  }

  /** Adds what comes later in the order of the search. */
  void add(Tally later) {
    complete += later.complete;
    standsFor = standsFor.add(later.standsFor);
    blocked += later.blocked;
    events += later.events;
    races |= later.races;
    racesFound.addAll(later.racesFound);
    while (racesFound.size() > Result.MOST_RACES) {
      racesFound.pollLast();
    }
    weight += later.weight;
    for (Map.Entry<String, Long> entry : later.outcomes.entrySet()) {
      outcomes.merge(entry.getKey(), entry.getValue(), Long::sum);
    }
    later.violations.forEach(violations::putIfAbsent);
    reasons.addAll(later.reasons);
    learnt.addAll(later.learnt);
  }

  /** Whether nothing was counted or found. */
  boolean isNothing() {
    return executions() == 0
        && events == 0
        && weight == 0
        && !races
        && racesFound.isEmpty()
        && outcomes.isEmpty()
        && violations.isEmpty()
        && reasons.isEmpty()
        && learnt.isEmpty();
  }

  public long executions() {
    return complete + blocked;
  }
}
