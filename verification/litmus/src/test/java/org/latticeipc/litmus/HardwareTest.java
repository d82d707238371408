package org.latticeipc.litmus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.latticeipc.litmus.HardwareResult.Mark;
import org.latticeipc.litmus.compile.LitmusCompiler;
import org.latticeipc.litmus.program.LitmusTest;
import org.latticeipc.litmus.report.HardwareTable;
import org.latticeipc.model.MemoryModel;

/** Real cores beside the model. */
class HardwareTest {
  private static final int RUNS = 2_000;
  private static final LitmusTest TEST =
      LitmusCompiler.compile(
          "t",
          """
          C MP+spin
          { }
          P0 (atomic_int* x, atomic_int* y) {
            atomic_store_explicit(x, 1, memory_order_relaxed);
            atomic_store_explicit(y, 1, memory_order_release);
          }
          P1 (atomic_int* x, atomic_int* y) {
            while (atomic_load_explicit(y, memory_order_acquire) == 0) {}
            int r1 = atomic_load_explicit(x, memory_order_relaxed);
          }
          ~exists (1:r1=0)
          """);

  @Test
  void hardware_showsOnlyWhatTheModelAllows() {
    LitmusResult model = LitmusRunner.run(TEST, LitmusOptions.of(MemoryModel.RC11));
    HardwareResult hardware = HardwareResult.run(model, RUNS);
    assertFalse(hardware.alarm());
    assertEquals(RUNS, hardware.runs());
    assertEquals(0, hardware.unfinished());
    assertEquals(
        List.of(new HardwareResult.Row("1:r1=1;", RUNS, Mark.SEEN, false)), hardware.rows());
  }

  @Test
  void stateThatTheModelForbids_isAnAlarm_andOneNeverSeenIsMarked() {
    LitmusResult model = LitmusRunner.run(TEST, LitmusOptions.of(MemoryModel.RC11));
    StateCount other = new StateCount("1:r1=0;", 1, true, List.of(0L));
    LitmusResult wrong =
        new LitmusResult(
            TEST,
            model.options(),
            List.of(other),
            1,
            0,
            false,
            false,
            List.of(),
            List.of(),
            model.statistics());
    HardwareResult hardware = HardwareResult.run(wrong, RUNS);
    assertTrue(hardware.alarm());
    assertEquals(
        List.of(Mark.NEVER_SEEN, Mark.ALARM),
        hardware.rows().stream().map(HardwareResult.Row::mark).toList());
    assertTrue(HardwareTable.of(hardware).contains("ALARM: rc11 forbids it"));
  }
}
