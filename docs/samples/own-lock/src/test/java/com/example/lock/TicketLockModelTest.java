package com.example.lock;

import static org.latticeipc.model.MemoryModel.RC11;
import static org.latticeipc.model.MemoryModel.SC;
import static org.latticeipc.model.MemoryModel.TSO;

import org.latticeipc.explorer.result.Result;
import org.latticeipc.junit.ModelCheck;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Setup;

/** The explorer: every execution under each memory model. */
class TicketLockModelTest {
  @ModelCheck(models = {SC, TSO, RC11}, complete = 2)
  void ticketLock_excludes(Setup setup) {
    new TicketLockProgram(StoreOrder.RELEASE).build(setup);
  }

  Program relaxedHandOver() {
    return new TicketLockProgram(StoreOrder.RELAXED);
  }

  /** The twin that must fail: without it, nothing shows that the checker is on. */
  @ModelCheck(program = "relaxedHandOver", models = RC11, violates = "no-data-race")
  void relaxedHandOver_isRefutedUnderRc11() {}

  /** Tools that assume sequential consistency call it correct. */
  @ModelCheck(program = "relaxedHandOver", models = SC)
  void relaxedHandOver_holdsUnderSc(Result result) {
    if (result.statistics().complete() != 2) {
      throw new AssertionError("expected 2 executions, found " + result.statistics().complete());
    }
  }
}
