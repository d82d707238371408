package org.latticeipc.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
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
import org.latticeipc.machine.RmwOrder;

@Timeout(120)
class HardwareTest {
  private final HostMachine machine = HostMachine.create();
  private final Kernel kernel = Kernel.boot(machine, KernelConfig.standard().withSlicesPerCpu(2));
  private final Domain owner = kernel.createDomain("owner");

  @Test
  void cpuThatFailed_endsWhoWaits_andWhoIsStartedThere_untilItIsRevived() {
    LongCell ran = machine.longCell("ran", 0);
    ExoCap queue = kernel.createEndpoint(owner, 1).orElseThrow();
    ExoCap waits = kernel.spawn(owner, "waits", 0, () -> kernel.receive(owner, queue));
    kernel.hardware().failCpu(0).orElseThrow();
    kernel.awaitEnd(owner, waits).orElseThrow();
    ExoCap late = kernel.spawn(owner, "late", 0, () -> ran.fetchAdd(1, RmwOrder.ACQ_REL));
    kernel.awaitEnd(owner, late).orElseThrow();
    assertEquals(0, ran.load(LoadOrder.ACQUIRE));
    kernel.hardware().reviveCpu(0).orElseThrow();
    ExoCap again = kernel.spawn(owner, "again", 0, () -> ran.fetchAdd(1, RmwOrder.ACQ_REL));
    kernel.awaitEnd(owner, again).orElseThrow();
    assertEquals(1, ran.load(LoadOrder.ACQUIRE));
  }

  @Test
  void cpuThatIsNotThere_isRefused() {
    assertEquals(ExoError.INVALID_ARGUMENT, kernel.hardware().failCpu(-1).error());
    assertEquals(ExoError.INVALID_ARGUMENT, kernel.hardware().reviveCpu(1 << 20).error());
    Kernel undivided = Kernel.boot(machine, KernelConfig.standard());
    assertEquals(ExoError.INVALID_ARGUMENT, undivided.hardware().failCpu(0).error());
  }

  @Test
  void end_ofATaskThatIsWatched_raisesItsSource_alsoIfItHasEnded() {
    ExoCap line = kernel.createIrq(owner);
    ExoCap queue = kernel.createEndpoint(owner, 1).orElseThrow();
    ExoCap first = kernel.spawn(owner, "first", 0, () -> kernel.receive(owner, queue));
    kernel.watchEnd(owner, first, line, 3).orElseThrow();
    assertEquals(ExoError.EMPTY, kernel.tryTakeIrq(owner, line).error());
    kernel.kill(owner, first).orElseThrow();
    assertEquals(1L << 3, kernel.takeIrq(owner, line).orElseThrow());
    kernel.watchEnd(owner, first, line, 4).orElseThrow();
    assertEquals(1L << 4, kernel.takeIrq(owner, line).orElseThrow());
  }

  @Test
  void watch_isRefusedAndTakenBack() {
    ExoCap line = kernel.createIrq(owner);
    ExoCap queue = kernel.createEndpoint(owner, 1).orElseThrow();
    ExoCap task = kernel.spawn(owner, "task", 0, () -> kernel.receive(owner, queue));
    assertEquals(ExoError.INVALID_ARGUMENT, kernel.watchEnd(owner, task, line, 64).error());
    ExoCap reader = kernel.derive(owner, line, Rights.READ).orElseThrow();
    assertEquals(ExoError.INSUFFICIENT_RIGHTS, kernel.watchEnd(owner, task, reader, 0).error());
    kernel.watchEnd(owner, task, line, 0).orElseThrow();
    kernel.unwatchEnd(owner, task).orElseThrow();
    kernel.kill(owner, task).orElseThrow();
    kernel.awaitEnd(owner, task).orElseThrow();
    assertEquals(ExoError.EMPTY, kernel.tryTakeIrq(owner, line).error());
  }

  @Test
  void slice_isBoundNoLongerThanItsCapability() {
    Domain guest = kernel.createDomain("guest");
    List<ExoCap> slices = kernel.claimCpu(owner, 0).orElseThrow();
    ExoCap lent = kernel.grant(owner, slices.get(1), guest, Rights.CONTROL).orElseThrow();
    ExoCap queue = kernel.createEndpoint(guest, 1).orElseThrow();
    ExoCap task = kernel.spawn(guest, "task", 0, () -> kernel.receive(guest, queue));
    kernel.bindSlice(guest, lent, task).orElseThrow();
    kernel.revoke(owner, lent).orElseThrow();
    assertEquals(ExoError.REVOKED, kernel.bindSlice(guest, lent, task).error());
    kernel.close(guest, queue).orElseThrow();
    kernel.awaitEnd(guest, task).orElseThrow();
    assertTrue(kernel.cpuTicks(owner, slices.get(0)).isOk());
  }
}
