package org.latticeipc.model.axioms;

import java.util.Optional;
import org.latticeipc.model.ReleaseSequences;

/**
 * RC11 (Lahav, Vafeiadis, Kang, Hur, Dreyer, PLDI 2017, definition 1): coherence, atomicity,
 * no-thin-air, and psc acyclic (section 3.2), as published or as revised for C++20.
 */
final class Rc11Axioms extends RaAxioms {
  private final ReleaseSequences text;

  Rc11Axioms(ReleaseSequences text) {
    super(text);
    this.text = text;
  }

  @Override
  Optional<String> brokenBeyondCoherence(Relations x, Relation hb) {
    Relation psc =
        text == ReleaseSequences.PLDI17
            ? pscBase(x, hb).union(pscFence(x, hb))
            : revised(new TaskParts(x, hb, text == ReleaseSequences.GENMC));
    return psc.isAcyclic()
        ? Optional.empty()
        : Optional.of("sequentially consistent accesses (psc)");
  }

  /**
   * The order that C++20 revised (P0668: strongly happens before for happens before) in the form of
   * Kokologiannakis, Lahav and Vafeiadis (POPL 2023), from which GenMC's is generated:
   *
   * <pre>
   * psc = [Esc] ; (po | po ; hb ; po) ; [Esc]
   *     | ([Esc] | [Fsc] ; hb) ; (po | rf | co | rb) ; ([Esc] | hb ; [Fsc])
   *     | [Fsc] ; (hb | hb ; eco ; hb) ; [Fsc]
   * </pre>
   */
  private static Relation revised(TaskParts x) {
    Relation sc = x.sequentiallyConsistent();
    Relation fences = x.fences();
    Relation communication = x.rf.union(x.co).union(x.rb);
    Relation strongly = x.po.union(x.po.then(x.hb).then(x.po));
    Relation before = sc.union(fences.then(x.hb));
    Relation after = sc.union(x.hb.then(fences));
    Relation between = x.hb.union(x.hb.then(communication.closure()).then(x.hb));
    return sc.then(strongly)
        .then(sc)
        .union(before.then(x.po.union(communication)).then(after))
        .union(fences.then(between).then(fences));
  }

  /** psc_base = ([Esc] | [Fsc] ; hb?) ; scb ; ([Esc] | hb? ; [Fsc]). */
  private static Relation pscBase(Relations x, Relation hb) {
    Relation accesses = x.identity(Event::isSequentiallyConsistent);
    Relation before = accesses.union(fences(x).then(hb.orSame()));
    Relation after = accesses.union(hb.orSame().then(fences(x)));
    return before.then(scb(x, hb)).then(after);
  }

  /** psc_F = [Fsc] ; (hb | hb ; eco ; hb) ; [Fsc]. */
  private static Relation pscFence(Relations x, Relation hb) {
    Relation between = hb.union(hb.then(x.eco()).then(hb));
    return fences(x).then(between).then(fences(x));
  }

  /** scb = po | po≠ ; hb ; po≠ | hb= | co | rb, with ≠ and = for different and same cells. */
  private static Relation scb(Relations x, Relation hb) {
    Relation elsewhere = x.po.where((a, b) -> !x.isSameCell(a, b));
    return x.po
        .union(elsewhere.then(hb).then(elsewhere))
        .union(hb.where(x::isSameCell))
        .union(x.co)
        .union(x.rb);
  }

  private static Relation fences(Relations x) {
    return x.identity(e -> e.isFence() && e.isSequentiallyConsistent());
  }
}
