package org.latticeipc.programs.os;

import static org.latticeipc.programs.os.Explored.holds;
import static org.latticeipc.programs.os.Explored.violates;

import org.junit.jupiter.api.Test;
import org.latticeipc.kernel.config.KernelParts;
import org.latticeipc.kernel.variant.KernelVariant;

/** Slices, gas and the killing of tasks, in every interleaving and weak outcome. */
class TimeExploredTest {
  private static final KernelParts REAL = KernelParts.standard();

  private static KernelParts wrong(String name) {
    return KernelVariant.named(name).orElseThrow().applyTo(REAL);
  }

  @Test
  void sliceEnd_savesAndRestores_andIsFoundIfItNeverComes() {
    holds(TimePrograms.sliceEnds(REAL), 1, "");
    violates(TimePrograms.sliceEnds(wrong("slice-overruns")), "slice-length");
  }

  @Test
  void alarm_comesAtItsTickOrIsCancelled() {
    holds(2, TimePrograms.alarm(REAL), 3, 3, "");
    violates(2, TimePrograms.alarm(wrong("alarm-late")), "assertion");
    violates(2, TimePrograms.alarm(wrong("timer-fires-cancelled")), "no-fire-after-cancel");
  }

  @Test
  void gas_givenMeanwhile_isNeverOverspent() {
    holds(2, TimePrograms.gas(REAL), 5, 5, "");
    violates(2, TimePrograms.gas(wrong("gas-not-spent")), "gas-bound");
  }

  @Test
  void kill_atAnyMoment_endsTheTask() {
    holds(2, TimePrograms.kill(REAL), 62, 62, "");
    violates(2, TimePrograms.kill(wrong("kill-keeps-time")), "no-time-after-kill");
  }
}
