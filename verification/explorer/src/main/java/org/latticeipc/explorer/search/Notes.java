package org.latticeipc.explorer.search;

import java.util.ArrayList;
import java.util.List;
import org.latticeipc.machine.Fact;

/** What one task noted in one call: facts, each with how many events the task had before it. */
final class Notes {
  private final List<Fact> facts = new ArrayList<>(4);
  private int[] after = new int[4];

  void add(Fact fact, int events) {
    int n = facts.size();
    if (n == after.length) {
      after = java.util.Arrays.copyOf(after, n * 2);
    }
    after[n] = events;
    facts.add(fact);
  }

  int size() {
    return facts.size();
  }

  Fact fact(int i) {
    return facts.get(i);
  }

  /** How many events the task had before fact {@code i}. */
  int eventsBefore(int i) {
    return after[i];
  }
}
