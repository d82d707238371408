package org.latticeipc.programs.os;

import static org.latticeipc.programs.os.Explored.holds;
import static org.latticeipc.programs.os.Explored.violates;

import org.junit.jupiter.api.Test;
import org.latticeipc.kernel.config.KernelParts;
import org.latticeipc.kernel.variant.KernelVariant;

/** Timers, failing CPUs, the waits of the killed and what is asked back, at every moment. */
class ResourceExploredTest {
  private static final KernelParts REAL = KernelParts.standard();

  private static KernelParts wrong(String name) {
    return KernelVariant.named(name).orElseThrow().applyTo(REAL);
  }

  @Test
  void timer_isCancelledOrFires() {
    holds(ResourcePrograms.timer(REAL), 5, "");
    violates(ResourcePrograms.timer(wrong("timer-fires-cancelled")), "no-fire-after-cancel");
  }

  @Test
  void killedTask_waitsNoLonger() {
    holds(2, ResourcePrograms.killedWaiter(REAL), 6, 6, "");
    violates(2, ResourcePrograms.killedWaiter(wrong("kill-leaves-waits")), "no-deadlock");
  }

  @Test
  void cpuThatFails_endsWhoRunsAndWhoWaits() {
    holds(2, ResourcePrograms.cpuFails(REAL), 158, 158, "");
    violates(2, ResourcePrograms.cpuFails(wrong("kill-leaves-waits")), "no-deadlock");
  }

  @Test
  void sliceTakenBack_beginsNoTurnMore() {
    holds(ResourcePrograms.sliceTaken(REAL), 19, "");
    violates(ResourcePrograms.sliceTaken(wrong("slice-outlives-capability")), "assertion");
  }

  @Test
  void endpointAskedBack_isGivenUpOrTaken_withWhatIsInIt() {
    holds(ResourcePrograms.endpointAskedBack(REAL), 22, "");
    violates(ResourcePrograms.endpointAskedBack(wrong("taken-unasked")), "asked-first");
  }

  @Test
  void endsThatAreWatched_areEachToldOnce() {
    holds(2, ResourcePrograms.watchedEnds(REAL), 14, 14, "");
  }
}
