package org.latticeipc.model.axioms;

import java.util.function.Predicate;
import org.latticeipc.model.ReleaseSequences;

/**
 * The derived relations that the models share, for one execution. Names as in RC11 (Lahav,
 * Vafeiadis, Kang, Hur, Dreyer, "Repairing Sequential Consistency in C/C++11", PLDI 2017, section
 * 3), with co for mo and po for sb. A read-modify-write is one event, so its read and write part
 * are not ordered by po and rb leaves out the pair of an update with itself.
 */
final class Relations {
  final CandidateExecution execution;
  final Relation po;
  final Relation rf;
  final Relation co;

  /** rb, also called fr: from a read to the writes coherence-after the one it reads. */
  final Relation rb;

  /** po and the order of spawn and join. */
  final Relation order;

  Relations(CandidateExecution execution) {
    this.execution = execution;
    this.po = execution.programOrder();
    this.rf = execution.readsFrom();
    this.co = execution.coherence();
    this.rb = rf.inverse().then(co).where((a, b) -> a != b);
    this.order = po.union(execution.tasksStartAndEnd()).closure();
  }

  /** eco = (rf | co | rb)⁺. */
  Relation eco() {
    return rf.union(co).union(rb).closure();
  }

  /** hb = (po | spawn and join | sw)⁺. */
  Relation happensBefore(ReleaseSequences definition) {
    return order.union(synchronizesWith(definition, Event::isAtomic)).closure();
  }

  /** hb where fences synchronise through plain accesses as through others. */
  Relation happensBeforeThroughAnyAccess(ReleaseSequences definition) {
    return order.union(synchronizesWith(definition, e -> true)).closure();
  }

  /**
   * hb where every atomic read synchronises with the write it reads, as on a machine that is
   * sequentially consistent or TSO.
   */
  Relation happensBeforeByReading() {
    Relation atomic = rf.where((w, r) -> isAtomic(w) && isAtomic(r));
    return order.union(atomic).closure();
  }

  /**
   * sw = [releases] ; ([F] ; po)? ; rs ; rf ; [R] ; (po ; [F])? ; [acquires].
   *
   * @param carrying which reads and writes it goes through: atomic ones, in C++
   */
  private Relation synchronizesWith(ReleaseSequences definition, Predicate<Event> carrying) {
    Relation released =
        identity(Event::releases)
            .then(identity(Event::isFence).then(po).orSame())
            .then(releaseSequence(definition, carrying));
    Relation acquired =
        identity(e -> e.reads() && carrying.test(e))
            .then(po.then(identity(Event::isFence)).orSame())
            .then(identity(Event::acquires));
    return released.then(rf).then(acquired);
  }

  /**
   * rs = [W] ; (po|same cell)? ; [W] ; (rf ; rmw)*, where the middle step is PLDI 2017's only. As
   * an update is one event, rf ; rmw is rf into an update.
   */
  private Relation releaseSequence(ReleaseSequences definition, Predicate<Event> carrying) {
    Relation head = identity(Event::writes);
    if (definition == ReleaseSequences.PLDI17) {
      head = head.then(po.where(this::isSameCell).orSame());
    }
    Relation chain = rf.where((w, r) -> execution.event(r).kind() == Event.Kind.UPDATE);
    return head.then(identity(e -> e.writes() && carrying.test(e))).then(chain.closure().orSame());
  }

  Relation identity(Predicate<Event> members) {
    return Relation.identity(execution.size(), e -> members.test(execution.event(e)));
  }

  boolean isSameCell(int a, int b) {
    return execution.event(a).sameCell(execution.event(b));
  }

  private boolean isAtomic(int e) {
    return execution.event(e).isAtomic();
  }
}
