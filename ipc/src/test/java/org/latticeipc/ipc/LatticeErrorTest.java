package org.latticeipc.ipc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.latticeipc.ipc.LatticeError.ALREADY_CONNECTED;
import static org.latticeipc.ipc.LatticeError.BAD_ARGUMENT;
import static org.latticeipc.ipc.LatticeError.BAD_CAPABILITY;
import static org.latticeipc.ipc.LatticeError.BAD_HANDSHAKE;
import static org.latticeipc.ipc.LatticeError.BAD_TOKEN;
import static org.latticeipc.ipc.LatticeError.BUFFER_TOO_SMALL;
import static org.latticeipc.ipc.LatticeError.CLOSED;
import static org.latticeipc.ipc.LatticeError.EXHAUSTED;
import static org.latticeipc.ipc.LatticeError.KEY_MISMATCH;
import static org.latticeipc.ipc.LatticeError.LOCK_TOO_DEEP;
import static org.latticeipc.ipc.LatticeError.MALFORMED;
import static org.latticeipc.ipc.LatticeError.NOT_CONNECTED;
import static org.latticeipc.ipc.LatticeError.NO_MESSAGE;
import static org.latticeipc.ipc.LatticeError.OUT_OF_ORDER;
import static org.latticeipc.ipc.LatticeError.PEER_GONE;
import static org.latticeipc.ipc.LatticeError.QUEUE_FULL;
import static org.latticeipc.ipc.LatticeError.REPLAYED;
import static org.latticeipc.ipc.LatticeError.TOO_LONG;
import static org.latticeipc.ipc.LatticeIpc.lattice_close;
import static org.latticeipc.ipc.LatticeIpc.lattice_connect;
import static org.latticeipc.ipc.LatticeIpc.lattice_recv;
import static org.latticeipc.ipc.LatticeIpc.lattice_send;
import static org.latticeipc.ipc.LatticeIpc.lattice_yield_to;

import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.engine.host.HostResult;
import org.latticeipc.ipc.crypto.Secret;
import org.latticeipc.ipc.handshake.HandshakeParts;
import org.latticeipc.ipc.handshake.Initiator;
import org.latticeipc.ipc.lock.QuaternionSpinlock;
import org.latticeipc.ipc.suite.Suite;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.object.Message;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Register;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.machine.value.Bytes;

/** Every error is reached, and what was refused has changed nothing. */
class LatticeErrorTest {
  private static final byte[] HELLO = "hello".getBytes(UTF_8);

  private final TwoDomains stage = TwoDomains.onHost();
  private final LatticePair pair =
      LatticePair.connect(
          stage.client.nonBlockingChannel("a"), stage.server.nonBlockingChannel("b"));
  private final LatticeChannel a = pair.initiator();
  private final LatticeChannel b = pair.responder();

  private static void is(LatticeError expected, int result) {
    assertEquals(expected.code() + " " + expected, result + " " + nameOf(result));
  }

  private static String nameOf(int result) {
    return result < 0 ? LatticeError.of(result).name() : "ok";
  }

  private int receive(LatticeChannel end) {
    return lattice_recv(end, new byte[64], new SizeRef(64));
  }

  @Test
  void codes_areNegativeAndDistinctAndFindTheirError() {
    for (LatticeError error : LatticeError.values()) {
      assertEquals(-1 - error.ordinal(), error.code());
      assertEquals(error, LatticeError.of(error.code()));
    }
    assertEquals("ok", LatticeError.describe(0));
    assertEquals("there is no message", LatticeError.describe(-1));
    assertThrows(IllegalArgumentException.class, () -> LatticeError.of(0));
    assertThrows(IllegalArgumentException.class, () -> LatticeError.of(-99));
  }

  @Test
  void noMessage_onAnEmptyQueue() {
    is(NO_MESSAGE, receive(a));
  }

