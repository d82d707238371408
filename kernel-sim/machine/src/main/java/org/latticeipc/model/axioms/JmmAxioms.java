package org.latticeipc.model.axioms;

import java.util.Optional;
import org.latticeipc.model.ReleaseSequences;

/**
 * Java's memory model (JLS 17.4) with the access modes of JDK 9 (Lea, "Using JDK 9 Memory Order
 * Modes"; Bender and Palsberg, OOPSLA 2019), as docs/MEMORY-MODELS.md states it. SEQ_CST is
 * volatile, RELAXED is opaque.
 *
 * <p>A cell has a coherence order if the execution has an access to it that is not plain; of the
 * others what is given counts only in that it extends happens-before.
 */
final class JmmAxioms implements Axioms {
  @Override
  public Optional<String> brokenAxiom(CandidateExecution execution) {
    Relations x = new Relations(execution);
    Relation hb = happensBefore(x);
    if (!x.order.union(x.rf).isAcyclic()) {
      return Optional.of("no-thin-air");
    } else if (!hb.isIrreflexive() || !hb.then(x.co).isIrreflexive()) {
      return Optional.of("happens-before");
    }
    Relation coherentReads = x.rf.where((w, r) -> execution.event(r).isAtomic());
    Relation overtaking = coherentReads.inverse().then(coherence(x)).where((a, b) -> a != b);
    Relation eco = coherentReads.union(coherence(x)).union(overtaking).closure();
    if (!hb.then(eco).isIrreflexive() || !eco.isIrreflexive()) {
      return Optional.of("coherence");
    } else if (!overtaking.then(coherence(x)).isIrreflexive()) {
      return Optional.of("atomicity");
    } else if (!plainReadsAreRight(x, hb)) {
      return Optional.of("plain reads");
    }
    return synchronisation(x, hb, overtaking).isAcyclic()
        ? Optional.empty()
        : Optional.of("synchronisation order");
  }

  @Override
  public HappensBefore happensBefore(CandidateExecution execution) {
    return new HappensBefore(execution, happensBefore(new Relations(execution)));
  }

  /**
   * hb = (po | spawn and join | sw of C++20, fences through plain accesses too | [Wsc] ; co? ; rf ;
   * [Rsc])⁺, where JLS 17.4.4 says of volatile variables that a write synchronises with all
   * subsequent reads.
   */
  private static Relation happensBefore(Relations x) {
    Relation writes = x.identity(e -> e.writes() && e.isSequentiallyConsistent());
    Relation reads = x.identity(e -> e.reads() && e.isSequentiallyConsistent());
    Relation subsequent = writes.then(x.co.orSame()).then(x.rf).then(reads);
    return x.happensBeforeThroughAnyAccess(ReleaseSequences.CPP20).union(subsequent).closure();
  }

  /** co of the cells that have one. */
  private static Relation coherence(Relations x) {
    CandidateExecution execution = x.execution;
    return x.co.where(
        (a, b) ->
            execution.events().stream()
                .anyMatch(e -> e.isAtomic() && e.sameCell(execution.event(a))));
  }

  /**
   * JLS 17.4.5: a read may see a write that it does not happen before, unless another write to the
   * cell is between them.
   */
  private static boolean plainReadsAreRight(Relations x, Relation hb) {
    Relation rf = x.rf.where((w, r) -> !x.execution.event(r).isAtomic());
    return rf.then(hb).isIrreflexive()
        && overwriting(x, hb).then(hb).where((w, r) -> rf.has(w, r)).isEmpty();
  }

  /** hb between writes to one cell. */
  private static Relation overwriting(Relations x, Relation hb) {
    CandidateExecution execution = x.execution;
    return hb.where(
        (a, b) -> x.isSameCell(a, b) && execution.event(a).writes() && execution.event(b).writes());
  }

  /**
   *
   *
   * <pre>
   *   [Esc] ; hb ; [Esc]
   * | ([Esc] | [Fsc] ; hb) ; (rf | co | fr) ; ([Esc] | hb ; [Fsc])
   * | [Fsc] ; hb ; (rf | co | fr)⁺ ; hb ; [Fsc]
   * </pre>
   *
   * where a cell without coherence order has for co what happens-before says of its writes, and fr
   * leads from a plain read only to what the write it reads happens before.
   */
  private static Relation synchronisation(Relations x, Relation hb, Relation overtaking) {
    Relation sc = x.identity(Event::isSequentiallyConsistent);
    Relation fences = x.identity(e -> e.isFence() && e.isSequentiallyConsistent());
    Relation overwriting = overwriting(x, hb);
    Relation plainReads = x.rf.where((w, r) -> !x.execution.event(r).isAtomic());
    Relation communication =
        x.rf
            .union(coherence(x))
            .union(overwriting)
            .union(overtaking)
            .union(plainReads.inverse().then(overwriting));
    Relation before = sc.union(fences.then(hb));
    Relation after = sc.union(hb.then(fences));
    return sc.then(hb)
        .then(sc)
        .union(before.then(communication).then(after))
        .union(fences.then(hb).then(communication.closure()).then(hb).then(fences));
  }
}
