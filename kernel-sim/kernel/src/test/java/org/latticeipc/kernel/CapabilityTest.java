package org.latticeipc.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.kernel.capability.CapKind;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.config.KernelConfig;
import org.latticeipc.kernel.object.Message;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.machine.value.Bytes;

class CapabilityTest {
  private static final Rights RW = Rights.READ.and(Rights.WRITE);

  private final Kernel kernel = Kernel.boot(HostMachine.create(), KernelConfig.standard());
  private final Domain server = kernel.createDomain("server");
  private final Domain client = kernel.createDomain("client");
  private final ExoCap root = kernel.createEndpoint(server, 4).orElseThrow();

  private static ExoCap with(ExoCap c, Rights rights) {
    return new ExoCap(c.kind(), c.pa(), c.id(), rights, c.owner(), c.epoch(), c.authTag());
  }

  private static ExoCap withOwner(ExoCap c, long owner) {
    return new ExoCap(c.kind(), c.pa(), c.id(), c.rights(), owner, c.epoch(), c.authTag());
  }

  private static ExoCap withTag(ExoCap c, Bytes tag) {
    return new ExoCap(c.kind(), c.pa(), c.id(), c.rights(), c.owner(), c.epoch(), tag);
  }

  @Test
  void create_ownerHasAllRights() {
    assertEquals(Rights.ALL, kernel.verify(server, root, Rights.ALL).orElseThrow());
    assertEquals(32, root.authTag().size());
  }

  @Test
  void verifiedCapability_inOtherHandsOrWithOtherNeeds_isCheckedAgain() {
    ExoCap readOnly = kernel.grant(server, root, client, Rights.READ).orElseThrow();
    for (int i = 0; i < 2; i++) {
      assertEquals(ExoError.EMPTY, kernel.tryReceive(client, readOnly).error());
      assertEquals(ExoError.WRONG_OWNER, kernel.tryReceive(server, readOnly).error());
      assertEquals(
          ExoError.INSUFFICIENT_RIGHTS,
          kernel.trySend(client, readOnly, Message.of(Bytes.EMPTY)).error());
      assertEquals(ExoError.ALTERED, kernel.tryReceive(client, with(readOnly, Rights.ALL)).error());
    }
    kernel.revoke(server, readOnly).orElseThrow();
    assertEquals(ExoError.REVOKED, kernel.tryReceive(client, readOnly).error());
    ExoCap other = kernel.grant(server, root, client, Rights.READ).orElseThrow();
    assertEquals(ExoError.EMPTY, kernel.tryReceive(client, other).error());
    kernel.destroy(server, root).orElseThrow();
    assertEquals(ExoError.STALE, kernel.tryReceive(client, other).error());
  }

  @Test
  void verify_withTagNotOfThisKernel_isForged() {
    byte[] tag = root.authTag().toArray();
    tag[31] ^= 1;
    ExoCap forged = withTag(root, Bytes.copyOf(tag));
    assertEquals(ExoError.FORGED, kernel.verify(server, forged, Rights.READ).error());
    assertEquals(
        ExoError.FORGED, kernel.verify(server, withTag(root, Bytes.EMPTY), Rights.READ).error());
  }

  @Test
  void verify_withAnyFieldChanged_isAltered() {
    ExoCap weak = kernel.grant(server, root, client, Rights.READ).orElseThrow();
    ExoCap[] altered = {
      with(weak, Rights.ALL),
      withOwner(weak, server.id()),
      new ExoCap(
          CapKind.TASK,
          weak.pa(),
          weak.id(),
          weak.rights(),
          weak.owner(),
          weak.epoch(),
          weak.authTag()),
      new ExoCap(
          weak.kind(),
          weak.pa() + 256,
          weak.id(),
          weak.rights(),
          weak.owner(),
          weak.epoch(),
          weak.authTag()),
      new ExoCap(
          weak.kind(),
          weak.pa(),
          weak.id() - 1,
          weak.rights(),
          weak.owner(),
          weak.epoch(),
          weak.authTag()),
      new ExoCap(
          weak.kind(),
          weak.pa(),
          weak.id(),
          weak.rights(),
          weak.owner(),
          weak.epoch() + 1,
          weak.authTag())
    };
    for (ExoCap each : altered) {
      assertEquals(ExoError.ALTERED, kernel.verify(client, each, Rights.READ).error());
    }
    assertTrue(kernel.verify(client, weak, Rights.READ).isOk());
  }

  @Test
  void verify_byAnotherDomain_isWrongOwner() {
    assertEquals(ExoError.WRONG_OWNER, kernel.verify(client, root, Rights.READ).error());
  }

  @Test
  void verify_withMissingRight_isInsufficientRights() {
    ExoCap weak = kernel.derive(server, root, Rights.READ).orElseThrow();
    assertEquals(ExoError.INSUFFICIENT_RIGHTS, kernel.verify(server, weak, RW).error());
    assertEquals(
        ExoError.INSUFFICIENT_RIGHTS,
        kernel.trySend(server, weak, Message.of(Bytes.EMPTY)).error());
  }

  @Test
  void yieldTo_withEndpoint_isWrongKind() {
    assertEquals(ExoError.WRONG_KIND, kernel.exoYieldTo(server, root).error());
  }

