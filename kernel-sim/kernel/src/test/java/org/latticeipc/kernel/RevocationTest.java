package org.latticeipc.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.config.KernelConfig;
import org.latticeipc.kernel.object.CrashRule;
import org.latticeipc.kernel.object.Message;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.machine.value.Bytes;

@Timeout(120)
class RevocationTest {
  private final HostMachine machine = HostMachine.create();
  private final Kernel kernel = Kernel.boot(machine, KernelConfig.standard());
  private final Domain owner = kernel.createDomain("owner");
  private final Domain guest = kernel.createDomain("guest");

  private ExoCap lent(ExoCap of) {
    return kernel.grant(owner, of, guest, Rights.ALL).orElseThrow();
  }

  private long now() {
    return machine.nowTicks();
  }

  /** One of each kind that can be given to somebody. */
  private List<ExoCap> everyKind() {
    ExoCap disk = kernel.devices().createDisk(owner, 2, 1, CrashRule.KEEPS).orElseThrow();
    return List.of(
        kernel.createEndpoint(owner, 1).orElseThrow(),
        kernel.createPage(owner, 1).orElseThrow(),
        kernel.memory().createSpace(owner, 1).orElseThrow(),
        kernel.createIrq(owner),
        kernel.devices().createIoPort(owner, 1).orElseThrow(),
        kernel.devices().createDma(owner, 1).orElseThrow(),
        kernel.timers().createTimer(owner).orElseThrow(),
        disk,
        kernel.devices().allocBlock(owner, disk).orElseThrow());
  }

  @Test
  void whateverWasLent_isTakenBackAfterTheDeadline_andItsHolderIsTold() {
    for (ExoCap own : everyKind()) {
      ExoCap lent = lent(own);
      assertEquals(ExoError.EMPTY, kernel.revocation().isAsked(guest, lent).error());
      assertFalse(kernel.revocation().askBack(owner, own, lent, now()).orElseThrow(), "" + own);
      assertEquals(ExoError.REPOSSESSED, kernel.verify(guest, lent, Rights.READ).error());
      assertEquals(ExoError.REPOSSESSED, kernel.revocation().awaitAsked(guest, lent).error());
      assertTrue(kernel.verify(owner, own, Rights.ALL).isOk());
    }
  }

  @Test
  void whatWasGivenUpBefore_isNotTaken() {
    for (ExoCap own : everyKind()) {
      ExoCap lent = lent(own);
      kernel.drop(guest, lent).orElseThrow();
      assertTrue(kernel.revocation().askBack(owner, own, lent, now()).orElseThrow(), "" + own);
      assertEquals(ExoError.REVOKED, kernel.verify(guest, lent, Rights.READ).error());
    }
  }

  @Test
  void allThatWasDerived_isTakenBackAtOnce_whoeverHasIt() {
    ExoCap page = kernel.createPage(owner, 1).orElseThrow();
    ExoCap first = lent(page);
    ExoCap second = kernel.grant(guest, first, owner, Rights.READ).orElseThrow();
    ExoCap third = lent(page);
    assertFalse(kernel.revocation().askAllBack(owner, page, now()).orElseThrow());
    assertEquals(ExoError.REPOSSESSED, kernel.readPage(guest, first, 0).error());
    assertEquals(ExoError.REPOSSESSED, kernel.readPage(owner, second, 0).error());
    assertEquals(ExoError.REPOSSESSED, kernel.readPage(guest, third, 0).error());
    assertTrue(kernel.revocation().askAllBack(owner, page, now()).orElseThrow(), "nothing is left");
  }

  @Test
  void whoWasLentSomething_cannotAskItsOwnerForIt_norForWhatWasLentToOthers() {
    ExoCap page = kernel.createPage(owner, 1).orElseThrow();
    ExoCap lent = lent(page);
    ExoCap other = lent(page);
    Revocation calls = kernel.revocation();
    assertEquals(ExoError.WRONG_OWNER, calls.askBack(guest, lent, page, now()).error());
    assertEquals(ExoError.WRONG_OWNER, calls.askBack(guest, lent, other, now()).error());
    assertEquals(ExoError.WRONG_OWNER, calls.askBack(owner, page, page, now()).error());
    assertEquals(ExoError.EMPTY, calls.isAsked(owner, page).error());
    ExoCap weak = kernel.derive(owner, page, Rights.READ).orElseThrow();
    assertEquals(ExoError.INSUFFICIENT_RIGHTS, calls.askAllBack(owner, weak, now()).error());
    ExoCap elsewhere = lent(kernel.createPage(owner, 1).orElseThrow());
    assertEquals(ExoError.WRONG_KIND, calls.askBack(owner, page, elsewhere, now()).error());
  }

  @Test
  void endpointTakenBackFromItsOnlyReader_losesItsMessages_andWhatTheyCarry() {
    ExoCap queue = kernel.createEndpoint(owner, 1).orElseThrow();
    ExoCap writer = kernel.derive(owner, queue, Rights.WRITE).orElseThrow();
    ExoCap reader = lent(queue);
    ExoCap page = kernel.createPage(owner, 1).orElseThrow();
    ExoCap gift = kernel.derive(owner, page, Rights.READ).orElseThrow();
    kernel.send(owner, writer, new Message(Bytes.EMPTY, List.of(gift))).orElseThrow();
    assertFalse(kernel.revocation().askBack(owner, queue, reader, now()).orElseThrow());
    assertEquals(ExoError.REPOSSESSED, kernel.tryReceive(guest, reader).error());
    assertTrue(kernel.tryReceive(owner, queue).isOk(), "its owner can read it still");
  }
}
