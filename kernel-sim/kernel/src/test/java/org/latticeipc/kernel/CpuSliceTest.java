package org.latticeipc.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.config.KernelConfig;
import org.latticeipc.kernel.object.CpuBody;
import org.latticeipc.kernel.object.SliceBinding;
import org.latticeipc.kernel.object.SliceRule;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.kernel.upcall.Upcalls;

class CpuSliceTest {
  private static final SliceRule LOAN = SliceRule.loan();

  private static CpuBody three() {
    return CpuBody.idle(0, 2)
        .admit(1)
        .admit(2)
        .admit(3)
        .bind(0, 1, SliceBinding.FOR_EVER)
        .bind(1, 3, SliceBinding.FOR_EVER);
  }

  @Test
  void slices_takeTurnsInTheirOrder() {
    CpuBody cpu = three();
    assertEquals(1, cpu.running());
    assertEquals(3, cpu.giveUp(1, LOAN).running());
    assertEquals(1, cpu.giveUp(1, LOAN).giveUp(3, LOAN).running());
  }

  @Test
  void donatedSlice_goesBackToItsDonor() {
    CpuBody lent = three().donate(1, 2);
    assertEquals(2, lent.running());
    assertEquals(1, lent.giveUp(2, LOAN).running());
    assertEquals(1, lent.leave(2, LOAN).running());
    assertEquals(1, lent.block(2, LOAN).running());
  }

  @Test
  void donationBack_isAReturn_andTakesNothingNew() {
    CpuBody back = three().donate(1, 2).donate(2, 1);
    assertEquals(1, back.running());
    assertEquals(List.of(), back.donors());
  }

  @Test
  void donationsOfDonations_unwindLatestFirst() {
    CpuBody deep = three().donate(1, 2).donate(2, 3);
    assertEquals(List.of(1, 2), deep.donors());
    assertEquals(2, deep.giveUp(3, LOAN).running());
    assertEquals(1, deep.giveUp(3, LOAN).giveUp(2, LOAN).running());
  }

  @Test
  void donation_toBlockedOrUnknownTask_changesNothing() {
    CpuBody blocked = three().block(2, LOAN);
    assertEquals(1, blocked.donate(1, 2).running());
    assertEquals(1, three().donate(1, 9).running());
    assertEquals(three(), three().donate(2, 3));
  }

  @Test
  void idleCpu_runsWhoeverWakes_andTimeNobodyOwnsIsNotWasted() {
    CpuBody idle = three().block(1, LOAN).block(3, LOAN);
    assertEquals(2, idle.running());
    CpuBody asleep = idle.block(2, LOAN);
    assertEquals(0, asleep.running());
    assertEquals(3, asleep.wake(3).running());
  }

  @Test
  void sliceWithLength_isOverWhenUsedUp_andWhatWasLentEndsWithIt() {
    CpuBody half = three().withLength(0, 3).charge(1, 7, 2, LOAN).donate(1, 2);
    assertEquals(1, half.chargeable(2, 5, LOAN));
    CpuBody over = half.charge(2, 7, 5, LOAN);
    assertTrue(over.isOver());
    assertEquals(3, over.expire(2).running());
    assertEquals(List.of(), over.expire(2).donors());
    assertEquals(3, over.time().ticksOf(7));
    assertEquals(3, over.expire(2).giveUp(3, LOAN).chargeable(1, 9, LOAN));
  }

  @Test
  void gas_isSpentByWhoRuns_notByWhoLent() {
    CpuBody lent = three().withGas(1, 7, 1).withGas(2, 7, 4).donate(1, 2).charge(2, 7, 9, LOAN);
    assertEquals(0, lent.time().of(2).gas());
    assertEquals(1, lent.time().of(1).gas());
    assertEquals(4, lent.time().total());
    assertEquals(0, lent.chargeable(2, 1, LOAN));
  }

  @Test
  void killedTask_losesItsSlicesAndLoans_andRunsOnlyIfItDoesAlready() {
    CpuBody waiting = three().donate(1, 2).kill(1, LOAN);
    assertEquals(2, waiting.running());
    assertEquals(3, waiting.giveUp(2, LOAN).running());
    assertEquals(3, waiting.giveUp(2, LOAN).giveUp(3, LOAN).running());
    CpuBody running = three().kill(1, LOAN);
    assertEquals(1, running.running());
    assertEquals(3, running.leave(1, LOAN).running());
    assertEquals(three(), three().kill(9, LOAN));
  }

  @Test
  void kill_onCpusThatAreNotDivided_isRefused() {
    HostMachine machine = HostMachine.create();
    Kernel kernel = Kernel.boot(machine, KernelConfig.standard());
    Domain owner = kernel.createDomain("owner");
    ExoCap task = kernel.spawn(owner, "task", 0, () -> {});
    kernel.awaitEnd(owner, task).orElseThrow();
    assertEquals(ExoError.INVALID_ARGUMENT, kernel.kill(owner, task).error());
    assertEquals(ExoError.INVALID_ARGUMENT, kernel.setGas(owner, task, 1).error());
    assertEquals(ExoError.INVALID_ARGUMENT, kernel.compute(owner, 1, Upcalls.NONE).error());
  }

  @Test
  void claimCpu_givesOneCapabilityPerSlice_once() {
    HostMachine machine = HostMachine.create();
    Kernel kernel = Kernel.boot(machine, KernelConfig.standard().withSlicesPerCpu(3));
    Domain owner = kernel.createDomain("owner");
    List<ExoCap> slices = kernel.claimCpu(owner, 0).orElseThrow();
    assertEquals(3, slices.size());
    assertEquals(slices.get(0).pa() + 2, slices.get(2).pa());
    slices.forEach(
        s -> assertEquals(Rights.ALL, kernel.verify(owner, s, s.rights()).orElseThrow()));
    assertEquals(ExoError.INVALID_ARGUMENT, kernel.claimCpu(owner, 0).error());
    assertEquals(ExoError.INVALID_ARGUMENT, kernel.claimCpu(owner, machine.cpuCount()).error());
  }

  @Test
  void claimCpu_ofUndividedCpu_isRefused() {
    Kernel kernel = Kernel.boot(HostMachine.create(), KernelConfig.standard());
    assertEquals(
        ExoError.INVALID_ARGUMENT, kernel.claimCpu(kernel.createDomain("owner"), 0).error());
  }
}
