package org.latticeipc.programs.os;

import static org.latticeipc.programs.os.Explored.holds;
import static org.latticeipc.programs.os.Explored.violates;

import org.junit.jupiter.api.Test;
import org.latticeipc.kernel.config.KernelParts;
import org.latticeipc.kernel.variant.KernelVariant;

/** Mappings against revocation, and the asking back of pages, at every moment. */
class MemoryExploredTest {
  private static final KernelParts REAL = KernelParts.standard();

  private static KernelParts wrong(String name) {
    return KernelVariant.named(name).orElseThrow().applyTo(REAL);
  }

  @Test
  void accessThroughAMapping_isBeforeTheRevocationOrRefused() {
    holds(MemoryPrograms.revokeMapped(REAL), 2, "");
    violates(MemoryPrograms.revokeMapped(wrong("stale-mapping")), "no-use-after-revoke");
  }

  @Test
  void pageIsTakenBack_onlyFromWhoWasAsked() {
    holds(MemoryPrograms.askBack(REAL), 13, "");
    violates(MemoryPrograms.askBack(wrong("taken-unasked")), "asked-first");
  }
}
