package org.latticeipc.ipc.transport.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
    byte[] name = new byte[WireFrame.SESSION_BYTES];
    name[0] = (byte) (number >> 8);
    name[1] = (byte) number;
    assertTrue(link.write(new WireFrame(Type.OPEN, 0, Bytes.copyOf(name))));
    return link;
  }

  private static int serverThreads() {
    return (int)
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("lattice-"))
            .count();
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
      HandshakeParts parts =
          new HandshakeParts(new StandardCrypto(), Suite.SEALED, Confirmation.REQUIRED, secret());
      Bytes hello = new Initiator(parts, kernel.machine()).hello();
      for (int i = 0; i < 12; i++) {
        TcpLink link = opened(echo, i);
        assertNotNull(link.read());
        assertTrue(link.write(new WireFrame(Type.DATA, 1, hello)));
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
}
