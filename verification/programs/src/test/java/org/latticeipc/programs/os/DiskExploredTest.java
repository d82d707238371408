package org.latticeipc.programs.os;

import static org.latticeipc.programs.os.Explored.holds;
import static org.latticeipc.programs.os.Explored.violates;

import org.junit.jupiter.api.Test;
import org.latticeipc.kernel.config.KernelParts;
import org.latticeipc.kernel.object.CrashRule;
import org.latticeipc.kernel.variant.KernelVariant;

/** What a disk may hold after a crash: exactly what its rule says. */
class DiskExploredTest {
  private static final KernelParts REAL = KernelParts.standard();

  @Test
  void crash_ofADiskThatKeeps_leavesAPrefix() {
    holds(
        DiskPrograms.crash(REAL, CrashRule.KEEPS),
        25,
        "power:there=[0, 0] [0, 0]",
        "power:there=[1, 2] [0, 0]",
        "power:there=[1, 2] [3, 4]");
  }

  @Test
  void crash_ofADiskThatTears_leavesPartsOfWhatWasNotFlushed() {
    holds(
        DiskPrograms.crash(REAL, new CrashRule(true, false, true)),
        43,
        "power:there=[0, 0] [0, 0]",
        "power:there=[1, 0] [0, 0]",
        "power:there=[1, 2] [0, 0]",
        "power:there=[1, 2] [3, 0]",
        "power:there=[1, 2] [3, 4]");
  }

  @Test
  void flushThatDoesNothing_isFound() {
    KernelParts wrong = KernelVariant.named("flush-forgotten").orElseThrow().applyTo(REAL);
    violates(DiskPrograms.crash(wrong, new CrashRule(true, false, false)), "durable-writes");
  }
}
