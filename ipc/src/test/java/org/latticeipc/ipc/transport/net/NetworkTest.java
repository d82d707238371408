package org.latticeipc.ipc.transport.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.ipc.IpcParts;
import org.latticeipc.ipc.Lattice;
import org.latticeipc.ipc.LatticeChannel;
import org.latticeipc.ipc.LatticeError;
import org.latticeipc.ipc.SizeRef;
import org.latticeipc.ipc.crypto.Secret;
import org.latticeipc.ipc.transport.wire.WireFrame;
import org.latticeipc.ipc.transport.wire.WireFrame.Type;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.config.KernelConfig;
import org.latticeipc.kernel.object.Message;
import org.latticeipc.machine.value.Bytes;

/** Channels between two machines over TCP on loopback, honest, broken and attacked. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NetworkTest {
  private static final int REFUSED_IN_A_ROW = 200_000;

  private static final NetworkOptions OPTIONS = NetworkOptions.standard().withAttempts(4);

  private final Kernel kernel = Kernel.boot(HostMachine.create(), KernelConfig.standard());
  private final Lattice lattice = Lattice.on(kernel);
  private final Domain domain = kernel.createDomain("client");

  private static Secret secret(String text) {
    return Secret.owning(text.getBytes(UTF_8));
  }

  private RemoteService remote(int port) {
    return RemoteService.at(
        lattice, new InetSocketAddress(InetAddress.getLoopbackAddress(), port), OPTIONS);
  }

  private LatticeChannel connected(RemoteService service) {
    LatticeChannel channel = lattice.context(domain).channel("remote");
    assertEquals(0, channel.connect(service.capability(domain), secret("s3cret")));
    return channel;
  }

  private static void echoes(LatticeChannel channel, byte[] message) throws Exception {
    assertEquals(message.length, channel.send(message));
    assertArrayEquals(message, channel.receive());
  }

  @Test
  void betweenTwoProcesses_messagesOfAllSizesAreEchoed() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                EchoServer.class.getName(),
                "s3cret")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      int port = Integer.parseInt(out.readLine());
      try (RemoteService service = remote(port);
          LatticeChannel channel = connected(service)) {
        for (int length : new int[] {0, 1, 1000, lattice.maxMessageBytes()}) {
          echoes(channel, new byte[length]);
        }
      }
    } finally {
      process.destroy();
      assertTrue(process.waitFor(20, TimeUnit.SECONDS));
    }
  }

  @Test
  void processKilled_isPeerGone_onceTheClientHasGivenUp() throws Exception {
    EchoServer echo = new EchoServer(secret("s3cret"), OPTIONS);
    try (RemoteService service = remote(echo.port())) {
      LatticeChannel channel = connected(service);
      echoes(channel, new byte[] {1});
      echo.close();
      assertEquals(LatticeError.PEER_GONE.code(), channel.recv(new byte[8], new SizeRef(8)));
    }
  }

  @Test
  void nobodyListens_connectFails() throws IOException {
    int free;
    try (ServerSocket probe = new ServerSocket(0)) {
      free = probe.getLocalPort();
    }
    try (RemoteService service = remote(free)) {
      LatticeChannel channel = lattice.context(domain).channel("remote");
      int rc = channel.connect(service.capability(domain), secret("s3cret"));
      assertEquals(LatticeError.PEER_GONE.code(), rc);
    }
  }

  /** Whoever is slow to connect finds out as whoever was not. */
  @Test
  void nobodyListens_givenUpBefore_connectFailsAlike() throws IOException {
    int free;
    try (ServerSocket probe = new ServerSocket(0)) {
      free = probe.getLocalPort();
    }
    RemoteService service = remote(free);
    try (service) {
      assertTrue(service.awaitEnd(20_000));
      LatticeChannel channel = lattice.context(domain).channel("remote");
      int rc = channel.connect(service.capability(domain), secret("s3cret"));
      assertEquals(LatticeError.PEER_GONE.code(), rc);
    }
    service.close();
    IllegalStateException closed =
        assertThrows(IllegalStateException.class, () -> service.capability(domain));
    assertTrue(String.valueOf(closed.getMessage()).endsWith("was closed"), closed.toString());
  }

  @Test
  void wrongSecret_connectFails() throws Exception {
    try (EchoServer echo = new EchoServer(secret("s3cret"), OPTIONS);
        RemoteService service = remote(echo.port())) {
      LatticeChannel channel = lattice.context(domain).channel("remote");
      int rc = channel.connect(service.capability(domain), secret("guess"));
      assertEquals(LatticeError.PEER_GONE.code(), rc);
    }
  }

  @Test
  void connectionBroken_againAndAgain_nothingIsLostOrDuplicated() throws Exception {
    try (EchoServer echo = new EchoServer(secret("s3cret"), OPTIONS);
        RemoteService service = remote(echo.port());
        LatticeChannel channel = connected(service)) {
      for (int i = 0; i < 200; i++) {
        if (i % 20 == 10) {
          service.breakConnection();
        }
        echoes(channel, new byte[] {(byte) i});
      }
      assertEquals(400, channel.seq());
    }
  }

  @Test
  void closed_byTheClient_endsTheSessionAtTheServer() throws Exception {
    try (EchoServer echo = new EchoServer(secret("s3cret"), OPTIONS)) {
      RemoteService service = remote(echo.port());
      LatticeChannel channel = connected(service);
      echoes(channel, new byte[] {1});
      channel.close();
      // Without this the goodbye is cut off, and the server keeps the session for as long as it
      // does.
      assertTrue(service.awaitEnd(20_000));
      service.close();
      while (echo.sessions() > 0) {
        Thread.onSpinWait();
      }
      assertEquals(0, echo.sessions());
    }
  }

  @Test
  void hostileBytes_areRefusedAndTheServerServesOn() throws Exception {
    try (EchoServer echo = new EchoServer(secret("s3cret"), OPTIONS)) {
      refused(echo, new byte[] {0x7f, -1, -1, -1, 1});
      refused(echo, new byte[] {-1, -1, -1, -1});
      refused(echo, new byte[] {0, 0, 0, 1, 9});
      refused(echo, new WireFrame(Type.DATA, 1, Bytes.EMPTY).encode());
      refused(echo, new WireFrame(Type.OPEN, 7, Bytes.copyOf(new byte[16])).encode());
      byte[] early = new WireFrame(Type.OPEN, 0, Bytes.copyOf(new byte[16])).encode();
      byte[] gap = new WireFrame(Type.DATA, 2, Bytes.EMPTY).encode();
      byte[] both = Arrays.copyOf(early, early.length + gap.length);
      System.arraycopy(gap, 0, both, early.length, gap.length);
      refused(echo, both);
      try (RemoteService service = remote(echo.port());
          LatticeChannel channel = connected(service)) {
        echoes(channel, new byte[] {1});
      }
    }
  }

  /** Says something and reads until the server hangs up. */
  private static void refused(EchoServer echo, byte[] said) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), echo.port())) {
      socket.getOutputStream().write(said);
      socket.getOutputStream().flush();
      InputStream in = socket.getInputStream();
      int read = 0;
      while (read >= 0) {
        read = readOrEnd(in);
      }
      assertEquals(-1, read);
    }
  }

  private static int readOrEnd(InputStream in) {
    try {
      return in.read();
    } catch (IOException e) {
      return -1; // reset: the server had unread bytes when it hung up
    }
  }

  /** Somebody between the two who flips a bit in the n-th message from the client. */
  @Test
  void manInTheMiddle_isNoticed_whereverHeStrikes() throws Exception {
    for (int strike = 1; strike <= 3; strike++) {
      try (EchoServer echo = new EchoServer(secret("s3cret"), OPTIONS);
          Middle middle = new Middle(echo.port(), strike);
          RemoteService service = remote(middle.port())) {
        LatticeChannel channel = lattice.context(domain).channel("remote");
        int rc = channel.connect(service.capability(domain), secret("s3cret"));
        if (rc == 0) {
          channel.send(new byte[] {1, 2, 3});
          rc = channel.recv(new byte[8], new SizeRef(8));
        }
        assertTrue(rc < 0, "strike " + strike + " went unnoticed");
        assertTrue(middle.struck(), "strike " + strike);
      }
    }
  }

  /** A relay that understands the wire's framing and alters one message. */
  private static final class Middle implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    private final int serverPort;
    private final int strike;
    private final AtomicInteger seen = new AtomicInteger();

    Middle(int serverPort, int strike) throws IOException {
      this.serverPort = serverPort;
      this.strike = strike;
      Threads.start("middle", this::relayAll);
    }

    int port() {
      return socket.getLocalPort();
    }

    boolean struck() {
      return seen.get() >= strike;
    }

    private void relayAll() {
      while (!socket.isClosed()) {
        try {
          Socket client = socket.accept();
          Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
          Threads.start("middle-back", () -> copy(server, client));
          Threads.start("middle-there", () -> alter(client, server));
        } catch (IOException e) {
          continue;
        }
      }
    }

    private static void copy(Socket from, Socket to) {
      try (from;
          to) {
        from.getInputStream().transferTo(to.getOutputStream());
      } catch (IOException e) {
        return; // either side hung up
      }
    }

    private void alter(Socket from, Socket to) {
      try (from;
          to) {
        TcpLink in = new TcpLink(from, 1 << 16);
        OutputStream out = to.getOutputStream();
        WireFrame frame = in.read();
        while (frame != null) {
          byte[] wire = frame.encode();
          if (frame.type() == Type.DATA && seen.incrementAndGet() == strike) {
            wire[wire.length - 40] ^= 1;
          }
          out.write(wire);
          frame = in.read();
        }
      } catch (IOException e) {
        return; // either side hung up
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  /**
   * One side sends as fast as it can and never waits for echoes, which another thread takes; with
   * windows of two, and then of the standard size, both directions are full nearly all the time.
   */
  @Test
  void bothDirectionsAtOnce_unlimitedMessagesInFlight_alwaysMove() throws Exception {
    for (int window : new int[] {2, NetworkOptions.standard().window()}) {
      NetworkOptions narrow = new NetworkOptions(window, 256, 5_000, 4, 20, 30_000);
      int count = 20 * window + 500;
      try (EchoServer echo = new EchoServer(secret("s3cret"), narrow);
          RemoteService service =
              RemoteService.at(
                  lattice,
                  new InetSocketAddress(InetAddress.getLoopbackAddress(), echo.port()),
                  narrow);
          LatticeChannel channel = connected(service)) {
        Thread sender =
            Threads.start(
                "sender",
                () -> {
                  for (int i = 0; i < count; i++) {
                    channel.send(new byte[] {(byte) i, (byte) (i >> 8)});
                  }
                });
        for (int i = 0; i < count; i++) {
          assertArrayEquals(new byte[] {(byte) i, (byte) (i >> 8)}, channel.receive());
        }
        sender.join();
      }
    }
  }

  /** A peer that never answers: the sender is made to wait, and what is kept for it is bounded. */
  @Test
  void deadPeer_makesTheSenderWait_withinTheWindow() throws Exception {
    try (ServerSocket mute = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        RemoteService service = remote(mute.getLocalPort())) {
      ExoCap cap = service.capability(domain);
      Message big = Message.of(Bytes.copyOf(new byte[60_000]));
      int most = OPTIONS.window() + 2 * IpcParts.QUEUE_CAPACITY;
      int accepted = 0;
      while (accepted < OPTIONS.window()) {
        accepted += kernel.trySend(domain, cap, big).isOk() ? 1 : 0;
      }
      for (int refused = 0; refused < REFUSED_IN_A_ROW; refused++) {
        if (kernel.trySend(domain, cap, big).isOk()) {
          accepted++;
          refused = 0;
        }
        assertTrue(accepted <= most, accepted + " were accepted, expected at most " + most);
        Thread.onSpinWait();
      }
    }
  }
}
