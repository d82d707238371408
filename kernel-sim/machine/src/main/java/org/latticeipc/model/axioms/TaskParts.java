package org.latticeipc.model.axioms;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The relations of one execution over its parts: every task has a first part that spawning it
 * happens before, and a last one that happens before its joins; an update may be two, its read and
 * then its write. All other events are their own single part.
 *
 * <p>Parts are numbered: an event by its place, reads of updates by theirs, then the writes of
 * updates, then the starts and ends of tasks.
 */
final class TaskParts {
  private final CandidateExecution execution;
  private final int[] writePart;
  private final int[] event;
  private final int size;

  final Relation po;
  final Relation rf;
  final Relation co;
  final Relation rb;
  final Relation hb;

  /**
   * The parts of an execution.
   *
   * @param split whether an update is two parts
   */
  TaskParts(Relations x, Relation hb, boolean split) {
    execution = x.execution;
    int events = execution.size();
    int tasks = 0;
    writePart = new int[events];
    int next = events;
    for (int e = 0; e < events; e++) {
      boolean update = split && execution.event(e).kind() == Event.Kind.UPDATE;
      writePart[e] = update ? next++ : e;
      tasks = Math.max(tasks, execution.event(e).task());
    }
    int starts = next;
    size = starts + 2 * (tasks + 1);
    event = new int[size];
    Arrays.fill(event, -1);
    for (int e = 0; e < events; e++) {
      event[e] = e;
      event[writePart[e]] = e;
    }
    po = parts(x.po);
    Relation before = parts(hb);
    for (int e = 0; e < events; e++) {
      if (writePart[e] != e) {
        po.add(e, writePart[e]);
      }
      bound(e, starts, before);
    }
    this.hb = before.union(po).closure();
    rf = between(x.rf, writePart, identity());
    co = between(x.co, writePart, writePart);
    rb = rf.inverse().then(co).where((a, b) -> a != b);
  }

  private void bound(int e, int starts, Relation before) {
    Event it = execution.event(e);
    for (int part : new int[] {e, writePart[e]}) {
      po.add(starts + 2 * it.task(), part);
      po.add(part, starts + 2 * it.task() + 1);
    }
    if (it.kind() == Event.Kind.SPAWN) {
      before.add(e, starts + 2 * it.subject());
    } else if (it.kind() == Event.Kind.JOIN) {
      before.add(starts + 2 * it.subject() + 1, e);
    }
  }

  /** Every part of one event before every part of the other. */
  private Relation parts(Relation relation) {
    return between(relation, identity(), identity())
        .union(between(relation, identity(), writePart))
        .union(between(relation, writePart, identity()))
        .union(between(relation, writePart, writePart));
  }

  private Relation between(Relation relation, int[] from, int[] to) {
    Relation result = new Relation(size);
    for (int a = 0; a < from.length; a++) {
      for (int b = 0; b < to.length; b++) {
        if (relation.has(a, b)) {
          result.add(from[a], to[b]);
        }
      }
    }
    return result;
  }

  private int[] identity() {
    int[] result = new int[writePart.length];
    Arrays.setAll(result, e -> e);
    return result;
  }

  /** The identity on the parts of sequentially consistent accesses and fences. */
  Relation sequentiallyConsistent() {
    return on(e -> execution.event(e).isSequentiallyConsistent());
  }

  /** The identity on the sequentially consistent fences. */
  Relation fences() {
    return on(e -> execution.event(e).isFence() && execution.event(e).isSequentiallyConsistent());
  }

  private Relation on(IntPredicate events) {
    return Relation.identity(size, part -> event[part] >= 0 && events.test(event[part]));
  }
}
