package org.latticeipc.machine.axioms;

import java.util.Optional;
import org.latticeipc.machine.ReleaseSequences;

/**
 * RC11 (Lahav, Vafeiadis, Kang, Hur, Dreyer, PLDI 2017, definition 1): coherence, atomicity,
 * no-thin-air, and psc acyclic (section 3.2).
 */
final class Rc11Axioms extends RaAxioms {
  Rc11Axioms(ReleaseSequences sequences) {
    super(sequences);
  }

  @Override
  Optional<String> brokenBeyondCoherence(Relations x, Relation hb) {
    return pscBase(x, hb).union(pscFence(x, hb)).isAcyclic()
        ? Optional.empty()
        : Optional.of("sequentially consistent accesses (psc)");
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
