package org.latticeipc.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.config.KernelConfig;
import org.latticeipc.kernel.object.CpuBody;
import org.latticeipc.kernel.object.SliceRule;
import org.latticeipc.kernel.result.ExoError;

class CpuSliceTest {
  private static final SliceRule LOAN = SliceRule.loan();

  private static CpuBody three() {
    return CpuBody.idle(0, 2).admit(1).admit(2).admit(3).bind(0, 1).bind(1, 3);
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
