package org.latticeipc.explorer.search;

import java.util.Arrays;
import org.latticeipc.machine.Fact;

/** What one task noted in one call: facts, each with how many events the task had before it. */
final class Notes {
  private Fact[] facts = new Fact[4];
  private int[] after = new int[4];
  private int size;

  void add(Fact fact, int events) {
    if (size == after.length) {
      after = Arrays.copyOf(after, size * 2);
      facts = Arrays.copyOf(facts, size * 2);
    }
    after[size] = events;
    facts[size++] = fact;
  }

  int size() {
    return size;
  }

  Fact fact(int i) {
    return facts[i];
  }

  /** How many events the task had before fact {@code i}. */
  int eventsBefore(int i) {
    return after[i];
  }
}
