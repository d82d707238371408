package org.latticeipc.ipc.transport.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.ipc.transport.wire.WireFrame.Type;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.config.KernelConfig;
import org.latticeipc.kernel.object.Message;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.machine.value.Bytes;

/** What a peer's frames do to the endpoints of this machine. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GatewayTest {
  private final HostMachine machine = HostMachine.create();
  private final Kernel kernel = Kernel.boot(machine, KernelConfig.standard());
  private final Domain owner = kernel.createDomain("owner");
  private final Domain gateways = kernel.createDomain("gateways");
  private final ExoCap service = kernel.createEndpoint(owner, 4).orElseThrow();
  private final ExoCap toService =
      kernel.grant(owner, service, gateways, Rights.WRITE).orElseThrow();
  private final ExoCap in = kernel.createEndpoint(owner, 4).orElseThrow();

  private Session session(Side side) {
    return new Session(machine, "s", side, 8);
  }

  private static WireFrame frame(Type type, long number) {
    return new WireFrame(type, number, Bytes.EMPTY);
  }

  /** A connection on which these frames come, and then nothing. */
  private record Script(Deque<WireFrame> frames) implements WireLink {
    static Script of(WireFrame... frames) {
      return new Script(new ArrayDeque<>(List.of(frames)));
    }

    @Override
    public boolean write(WireFrame frame) {
      return true;
    }

    @Override
    public @Nullable WireFrame read() {
      return frames.poll();
    }

    @Override
    public void close() {
      frames.clear();
    }
  }

  private Gateway hears(WireFrame... frames) {
    Gateway gateway = new Gateway(kernel, gateways, session(Side.SERVER), toService);
    hears(gateway, frames);
    return gateway;
  }

  private static void hears(Gateway gateway, WireFrame... frames) {
    Session session = gateway.session();
    boolean server = session.side() == Side.SERVER;
    int connection =
        session.open(
            server
                ? new WireFrame(Type.OPEN, 0, Bytes.copyOf(new byte[16]))
                : frame(Type.OPENED, 0));
    session.receive(connection, Script.of(frames));
    session.deliverWaiting(gateway);
  }

  private Message hello() {
    return new Message(Bytes.EMPTY, List.of(kernel.derive(owner, in, Rights.WRITE).orElseThrow()));
  }

  @Test
  void finFirst_endsTheSessionAndLeavesTheServiceOpen() {
    Gateway gateway = hears(frame(Type.FIN, 1));
    gateway.session().open(new WireFrame(Type.OPEN, 0, Bytes.copyOf(new byte[16])));
    gateway.session().end();
    gateway.intake();
    assertEquals(ExoError.EMPTY, kernel.tryReceive(owner, service).error());
    hears(frame(Type.DATA, 1));
    assertTrue(kernel.tryReceive(owner, service).isOk(), "the next session reaches the service");
  }

  @Test
  void moreThanTheHello_beforeAnAnswer_reachesNothing() {
    Gateway gateway = hears(frame(Type.DATA, 1), frame(Type.DATA, 2), frame(Type.DATA, 3));
    assertTrue(gateway.session().isEnded());
    assertTrue(kernel.tryReceive(owner, service).isOk());
    assertEquals(ExoError.EMPTY, kernel.tryReceive(owner, service).error());
  }

  @Test
  void finAfterTheHello_theServicesAnswerIsRefused() {
    hears(frame(Type.DATA, 1), frame(Type.FIN, 2));
    Message hello = kernel.tryReceive(owner, service).orElseThrow();
    assertEquals(ExoError.CLOSED, kernel.trySend(owner, hello.caps().get(0), hello()).error());
  }

  /** The answer was queued already and says only later where its sender waits. */
  @Test
  void endBeforeTheAnswerIsRead_wakesWhoeverWaitsAfterIt() {
    Gateway gateway = hears(frame(Type.DATA, 1));
    Message hello = kernel.tryReceive(owner, service).orElseThrow();
    assertTrue(kernel.trySend(owner, hello.caps().get(0), hello()).isOk());
    gateway.hangUp();
    gateway.intake();
    assertEquals(ExoError.CLOSED, kernel.receive(owner, in).error());
  }

  @Test
  void client_endBeforeTheHelloIsRead_wakesWhoeverWaitsForAnAnswer() {
    Gateway gateway = new Gateway(kernel, gateways, session(Side.CLIENT), null);
    assertTrue(kernel.trySend(owner, gateway.remoteCapability(owner), hello()).isOk());
    hears(gateway, frame(Type.FIN, 1));
    gateway.session().end();
    gateway.intake();
    assertEquals(ExoError.CLOSED, kernel.receive(owner, in).error());
  }

  /** Two channels at one remote capability, of which only the first was read. */
  @Test
  void client_end_wakesWhoeverIsStillQueued() {
    Gateway gateway = new Gateway(kernel, gateways, session(Side.CLIENT), null);
    ExoCap remote = gateway.remoteCapability(owner);
    ExoCap second = kernel.createEndpoint(owner, 4).orElseThrow();
    assertTrue(kernel.trySend(owner, remote, hello()).isOk());
    ExoCap back = kernel.derive(owner, second, Rights.WRITE).orElseThrow();
    assertTrue(kernel.trySend(owner, remote, new Message(Bytes.EMPTY, List.of(back))).isOk());
    gateway.hangUp();
    gateway.intake();
    assertEquals(ExoError.CLOSED, kernel.receive(owner, in).error());
    assertEquals(ExoError.CLOSED, kernel.receive(owner, second).error());
  }

  @Test
  void client_dataBeforeItsHello_endsTheSession() {
    Gateway gateway = new Gateway(kernel, gateways, session(Side.CLIENT), null);
    hears(gateway, frame(Type.DATA, 1));
    assertTrue(gateway.session().isEnded());
  }

  @Test
  void oneSessionsFrames_doNotReachAnother() {
    Gateway other = hears(frame(Type.DATA, 1));
    Message hello = kernel.tryReceive(owner, service).orElseThrow();
    hears(frame(Type.DATA, 1), frame(Type.FIN, 2));
    hears(frame(Type.FIN, 1), frame(Type.FIN, 2));
    hears(frame(Type.ACK, 7));
    ExoResult<?> answered = kernel.trySend(owner, hello.caps().get(0), hello());
    assertTrue(answered.isOk(), answered.toString());
    assertTrue(!other.session().isEnded());
  }

  @Test
  void aServiceAtTheClientsSide_orNoneAtTheServers_isRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Gateway(kernel, gateways, session(Side.CLIENT), toService));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Gateway(kernel, gateways, session(Side.SERVER), null));
  }
}
