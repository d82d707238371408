package org.latticeipc.model.axioms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * An execution graph, consistent or not: events, from which write each read reads, and in which
 * order the writes to each cell come. Immutable.
 *
 * <p>May be a prefix of a run, if with a read it has the write that the read reads from. Invariants
 * (checked): one initial write for each cell accessed; every read reads a write to its cell; every
 * write stands exactly once in its cell's coherence order, the initial one first.
 */
public final class CandidateExecution {
  private final List<Event> events;
  private final int[] readsFrom;
  private final int[] coherenceRank;

  private CandidateExecution(List<Event> events, int[] readsFrom, int[] coherenceRank) {
    this.events = events;
    this.readsFrom = readsFrom;
    this.coherenceRank = coherenceRank;
  }

  /**
   * Makes an execution.
   *
   * @param events in any order; the numbers below are positions in this list
   * @param readsFrom for each event that reads the write it reads from; other entries are ignored
   * @param coherence for each cell the writes to it in coherence order, the initial one first; the
   *     order of the cells is free
   * @throws IllegalArgumentException if this is no execution graph, saying why
   */
  public static CandidateExecution of(
      List<Event> events, int[] readsFrom, List<? extends List<Integer>> coherence) {
    List<Event> all = List.copyOf(events);
    int[] rank = new int[all.size()];
    Arrays.fill(rank, -1);
    for (List<Integer> writes : coherence) {
      rankWrites(all, writes, rank);
    }
    for (int e = 0; e < all.size(); e++) {
      check(!all.get(e).writes() || rank[e] >= 0, all.get(e), "is in no coherence order");
      if (all.get(e).reads()) {
        int w = readsFrom[e];
        check(w >= 0 && w < all.size(), all.get(e), "reads from no event");
        check(
            all.get(w).writes() && all.get(w).sameCell(all.get(e)),
            all.get(e),
            "reads from " + all.get(w) + ", not a write to its cell");
      }
    }
    return new CandidateExecution(all, readsFrom.clone(), rank);
  }

  private static void rankWrites(List<Event> events, List<Integer> writes, int[] rank) {
    for (int i = 0; i < writes.size(); i++) {
      Event write = events.get(writes.get(i));
      check(rank[writes.get(i)] < 0, write, "is twice in the coherence order");
      check(
          (write.kind() == Event.Kind.INITIAL) == (i == 0),
          write,
          "is at place " + i + " of its coherence order");
      check(write.writes(), write, "is in a coherence order and writes nothing");
      check(
          write.sameCell(events.get(writes.get(0))),
          write,
          "is in the coherence order of another cell");
      rank[writes.get(i)] = i;
    }
  }

  private static void check(boolean condition, Event event, String complaint) {
    if (!condition) {
      throw new IllegalArgumentException(event + " " + complaint);
    }
  }

  /** The events; relations number them by their place here. */
  public List<Event> events() {
    return events;
  }

  Event event(int e) {
    return events.get(e);
  }

  int size() {
    return events.size();
  }

  /** rf: from a write to each of its reads. */
  Relation readsFrom() {
    Relation result = new Relation(size());
    for (int e = 0; e < size(); e++) {
      if (event(e).reads()) {
        result.add(readsFrom[e], e);
      }
    }
    return result;
  }

  /** co (mo in RC11): from a write to each coherence-later write to its cell. */
  Relation coherence() {
    return pairs(
        (a, b) -> event(a).sameCell(event(b)) && 0 <= coherenceRank[a] && isRankedBefore(a, b));
  }

  private boolean isRankedBefore(int a, int b) {
    return coherenceRank[a] < coherenceRank[b];
  }

  /** po (sb in RC11): within a task, and from the initial writes to everything else. */
  Relation programOrder() {
    return pairs(
        (a, b) -> {
          Event first = event(a);
          Event second = event(b);
          return first.task() == second.task()
              ? first.task() != 0 && first.index() < second.index()
              : first.task() == 0;
        });
  }

  /** From a spawn to what the task does, and from what a task did to its join. */
  Relation tasksStartAndEnd() {
    return pairs(
        (a, b) ->
            (event(a).kind() == Event.Kind.SPAWN && event(a).subject() == event(b).task())
                || (event(b).kind() == Event.Kind.JOIN && event(b).subject() == event(a).task()));
  }

  /** All pairs that satisfy the condition. */
  Relation pairs(Relation.PairPredicate condition) {
    Relation result = new Relation(size());
    for (int a = 0; a < size(); a++) {
      for (int b = 0; b < size(); b++) {
        if (condition.test(a, b)) {
          result.add(a, b);
        }
      }
    }
    return result;
  }

  /** The positions of the events that satisfy the condition. */
  List<Integer> positions(Predicate<Event> condition) {
    List<Integer> result = new ArrayList<>();
    for (int e = 0; e < size(); e++) {
      if (condition.test(event(e))) {
        result.add(e);
      }
    }
    return result;
  }
}
