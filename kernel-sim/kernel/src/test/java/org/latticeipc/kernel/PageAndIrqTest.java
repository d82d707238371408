package org.latticeipc.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.config.KernelConfig;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.machine.TaskHandle;

@Timeout(120)
class PageAndIrqTest {
  private final HostMachine machine = HostMachine.create();
  private final Kernel kernel = Kernel.boot(machine, KernelConfig.standard());
  private final Domain owner = kernel.createDomain("owner");
  private final Domain guest = kernel.createDomain("guest");

  @Test
  void page_givesBackWhatWasWritten_withinRights() {
    ExoCap page = kernel.createPage(owner, 4).orElseThrow();
    ExoCap view = kernel.grant(owner, page, guest, Rights.READ).orElseThrow();
    assertTrue(kernel.writePage(owner, page, 3, 42).isOk());
    assertEquals(42L, kernel.readPage(guest, view, 3).orElseThrow());
    assertEquals(0L, kernel.readPage(guest, view, 0).orElseThrow());
    assertEquals(ExoError.INSUFFICIENT_RIGHTS, kernel.writePage(guest, view, 0, 1).error());
    assertEquals(ExoError.INVALID_ARGUMENT, kernel.readPage(guest, view, 4).error());
    assertEquals(ExoError.INVALID_ARGUMENT, kernel.writePage(owner, page, -1, 1).error());
    kernel.revoke(owner, view).orElseThrow();
    assertEquals(ExoError.REVOKED, kernel.readPage(guest, view, 3).error());
  }

  @Test
  void createPage_ofImpossibleSize_isRefused() {
    assertEquals(ExoError.INVALID_ARGUMENT, kernel.createPage(owner, 0).error());
    assertEquals(ExoError.INVALID_ARGUMENT, kernel.createPage(owner, 513).error());
  }

  @Test
  void irq_collectsSourcesUntilTaken() {
    ExoCap irq = kernel.createIrq(owner);
    ExoCap device = kernel.grant(owner, irq, guest, Rights.WRITE).orElseThrow();
    kernel.raise(guest, device, 0).orElseThrow();
    kernel.raise(guest, device, 5).orElseThrow();
    kernel.raise(guest, device, 5).orElseThrow();
    assertEquals(0b100001L, kernel.takeIrq(owner, irq).orElseThrow());
    assertEquals(
        ExoError.DEADLINE, kernel.takeIrqUntil(owner, irq, machine.nowTicks() + 200).error());
    assertEquals(ExoError.INVALID_ARGUMENT, kernel.raise(guest, device, 64).error());
    assertEquals(ExoError.INSUFFICIENT_RIGHTS, kernel.takeIrq(guest, device).error());
  }

  @Test
  void revoke_duringTakeIrq_waiterGetsRevoked() {
    ExoCap irq = kernel.createIrq(owner);
    AtomicReference<ExoResult<Long>> answer = new AtomicReference<>();
    TaskHandle waiting = machine.spawn("driver", 0, () -> answer.set(kernel.takeIrq(owner, irq)));
    kernel.revoke(owner, irq).orElseThrow();
    machine.join(waiting);
    assertEquals(ExoError.REVOKED, Objects.requireNonNull(answer.get()).error());
  }
}