  @Test
  void bufferTooSmall_tellsTheNeededSize_andTheMessageStays() {
    lattice_send(a, HELLO, 5);
    SizeRef size = new SizeRef(4);
    is(BUFFER_TOO_SMALL, lattice_recv(b, new byte[4], size));
    assertEquals(5, size.get());
    assertEquals(0, lattice_recv(b, new byte[5], size));
  }

  @Test
  void closed_afterClose_forEveryCall() {
    lattice_close(a);
    is(CLOSED, lattice_send(a, HELLO, 5));
    is(CLOSED, receive(a));
    is(CLOSED, lattice_yield_to(a));
    is(CLOSED, lattice_connect(a, stage.service));
    lattice_close(a);
  }

  @Test
  void notConnected_beforeConnect_forEveryCall() {
    LatticeChannel fresh = stage.client.channel("fresh");
    is(NOT_CONNECTED, lattice_send(fresh, HELLO, 5));
    is(NOT_CONNECTED, receive(fresh));
    is(NOT_CONNECTED, lattice_yield_to(fresh));
  }

  @Test
  void tooLong_andTheLongestThatIsNot() {
    int most = stage.lattice.maxMessageBytes();
    is(TOO_LONG, lattice_send(a, new byte[most + 1], most + 1));
    assertEquals(most, lattice_send(a, new byte[most], most));
    SizeRef size = new SizeRef(most);
    assertEquals(0, lattice_recv(b, new byte[most], size));
    assertEquals(most, size.get());
  }

  @Test
  void badToken_replayed_outOfOrder_malformed_leaveTheChannelAsItWas() {
    lattice_send(a, HELLO, 5);
    Bytes first = stage.intercept(b);
    lattice_send(a, HELLO, 5);
    Bytes second = stage.intercept(b);
    byte[] altered = first.toArray();
    altered[9] ^= 1;
    stage.inject(b, Bytes.copyOf(altered));
    is(BAD_TOKEN, receive(b));
    stage.inject(b, second);
    is(OUT_OF_ORDER, receive(b));
    stage.inject(b, Bytes.copyOf(new byte[39]));
    is(MALFORMED, receive(b));
    assertEquals(0, b.seq());
    stage.inject(b, first);
    assertEquals(0, receive(b));
    stage.inject(b, first);
    is(REPLAYED, receive(b));
    stage.inject(b, second);
    assertEquals(0, receive(b));
    assertEquals(2, b.seq());
  }

  @Test
  void peerGone_afterThePeerClosed_onceItsMessagesWereReceived() {
    lattice_send(a, HELLO, 5);
    lattice_close(a);
    is(PEER_GONE, lattice_send(b, HELLO, 5));
    assertEquals(0, receive(b));
    is(PEER_GONE, receive(b));
  }

  @Test
  void peerGone_afterThePeersDomainExited() {
    stage.kernel.exitDomain(stage.clientDomain).orElseThrow();
    is(PEER_GONE, receive(b));
    is(PEER_GONE, lattice_send(b, HELLO, 5));
  }

  @Test
  void badCapability_whenItIsNotOnesOwn_orLacksRights_orWasRevoked() {
    LatticeChannel fresh = stage.client.channel("fresh");
    is(BAD_CAPABILITY, lattice_connect(fresh, stage.listen));
    ExoCap nothing =
        stage.kernel.derive(stage.clientDomain, stage.service, Rights.NONE).orElseThrow();
    is(BAD_CAPABILITY, lattice_connect(fresh, nothing));
    stage.kernel.revokeDerived(stage.serverDomain, stage.listen).orElseThrow();
    is(BAD_CAPABILITY, lattice_connect(fresh, stage.service));
    ExoCap in = Objects.requireNonNull(a.state().linkUnlocked().in()).cap();
    stage.kernel.revokeDerived(stage.clientDomain, in).orElseThrow();
    is(BAD_CAPABILITY, lattice_send(b, HELLO, 5));
  }

