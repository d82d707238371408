package org.latticeipc.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.config.KernelConfig;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.TaskHandle;

@Timeout(120)
class TaskTest {
  private final HostMachine machine = HostMachine.create();
  private final Kernel kernel = Kernel.boot(machine, KernelConfig.standard());
  private final Domain owner = kernel.createDomain("owner");
  private final LongCell go = machine.longCell("go", 0);

  @Test
  void yieldTo_livingTask_isDone_andToEndedTask_isRefused() {
    ExoCap task = kernel.spawn(owner, "worker", 0, () -> go.await(v -> v == 1, LoadOrder.ACQUIRE));
    assertTrue(kernel.exoYieldTo(owner, task).isOk());
    go.store(1, StoreOrder.RELEASE);
    while (kernel.exoYieldTo(owner, task).isOk()) {
      machine.yieldCpu();
    }
    assertEquals(ExoError.TASK_ENDED, kernel.exoYieldTo(owner, task).error());
  }

  @Test
  void yieldTo_withoutExecute_isRefused() {
    TaskHandle handle = machine.spawn("worker", 0, () -> {});
    ExoCap task = kernel.adopt(owner, handle);
    ExoCap weak = kernel.derive(owner, task, Rights.READ).orElseThrow();
    assertEquals(ExoError.INSUFFICIENT_RIGHTS, kernel.exoYieldTo(owner, weak).error());
    machine.join(handle);
  }

  @Test
  void endTask_ofAdoptedTask_refusesFurtherTime() {
    TaskHandle handle = machine.spawn("worker", 0, () -> {});
    ExoCap task = kernel.adopt(owner, handle);
    machine.join(handle);
    assertTrue(kernel.endTask(owner, task).isOk());
    assertEquals(ExoError.TASK_ENDED, kernel.exoYieldTo(owner, task).error());
  }
}
