package org.latticeipc.explorer.declared;

import java.util.Arrays;
import org.latticeipc.machine.Fact;

/** What one task noted in one call: facts, each with how many events the task had before it. */
public final class TaskNotes {
  private Fact[] facts = new Fact[4];
  private int[] after = new int[4];
  private int size;

  public void add(Fact fact, int events) {
    if (size == after.length) {
      after = Arrays.copyOf(after, size * 2);
      facts = Arrays.copyOf(facts, size * 2);
    }
    after[size] = events;
    facts[size++] = fact;
  }

  public int size() {
    return size;
  }

  public Fact fact(int i) {
    return facts[i];
  }

  /** How many events the task had before fact {@code i}. */
  public int eventsBefore(int i) {
    return after[i];
  }
}