  @Test
  void queueFull_andNothingIsLost() {
    int sent = 0;
    while (lattice_send(a, HELLO, 5) == 5) {
      sent++;
    }
    is(QUEUE_FULL, lattice_send(a, HELLO, 5));
    assertEquals(IpcParts.QUEUE_CAPACITY, sent);
    for (int i = 0; i < sent; i++) {
      assertEquals(0, receive(b));
    }
    assertEquals(5, lattice_send(a, HELLO, 5));
    assertEquals(0, receive(b));
  }

  @Test
  void badArgument_forNullsAndRanges() {
    is(BAD_ARGUMENT, lattice_connect(null, stage.service));
    is(BAD_ARGUMENT, lattice_connect(stage.client.channel("fresh"), null));
    is(BAD_ARGUMENT, lattice_send(null, HELLO, 5));
    is(BAD_ARGUMENT, lattice_send(a, null, 5));
    is(BAD_ARGUMENT, lattice_send(a, HELLO, 6));
    is(BAD_ARGUMENT, lattice_send(a, HELLO, -1));
    is(BAD_ARGUMENT, lattice_recv(null, new byte[1], new SizeRef(1)));
    is(BAD_ARGUMENT, lattice_recv(a, null, new SizeRef(1)));
    is(BAD_ARGUMENT, lattice_recv(a, new byte[1], null));
    is(BAD_ARGUMENT, lattice_recv(a, new byte[1], new SizeRef(2)));
    is(BAD_ARGUMENT, lattice_recv(a, new byte[1], new SizeRef(-1)));
    is(BAD_ARGUMENT, lattice_yield_to(null));
    lattice_close(null);
  }

  @Test
  void alreadyConnected_onASecondConnect() {
    is(ALREADY_CONNECTED, lattice_connect(a, stage.service));
    assertTrue(a.isOpen());
  }

  @Test
  void badHandshake_whenTheClientSaysSomethingElse_andTheChannelCanBeUsedAgain() {
    LatticeChannel server = stage.server.channel("server");
    Message nonsense = Message.of(Bytes.copyOf(HELLO));
    stage.kernel.send(stage.clientDomain, stage.service, nonsense).orElseThrow();
    is(BAD_HANDSHAKE, lattice_connect(server, stage.listen));
    stage.kernel.send(stage.clientDomain, stage.service, nonsense).orElseThrow();
    is(BAD_HANDSHAKE, lattice_connect(server, stage.listen));
  }

  /** A peer whose own queue is full must not hold the end that answers it. */
  @Test
  void badHandshake_whenThePeersQueueHasNoRoomForTheAnswer() {
    ExoCap narrow = stage.kernel.createEndpoint(stage.clientDomain, 1).orElseThrow();
    stage.kernel.trySend(stage.clientDomain, narrow, Message.of(Bytes.EMPTY)).orElseThrow();
    IpcParts parts = stage.lattice.parts();
    Initiator client =
        new Initiator(
            new HandshakeParts(parts.crypto(), parts.suite(), parts.confirmation(), null),
            stage.kernel.machine());
    ExoCap answer = stage.kernel.derive(stage.clientDomain, narrow, Rights.WRITE).orElseThrow();
    stage
        .kernel
        .send(stage.clientDomain, stage.service, Message.of(client.hello(), answer))
        .orElseThrow();
    is(BAD_HANDSHAKE, lattice_connect(stage.server.channel("server"), stage.listen));
    client.wipe();
  }

  /** Whether the connect waits already or comes later, it is told. */
  @Test
  void closed_whileConnectWaitsForAHello_orForRoom() {
    for (boolean answers : new boolean[] {true, false}) {
      assertEquals("connects:rc=" + CLOSED.code(), outcome(setup -> closing(setup, answers)));
    }
  }

