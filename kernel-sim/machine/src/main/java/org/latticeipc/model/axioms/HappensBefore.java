package org.latticeipc.model.axioms;

import java.util.ArrayList;
import java.util.List;

/** Happens-before of one execution, and what follows from it. Immutable. */
public final class HappensBefore {
  private final CandidateExecution execution;
  private final Relation hb;

  HappensBefore(CandidateExecution execution, Relation hb) {
    this.execution = execution;
    this.hb = hb;
  }

  /** Whether event {@code a} happens before event {@code b}, by place in the execution's list. */
  public boolean test(int a, int b) {
    return hb.has(a, b);
  }

  /**
   * Two accesses to one cell by different tasks, at least one a write and at least one not atomic,
   * that happens-before does not order (PLDI 2017, section 3).
   *
   * @param first place of one in the execution's list of events
   * @param second place of the other, later in the list
   */
  public record Race(int first, int second) {}

  /** All data races, by place. */
  public List<Race> races() {
    List<Race> result = new ArrayList<>();
    for (int a = 0; a < execution.size(); a++) {
      for (int b = a + 1; b < execution.size(); b++) {
        if (conflict(execution.event(a), execution.event(b)) && !hb.has(a, b) && !hb.has(b, a)) {
          result.add(new Race(a, b));
        }
      }
    }
    return result;
  }

  private static boolean conflict(Event a, Event b) {
    return a.sameCell(b)
        && a.task() != b.task()
        && (a.writes() || b.writes())
        && !(a.isAtomic() && b.isAtomic());
  }
}