  @Test
  void derive_withMoreRights_isRefused() {
    ExoCap weak = kernel.grant(server, root, client, Rights.READ).orElseThrow();
    assertEquals(ExoError.INSUFFICIENT_RIGHTS, kernel.derive(client, weak, RW).error());
    assertEquals(ExoError.INSUFFICIENT_RIGHTS, kernel.grant(client, weak, server, RW).error());
  }

  @Test
  void revoke_ofRoot_reachesEveryDescendantAndNothingElse() {
    ExoCap a = kernel.grant(server, root, client, RW).orElseThrow();
    ExoCap b = kernel.derive(client, a, Rights.READ).orElseThrow();
    ExoCap c = kernel.grant(client, b, server, Rights.READ).orElseThrow();
    ExoCap sibling = kernel.derive(server, root, Rights.READ).orElseThrow();
    assertEquals(3, kernel.revoke(server, a).orElseThrow());
    assertEquals(ExoError.REVOKED, kernel.verify(client, a, Rights.NONE).error());
    assertEquals(ExoError.REVOKED, kernel.verify(client, b, Rights.NONE).error());
    assertEquals(ExoError.REVOKED, kernel.verify(server, c, Rights.NONE).error());
    assertTrue(kernel.verify(server, sibling, Rights.READ).isOk());
    assertTrue(kernel.verify(server, root, Rights.ALL).isOk());
  }

  @Test
  void revoke_byHolderOfNoAncestor_isWrongOwner() {
    ExoCap a = kernel.grant(server, root, client, RW).orElseThrow();
    ExoCap own = kernel.derive(server, root, RW).orElseThrow();
    assertEquals(ExoError.WRONG_OWNER, kernel.revoke(client, own).error());
    assertTrue(kernel.verify(server, own, RW).isOk());
    assertEquals(1, kernel.revoke(client, a).orElseThrow());
  }

  @Test
  void revokeDerived_keepsTheCapabilityItself() {
    ExoCap a = kernel.grant(server, root, client, RW).orElseThrow();
    assertEquals(1, kernel.revokeDerived(server, root).orElseThrow());
    assertEquals(ExoError.REVOKED, kernel.verify(client, a, Rights.NONE).error());
    assertTrue(kernel.verify(server, root, Rights.ALL).isOk());
  }

  @Test
  void drop_keepsDescendantsWithinReachOfAncestors() {
    ExoCap a = kernel.grant(server, root, client, RW).orElseThrow();
    ExoCap b = kernel.derive(client, a, Rights.READ).orElseThrow();
    assertTrue(kernel.drop(client, a).isOk());
    assertEquals(ExoError.REVOKED, kernel.verify(client, a, Rights.NONE).error());
    assertTrue(kernel.verify(client, b, Rights.READ).isOk());
    assertEquals(1, kernel.revokeDerived(server, root).orElseThrow());
    assertEquals(ExoError.REVOKED, kernel.verify(client, b, Rights.READ).error());
  }

  @Test
  void renew_makesEveryEarlierCapabilityStale() {
    ExoCap a = kernel.grant(server, root, client, RW).orElseThrow();
    ExoCap fresh = kernel.renew(server, root).orElseThrow();
    assertEquals(ExoError.STALE, kernel.verify(client, a, Rights.READ).error());
    assertEquals(ExoError.STALE, kernel.verify(server, root, Rights.READ).error());
    assertTrue(kernel.verify(server, fresh, Rights.ALL).isOk());
    assertNotEquals(root.id(), fresh.id());
  }

  @Test
  void destroy_makesEveryCapabilityStale() {
    assertTrue(kernel.destroy(server, root).isOk());
    assertEquals(ExoError.STALE, kernel.verify(server, root, Rights.READ).error());
    assertEquals(ExoError.STALE, kernel.tryReceive(server, root).error());
  }

  @Test
  void exitDomain_afterwardsNothingIsMade() {
    ExoCap own = kernel.createEndpoint(client, 1).orElseThrow();
    kernel.exitDomain(client).orElseThrow();
    assertEquals(ExoError.DOMAIN_GONE, kernel.createEndpoint(client, 1).error());
    assertEquals(ExoError.DOMAIN_GONE, kernel.createPage(client, 1).error());
    assertEquals(
        ExoError.STALE, kernel.verify(client, kernel.createIrq(client), Rights.NONE).error());
    boolean[] ran = new boolean[1];
    ExoCap task = kernel.spawn(client, "t", 0, () -> ran[0] = true);
    assertEquals(ExoError.STALE, kernel.verify(client, task, Rights.NONE).error());
    assertFalse(ran[0], "the dead start no tasks");
    assertEquals(ExoError.REVOKED, kernel.derive(client, own, Rights.NONE).error());
    assertEquals(ExoError.REVOKED, kernel.grant(client, own, server, Rights.NONE).error());
  }

  @Test
  void exitDomain_takesItsCapabilitiesAndRefusesGrantsToIt() {
    ExoCap a = kernel.grant(server, root, client, RW).orElseThrow();
    assertTrue(kernel.exitDomain(client).isOk());
    assertEquals(ExoError.REVOKED, kernel.verify(client, a, Rights.READ).error());
    assertEquals(ExoError.DOMAIN_GONE, kernel.grant(server, root, client, RW).error());
    assertEquals(ExoError.DOMAIN_GONE, kernel.exitDomain(client).error());
  }

  @Test
  void anotherKernel_refusesAsForged() {
    Kernel other = Kernel.boot(HostMachine.create(), KernelConfig.standard());
    assertEquals(ExoError.FORGED, other.verify(server, root, Rights.READ).error());
  }
}