  private static void closing(Setup setup, boolean answers) {
    TwoDomains there = new TwoDomains(setup.machine(), IpcParts.standard());
    LatticeChannel end = (answers ? there.server : there.client).channel("c");
    while (!answers
        && there
            .kernel
            .trySend(there.clientDomain, there.service, Message.of(Bytes.EMPTY))
            .isOk()) {
      // Fills the server's queue.
    }
    setup.task(
        "connects",
        () -> note(setup, lattice_connect(end, answers ? there.listen : there.service)));
    setup.task("closes", () -> lattice_close(end));
  }

  @Test
  void keyMismatch_whenTheSecretsDiffer_andTheOtherEndIsToldThatThePeerIsGone() {
    assertEquals(
        "client:rc=" + PEER_GONE.code() + "; server:rc=" + KEY_MISMATCH.code(),
        outcome(
            setup -> {
              TwoDomains there = new TwoDomains(setup.machine(), IpcParts.standard());
              setup.task(
                  "client",
                  () -> note(setup, there.client.channel("c").connect(there.service, secret(1))));
              setup.task(
                  "server",
                  () -> note(setup, there.server.channel("s").connect(there.listen, secret(2))));
            }));
  }

  @Test
  void exhausted_whenAllNumbersAreUsed_closesTheChannel() {
    a.lock().withQlock(() -> a.state().sent().store(Suite.LAST_NUMBER - 1, StoreOrder.RELAXED));
    assertEquals(5, lattice_send(a, HELLO, 5));
    is(EXHAUSTED, lattice_send(a, HELLO, 5));
    is(CLOSED, lattice_send(a, HELLO, 5));
    assertArrayEquals(new byte[32], a.key().bytes());
  }

  @Test
  void lockTooDeep_whenTheCallerHoldsItAsOftenAsItCan_andCloseStillWorks() {
    for (int i = 0; i < QuaternionSpinlock.MAX_DEPTH; i++) {
      a.lock().lock();
    }
    is(LOCK_TOO_DEEP, lattice_send(a, HELLO, 5));
    is(LOCK_TOO_DEEP, receive(a));
    lattice_close(a);
    for (int i = 0; i < QuaternionSpinlock.MAX_DEPTH; i++) {
      a.lock().unlock();
    }
    is(CLOSED, lattice_send(a, HELLO, 5));
  }

  /** Whether the receiver waits already or comes later, it is told. */
  @Test
  void waitingReceiver_isWokenByRevocation_andByThePeersDeath() {
    assertEquals(
        "receiver:rc=" + BAD_CAPABILITY.code(),
        outcome(
            setup ->
                receiving(
                    setup,
                    (there, in) -> there.kernel.revoke(there.clientDomain, in).orElseThrow())));
    assertEquals(
        "receiver:rc=" + PEER_GONE.code(),
        outcome(
            setup ->
                receiving(
                    setup,
                    (there, in) -> there.kernel.exitDomain(there.serverDomain).orElseThrow())));
  }

  private static void receiving(Setup setup, BiConsumer<TwoDomains, ExoCap> cause) {
    TwoDomains there = new TwoDomains(setup.machine(), IpcParts.standard());
    LatticeChannel end = there.pair().initiator();
    ExoCap in = Objects.requireNonNull(end.state().linkUnlocked().in()).cap();
    setup.task("receiver", () -> note(setup, lattice_recv(end, new byte[8], new SizeRef(8))));
    setup.task("cause", () -> cause.accept(there, in));
  }

  private static Secret secret(int value) {
    return Secret.owning(new byte[] {(byte) value});
  }

  private static void note(Setup setup, int result) {
    setup.machine().note(Register.of("rc", result));
  }

  static String outcome(Consumer<Setup> build) {
    HostResult result = HostMachine.run(Program.of("test", build));
    if (!(result instanceof HostResult.Completed)) {
      throw new AssertionError(result.toString());
    }
    return result.outcome().toString();
  }
}
