package org.latticeipc.ipc.transport.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.ipc.Lattice;
import org.latticeipc.ipc.LatticeChannel;
import org.latticeipc.ipc.crypto.Secret;
import org.latticeipc.ipc.crypto.StandardCrypto;
import org.latticeipc.ipc.handshake.Confirmation;
import org.latticeipc.ipc.handshake.HandshakeParts;
import org.latticeipc.ipc.handshake.Initiator;
import org.latticeipc.ipc.suite.Suite;
import org.latticeipc.ipc.transport.wire.WireFrame;
import org.latticeipc.ipc.transport.wire.WireFrame.Type;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.config.KernelConfig;
import org.latticeipc.machine.value.Bytes;

/** Clients that never prove themselves, in greater numbers than there are places. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StrangersTest {
  private static final int FLOOD = 300;

  private final Kernel kernel = Kernel.boot(HostMachine.create(), KernelConfig.standard());
  private final Lattice lattice = Lattice.on(kernel);
  private final Domain domain = kernel.createDomain("client");
  private final List<Socket> sockets = new ArrayList<>();

  @AfterEach
  void hangUp() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private static Secret secret() {
    return Secret.owning("s3cret".getBytes(UTF_8));
  }

  private RemoteService remote(EchoServer echo, NetworkOptions options) {
    InetSocketAddress at = new InetSocketAddress(InetAddress.getLoopbackAddress(), echo.port());
    return RemoteService.at(lattice, at, options);
  }

  private void honestClientIsServed(EchoServer echo) throws Exception {
    try (RemoteService service = remote(echo, NetworkOptions.standard());
        LatticeChannel channel = lattice.context(domain).channel("honest")) {
      assertEquals(0, channel.connect(service.capability(domain), secret()));
      assertEquals(1, channel.send(new byte[] {7}));
      assertArrayEquals(new byte[] {7}, channel.receive());
    }
  }

  private Socket connection(EchoServer echo) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), echo.port());
    sockets.add(socket);
    return socket;
  }

  private TcpLink opened(EchoServer echo, int number) throws IOException {
    TcpLink link = new TcpLink(connection(echo), 1 << 16);
    assertTrue(link.write(new WireFrame(Type.OPEN, 0, name(number))));
    return link;
  }

  private static int serverThreads() {
    return (int)
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("lattice-"))
            .count();
  }

  /** What a session had of the kernel it gives back, or a server would end after so many. */
  @Test
  void sessions_moreThanADomainMayHaveObjects_areServed() throws Exception {
    int objects = 40;
    KernelConfig few = KernelConfig.standard().withQuotas(objects, 10 * objects);
    try (EchoServer echo = new EchoServer(secret(), NetworkOptions.standard(), few)) {
      for (int i = 0; i < 3 * objects; i++) {
        try (RemoteService service = remote(echo, NetworkOptions.standard())) {
          LatticeChannel channel = lattice.context(domain).channel("honest");
          assertEquals(0, channel.connect(service.capability(domain), secret()), "client " + i);
          channel.close();
          assertTrue(service.awaitEnd(10_000), "client " + i + " heard no goodbye");
        }
      }
      honestClientIsServed(echo);
    }
  }

  @Test
  void idleSessions_takeNoThread_andNobodysPlace() throws Exception {
    try (EchoServer echo = new EchoServer(secret(), NetworkOptions.standard())) {
      int before = serverThreads();
      for (int i = 0; i < FLOOD; i++) {
        assertNotNull(opened(echo, i).read(), "session " + i);
      }
      assertEquals(before, serverThreads());
      assertTrue(echo.sessions() <= NetworkOptions.standard().strangers(), "" + echo.sessions());
      honestClientIsServed(echo);
    }
  }

  @Test
  void connectionsThatSayNothingOrAByteAtATime_takeNobodysPlace() throws Exception {
    try (EchoServer echo = new EchoServer(secret(), NetworkOptions.standard())) {
      for (int i = 0; i < FLOOD; i++) {
        connection(echo).getOutputStream().write(0);
      }
      honestClientIsServed(echo);
    }
  }

  /** The limit is for the whole frame, however busy the client looks. */
  @Test
  void aFrameThatComesByteByByte_isCutOffInTime() throws Exception {
    NetworkOptions hasty = new NetworkOptions(8, 8, 200, 3, 1, 1);
    try (EchoServer echo = new EchoServer(secret(), hasty)) {
      Socket socket = connection(echo);
      byte[] open = new WireFrame(Type.OPEN, 0, Bytes.copyOf(new byte[16])).encode();
      int sent = 0;
      boolean there = true;
      while (there && sent < 1_000_000) {
        try {
          socket.getOutputStream().write(sent < open.length - 1 ? open[sent] : open[0]);
          socket.setSoTimeout(50);
          there = socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
          sent = Math.min(sent + 1, open.length - 2);
        } catch (IOException e) {
          there = false;
        }
      }
      assertFalse(there);
    }
  }

  /** Each begins a key exchange in good order and never goes on with it. */
  @Test
  void stalledKeyExchanges_giveWayToTheNext() throws Exception {
    try (EchoServer echo = new EchoServer(secret(), NetworkOptions.standard())) {
      Bytes hello = hello();
      for (int i = 0; i < 12; i++) {
        TcpLink link = opened(echo, i);
        assertNotNull(link.read());
        assertTrue(link.write(new WireFrame(Type.DATA, 1, hello)));
      }
      honestClientIsServed(echo);
    }
  }

  /** The service hangs up on each, which they do not hear; it is free for the next at once. */
  @Test
  void clientsThatTheServiceRefusedAndThatStay_keepNobodyWaiting() throws Exception {
    NetworkOptions patient = NetworkOptions.standard().withHandshakeMillis(600_000);
    try (EchoServer echo = new EchoServer(secret(), patient)) {
      for (int i = 0; i < 3 * patient.exchanges(); i++) {
        TcpLink link = opened(echo, i);
        assertNotNull(link.read());
        assertTrue(link.write(new WireFrame(Type.DATA, 1, Bytes.copyOf(new byte[20]))));
      }
      honestClientIsServed(echo);
    }
  }

  @Test
  void allPlacesTaken_theNextIsTold() throws Exception {
    NetworkOptions one = new NetworkOptions(8, 1, 5_000, 2, 1, 30_000);
    try (EchoServer echo = new EchoServer(secret(), one);
        RemoteService first = remote(echo, one);
        LatticeChannel channel = lattice.context(domain).channel("first")) {
      assertEquals(0, channel.connect(first.capability(domain), secret()));
      try (RemoteService second = remote(echo, one);
          LatticeChannel late = lattice.context(domain).channel("second")) {
        assertTrue(late.connect(second.capability(domain), secret()) < 0);
        assertTrue(second.wasBusy());
      }
      assertEquals(1, channel.send(new byte[] {7}));
      assertArrayEquals(new byte[] {7}, channel.receive());
    }
  }

  /** A connection whose client has said its first frame, from an address of this machine. */
  private TcpLink opens(EchoServer echo, String from, Bytes opening) throws IOException {
    Socket socket = new Socket();
    sockets.add(socket);
    socket.bind(new InetSocketAddress(from, 0));
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), echo.port()));
    TcpLink link = new TcpLink(socket, 1 << 16);
    assertTrue(link.write(new WireFrame(Type.OPEN, 0, opening)));
    return link;
  }

  private static Bytes name(int number) {
    byte[] name = new byte[WireFrame.SESSION_BYTES];
    name[0] = (byte) (number >> 8);
    name[1] = (byte) number;
    return Bytes.copyOf(name);
  }

  private Bytes hello() {
    HandshakeParts parts =
        new HandshakeParts(new StandardCrypto(), Suite.SEALED, Confirmation.REQUIRED, secret());
    return new Initiator(parts, kernel.machine()).hello();
  }

  /** Each stranger gets as far as the client that it would take the place of. */
  private void flood(EchoServer echo, IntFunction<String> from) throws IOException {
    for (int i = 0; i < FLOOD; i++) {
      TcpLink link = opens(echo, from.apply(i), name(i));
      assertNotNull(link.read(), "stranger " + i);
    }
  }

  private static WireFrame answerAfter(TcpLink link, Bytes hello) {
    assertTrue(link.write(new WireFrame(Type.DATA, 1, hello)));
    WireFrame answer = link.read();
    while (answer != null && answer.type() == Type.ACK) {
      answer = link.read();
    }
    assertNotNull(answer);
    return answer;
  }

  private void whoKnowsTheSecretKeepsItsPlace(IntFunction<String> from) throws Exception {
    try (EchoServer echo = new EchoServer(secret(), NetworkOptions.standard())) {
      TcpLink friend = opens(echo, from.apply(0), new OpeningKey(secret()).opening(name(9_999)));
      assertNotNull(friend.read());
      flood(echo, from);
      WireFrame welcome = answerAfter(friend, hello());
      assertEquals(Type.DATA, welcome.type());
      assertEquals(1, welcome.number());
    }
  }

  @Test
  void aFloodFromOneAddress_leavesTheirPlaceToThoseWhoShowThatTheyKnowTheSecret() throws Exception {
    whoKnowsTheSecretKeepsItsPlace(i -> "127.0.0.1");
  }

  @Test
  @EnabledOnOs(OS.LINUX) // where all of 127/8 is this machine
  void aFloodFromManyAddresses_leavesTheirPlaceToThoseWhoShowThatTheyKnowTheSecret()
      throws Exception {
    whoKnowsTheSecretKeepsItsPlace(i -> "127.0." + i / 200 + "." + (2 + i % 200));
  }

  /** The twin: a proof of something else is worth nothing. */
  @Test
  void aFlood_takesThePlaceOfWhoShowsAnotherSecret() throws Exception {
    try (EchoServer echo = new EchoServer(secret(), NetworkOptions.standard())) {
      Secret another = Secret.owning("guess".getBytes(UTF_8));
      TcpLink guessing = opens(echo, "127.0.0.1", new OpeningKey(another).opening(name(9_999)));
      assertNotNull(guessing.read());
      flood(echo, i -> "127.0.0.1");
      assertNull(guessing.read());
      assertTrue(guessing.wasBusy());
    }
  }

  /**
   * The service waits for a slow client; strangers that say hello do not have it sent away, and are
   * served beside it.
   */
  @Test
  void whoKnowsTheSecretAndIsSlow_isNotGivenUpForStrangers() throws Exception {
    try (EchoServer echo = new EchoServer(secret(), NetworkOptions.standard())) {
      TcpLink friend = opens(echo, "127.0.0.1", new OpeningKey(secret()).opening(name(9_999)));
      assertNotNull(friend.read());
      assertEquals(1, answerAfter(friend, hello()).number());
      Bytes hello = hello();

      for (int i = 0; i < 12; i++) {
        TcpLink stranger = opened(echo, i);
        assertNotNull(stranger.read());
        assertTrue(stranger.write(new WireFrame(Type.DATA, 1, hello)));
      }
      // Longer than a client that is not known may let the service wait.
      friend.waitNoLongerThan(1_000);
      assertNull(friend.read());
      assertFalse(friend.wasBusy());
    }
  }

  /** One place each: of many addresses, the one that has most gives way. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aFloodFromAFewAddresses_takesItsOwnPlaces() throws Exception {
    try (EchoServer echo = new EchoServer(secret(), NetworkOptions.standard())) {
      TcpLink alone = opens(echo, "127.0.0.1", name(9_999));
      assertNotNull(alone.read());
      flood(echo, i -> "127.0.0." + (2 + i % 60));
      assertEquals(1, answerAfter(alone, hello()).number());
    }
  }

  /** Who opens a session is not kept out by those that say nothing, nor the reverse. */
  @Test
  void sessionsAndSilentConnections_haveHalfOfThePlacesEach() throws Exception {
    try (EchoServer echo = new EchoServer(secret(), NetworkOptions.standard())) {
      flood(echo, i -> "127.0.0.1");
      TcpLink waiting = new TcpLink(connection(echo), 1 << 16);
      flood(echo, i -> "127.0.0.1");
      assertTrue(waiting.write(new WireFrame(Type.OPEN, 0, name(9_998))));
      WireFrame answer = waiting.read();
      assertNotNull(answer);
      assertEquals(Type.OPENED, answer.type());
    }
  }

  /** In the thick of it, with connections that come as fast as they can be made. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aFastFloodFromManyAddresses_honestClientsAreServed() throws Exception {
    try (EchoServer echo = new EchoServer(secret(), NetworkOptions.standard())) {
      AtomicBoolean over = new AtomicBoolean();
      AtomicInteger made = new AtomicInteger();
      Thread flood = Threads.start("flood", () -> floodUntil(over, echo.port(), made));
      try {
        while (made.get() < FLOOD) {
          Thread.onSpinWait();
        }
        for (int i = 0; i < 5; i++) {
          try (RemoteService service =
                  RemoteService.at(
                      lattice,
                      new InetSocketAddress(InetAddress.getLoopbackAddress(), echo.port()),
                      NetworkOptions.standard(),
                      secret());
              LatticeChannel channel = lattice.context(domain).channel("honest " + i)) {
            assertEquals(0, channel.connect(service.capability(domain), secret()), "client " + i);
            assertEquals(1, channel.send(new byte[] {7}));
            assertArrayEquals(new byte[] {7}, channel.receive());
          }
        }
      } finally {
        over.set(true);
        flood.join();
      }
    }
  }

  private static void floodUntil(AtomicBoolean over, int port, AtomicInteger made) {
    AtomicInteger refused = new AtomicInteger();
    ArrayDeque<Socket> open = new ArrayDeque<>();
    for (int i = 0; !over.get(); i++) {
      Socket socket = new Socket();
      try {
        socket.bind(new InetSocketAddress("127.0." + i / 200 % 5 + "." + (2 + i % 200), 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.getOutputStream().write(new WireFrame(Type.OPEN, 0, name(i)).encode());
      } catch (IOException e) {
        refused.incrementAndGet(); // sent away, or out of ports
      }
      open.add(socket);
      made.incrementAndGet();
      if (open.size() > FLOOD) {
        Threads.closeQuietly(open.remove());
      }
    }
    open.forEach(Threads::closeQuietly);
  }
}
