package org.latticeipc.model.axioms;

import java.util.Optional;

/**
 * x86-TSO (Owens, Sarkar, Sewell, TPHOLs 2009) in its axiomatic form (Alglave, Maranget,
 * Tautschnig, TOPLAS 2014, x86tso): coherence per cell, and one global order of what tasks see of
 * each other, in which only a store may come after a later load of its own task.
 *
 * <p>Mapping of the C11 orders: a sequentially consistent store is a store and a full fence, a
 * sequentially consistent fence is a full fence, a read-modify-write that writes is locked, all
 * else is free. A failed compare-and-exchange is a load.
 */
final class TsoAxioms implements Axioms {
  @Override
  public Optional<String> brokenAxiom(CandidateExecution execution) {
    Relations x = new Relations(execution);
    Relation communication = x.rf.union(x.co).union(x.rb);
    if (!x.po.where(x::isSameCell).union(communication).isAcyclic()) {
      return Optional.of("coherence");
    }
    Relation external = x.rf.where((w, r) -> !isSameTask(execution, w, r));
    Relation global = preserved(x).union(external).union(x.co).union(x.rb);
    return global.isAcyclic() ? Optional.empty() : Optional.of("total store order");
  }

  /**
   * po without the pairs of a store and a later load that nothing in between keeps apart, and the
   * order of spawn and join, which hand over what they order.
   */
  private static Relation preserved(Relations x) {
    CandidateExecution execution = x.execution;
    Relation fences = x.identity(TsoAxioms::isFullFence);
    Relation fenced =
        x.po.then(fences).then(x.po).union(fences.then(x.po)).union(x.po.then(fences));
    Relation program =
        x.po.where(
            (a, b) -> !isDelayable(execution.event(a), execution.event(b)) || fenced.has(a, b));
    Relation handedOver = x.order.where((a, b) -> !isSameTask(execution, a, b));
    return program
        .where((a, b) -> isAccess(execution, a) && isAccess(execution, b))
        .union(handedOver);
  }

  private static boolean isDelayable(Event earlier, Event later) {
    return earlier.kind() == Event.Kind.STORE && later.kind() == Event.Kind.LOAD;
  }

  private static boolean isFullFence(Event e) {
    return e.isSequentiallyConsistent() && (e.isFence() || e.kind() == Event.Kind.STORE)
        || e.kind() == Event.Kind.UPDATE;
  }

  private static boolean isAccess(CandidateExecution execution, int e) {
    return execution.event(e).isAccess();
  }

  private static boolean isSameTask(CandidateExecution execution, int a, int b) {
    return execution.event(a).task() == execution.event(b).task();
  }

  @Override
  public HappensBefore happensBefore(CandidateExecution execution) {
    return new HappensBefore(execution, new Relations(execution).happensBeforeByReading());
  }
}
