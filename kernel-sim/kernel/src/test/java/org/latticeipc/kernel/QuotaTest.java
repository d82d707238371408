package org.latticeipc.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.config.KernelConfig;
import org.latticeipc.kernel.object.Message;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.machine.value.Bytes;

/** How many objects and capabilities a domain may have, and what great numbers of them cost. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class QuotaTest {
  private final Kernel kernel =
      Kernel.boot(HostMachine.create(), KernelConfig.standard().withQuotas(5, 3));
  private final Domain greedy = kernel.createDomain("greedy");
  private final Domain other = kernel.createDomain("other");

  @Test
  void objects_ofADomain_areBounded_destroyedOnesDoNotCount() {
    List<ExoCap> caps = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      caps.add(kernel.createPage(greedy, 1).orElseThrow());
    }
    assertEquals(ExoError.QUOTA, kernel.createPage(greedy, 1).error());
    assertEquals(ExoError.QUOTA, kernel.createEndpoint(greedy, 1).error());
    assertEquals(
        ExoError.STALE, kernel.verify(greedy, kernel.createIrq(greedy), Rights.NONE).error());
    assertTrue(kernel.createPage(other, 1).isOk(), "another domain has its own");
    kernel.destroy(greedy, caps.get(2)).orElseThrow();
    assertTrue(kernel.createPage(greedy, 1).isOk());
    assertEquals(ExoError.QUOTA, kernel.createPage(greedy, 1).error());
    assertEquals(ExoError.STALE, kernel.verify(greedy, caps.get(2), Rights.NONE).error());
    assertTrue(kernel.verify(greedy, caps.get(3), Rights.READ).isOk());
  }

  @Test
  void derivations_ofADomain_areBounded_whoeverHasThem_andGoneOnesDoNotCount() {
    ExoCap root = kernel.createEndpoint(other, 8).orElseThrow();
    ExoCap held = kernel.grant(other, root, greedy, Rights.ALL).orElseThrow();
    kernel.derive(greedy, held, Rights.READ).orElseThrow();
    kernel.grant(greedy, held, other, Rights.READ).orElseThrow();
    kernel.trySend(greedy, held, Message.of(Bytes.EMPTY, held)).orElseThrow();
    assertEquals(ExoError.QUOTA, kernel.derive(greedy, held, Rights.READ).error());
    assertEquals(
        ExoError.QUOTA, kernel.trySend(greedy, held, Message.of(Bytes.EMPTY, held)).error());
    assertTrue(kernel.derive(other, root, Rights.READ).isOk(), "the owner has its own");
    ExoCap received = kernel.tryReceive(other, root).orElseThrow().caps().get(0);
    assertEquals(ExoError.QUOTA, kernel.derive(greedy, held, Rights.READ).error());
    kernel.drop(other, received).orElseThrow();
    assertTrue(kernel.derive(greedy, held, Rights.READ).isOk());
    assertEquals(3, kernel.revokeDerived(greedy, held).orElseThrow());
    assertTrue(kernel.derive(greedy, held, Rights.READ).isOk());
  }

  /** A list that is searched for each of so many would take minutes. */
  @Test
  void twentyThousandChildren_flatOrInAChain_areRevokedAtOnce() {
    Kernel wide = Kernel.boot(HostMachine.create(), KernelConfig.standard());
    Domain owner = wide.createDomain("owner");
    ExoCap flat = wide.createPage(owner, 1).orElseThrow();
    ExoCap chain = wide.createPage(owner, 1).orElseThrow();
    ExoCap last = chain;
    for (int i = 0; i < 20_000; i++) {
      wide.derive(owner, flat, Rights.READ).orElseThrow();
      last = wide.derive(owner, last, Rights.READ).orElseThrow();
    }
    assertEquals(20_000, wide.revokeDerived(owner, flat).orElseThrow());
    assertEquals(20_000, wide.revokeDerived(owner, chain).orElseThrow());
    assertEquals(ExoError.REVOKED, wide.verify(owner, last, Rights.READ).error());
  }

  /** A forged capability is told from an altered one by its tag, not by looking at all objects. */
  @Test
  void forgedCapabilities_costNoMoreThanOthers_howeverManyObjectsThereAre() {
    Kernel full = Kernel.boot(HostMachine.create(), KernelConfig.standard());
    Domain owner = full.createDomain("owner");
    ExoCap cap = full.createPage(owner, 1).orElseThrow();
    for (int i = 0; i < 20_000; i++) {
      full.createPage(owner, 1).orElseThrow();
    }
    for (int i = 0; i < 20_000; i++) {
      byte[] tag = new byte[32];
      tag[i % 32] = (byte) i;
      ExoCap forged =
          new ExoCap(
              cap.kind(), cap.pa(), i, cap.rights(), cap.owner(), cap.epoch(), Bytes.copyOf(tag));
      assertEquals(ExoError.FORGED, full.verify(owner, forged, Rights.READ).error());
    }
  }
}
