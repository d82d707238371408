package org.latticeipc.ipc.transport.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.ipc.Lattice;
import org.latticeipc.ipc.LatticeChannel;
import org.latticeipc.ipc.crypto.Secret;
import org.latticeipc.ipc.crypto.StandardCrypto;
import org.latticeipc.ipc.handshake.Confirmation;
import org.latticeipc.ipc.handshake.HandshakeException;
import org.latticeipc.ipc.handshake.HandshakeParts;
import org.latticeipc.ipc.handshake.Initiator;
import org.latticeipc.ipc.suite.Suite;
import org.latticeipc.ipc.transport.wire.WireFrame;
import org.latticeipc.ipc.transport.wire.WireFrame.Type;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.config.KernelConfig;
import org.latticeipc.machine.value.Bytes;

/**
 * Peers that send what they like, over real sockets: every frame in every order of up to three, to
 * a server before and after the secret was proved, and to a client. Whatever it is, it ends at most
 * the session that it came in.
 */
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileFramesTest {
  private static final int LONGEST = 3;

  /** 1 ms of pause between attempts, 1 ms for a client to come back. */
  private static final NetworkOptions OPTIONS = new NetworkOptions(8, 256, 5_000, 3, 1, 1);

  private static final Bytes NOISE = Bytes.copyOf(new byte[40]);

  private final HostMachine machine = HostMachine.create();
  private final Kernel kernel = Kernel.boot(machine, KernelConfig.standard());
  private final Lattice lattice = Lattice.on(kernel);
  private final Domain domain = kernel.createDomain("client");
  private final Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();
  private Thread.@Nullable UncaughtExceptionHandler before;
  private int sessions;

  @BeforeEach
  void watchThreads() {
    before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> uncaught.add(e));
  }

  /** Of all threads, those of sessions that were ended included. */
  @AfterEach
  void noThreadFailed() {
    Thread.setDefaultUncaughtExceptionHandler(before);
    assertEquals(List.of(), List.copyOf(uncaught));
  }

  private static Secret secret() {
    return Secret.owning("s3cret".getBytes(UTF_8));
  }

  private static WireFrame frame(Type type, long number) {
    return new WireFrame(type, number, type == Type.DATA ? NOISE : Bytes.EMPTY);
  }

  private static WireFrame open(int session, long received) {
    byte[] name = new byte[WireFrame.SESSION_BYTES];
    name[0] = (byte) (session >> 8);
    name[1] = (byte) session;
    return new WireFrame(Type.OPEN, received, Bytes.copyOf(name));
  }

  /** The frames, the opening ones for a session of that number. */
  private static List<WireFrame> inSession(int session, List<WireFrame> frames) {
    return frames.stream()
        .map(frame -> frame.type() == Type.OPEN ? open(session, frame.number()) : frame)
        .toList();
  }

  /** All sequences of 1 to {@code longest} of these. */
  private static <T> List<List<T>> orders(List<T> of, int longest) {
    List<List<T>> all = new ArrayList<>();
    List<List<T>> last = List.of(List.of());
    for (int length = 1; length <= longest; length++) {
      List<List<T>> longer = new ArrayList<>();
      for (List<T> shorter : last) {
        for (T next : of) {
          List<T> one = new ArrayList<>(shorter);
          one.add(next);
          longer.add(one);
        }
      }
      all.addAll(longer);
      last = longer;
    }
    return all;
  }

  private static byte[] wire(List<WireFrame> frames) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    frames.forEach(frame -> out.writeBytes(frame.encode()));
    return out.toByteArray();
  }

  private RemoteService remote(int port) {
    return RemoteService.at(
        lattice, new InetSocketAddress(InetAddress.getLoopbackAddress(), port), OPTIONS);
  }

  private HandshakeParts parts(Secret known) {
    return new HandshakeParts(new StandardCrypto(), Suite.SEALED, Confirmation.REQUIRED, known);
  }

  /** An honest client connects, exchanges and closes, and the server has forgotten it then. */
  private void honestClientIsServed(EchoServer echo) throws Exception {
    try (RemoteService service = remote(echo.port())) {
      LatticeChannel channel = lattice.context(domain).channel("honest");
      assertEquals(0, channel.connect(service.capability(domain), secret()));
      for (int i = 0; i < 3; i++) {
        exchange(channel, i);
      }
      channel.close();
      assertTrue(service.awaitEnd(30_000), "the goodbye got through");
    }
  }

  private static void exchange(LatticeChannel channel, int i) throws Exception {
    byte[] message = {(byte) i, 2, 3};
    assertEquals(message.length, channel.send(message));
    assertArrayEquals(message, channel.receive());
  }

  private static Socket connection(EchoServer echo) throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), echo.port());
  }

  /** Says something, says no more, and reads until the server hangs up too. */
  private static void say(EchoServer echo, Socket socket, byte[] bytes) throws IOException {
    try {
      socket.getOutputStream().write(bytes);
      socket.shutdownOutput();
    } catch (IOException e) {
      return; // the server had hung up before it heard all
    }
    socket.setSoTimeout(5);
    while (!isOver(socket.getInputStream())) {
      echo.sessions(); // forgets who did not come back, as whoever runs a server does now and then
    }
  }

  private static boolean isOver(InputStream in) {
    try {
      return in.read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true; // reset: the server had unread bytes when it hung up
    }
  }

  private static void waitUntilForgotten(EchoServer echo, int left) {
    while (echo.sessions() > left) {
      Thread.onSpinWait();
    }
  }

  @Test
  void unauthenticated_everyFrameInEveryOrder_leavesTheServerToOthers() throws Exception {
    Initiator stranger = new Initiator(parts(secret()), machine);
    List<WireFrame> frames =
        List.of(
            open(0, 0),
            open(0, 5),
            frame(Type.OPENED, 0),
            new WireFrame(Type.DATA, 1, stranger.hello()),
            frame(Type.DATA, 1),
            frame(Type.DATA, 2),
            frame(Type.FIN, 1),
            frame(Type.FIN, 2),
            frame(Type.ACK, 0),
            frame(Type.ACK, 1),
            frame(Type.ACK, Long.MAX_VALUE),
            frame(Type.DATA, 0));
    try (EchoServer echo = new EchoServer(secret(), OPTIONS);
        RemoteService service = remote(echo.port());
        LatticeChannel bystander = lattice.context(domain).channel("bystander")) {
      assertEquals(0, bystander.connect(service.capability(domain), secret()));
      for (List<WireFrame> order : orders(frames, LONGEST)) {
        List<WireFrame> opened = new ArrayList<>(List.of(open(0, 0)));
        opened.addAll(order);
        for (List<WireFrame> said : List.of(order, opened)) {
          try (Socket socket = connection(echo)) {
            say(echo, socket, wire(inSession(++sessions, said)));
          }
          assertTrue(echo.serves(), "the service was closed by " + said);
        }
      }
      exchange(bystander, 7);
      waitUntilForgotten(echo, 1);
      honestClientIsServed(echo);
    } finally {
      stranger.wipe();
    }
  }

  @Test
  void authenticated_everyFrameInEveryOrder_leavesTheServerToOthers() throws Exception {
    List<WireFrame> frames =
        List.of(
            open(0, 0),
            frame(Type.OPENED, 0),
            frame(Type.DATA, 1),
            frame(Type.DATA, 3),
            frame(Type.DATA, 4),
            frame(Type.FIN, 1),
            frame(Type.FIN, 3),
            frame(Type.FIN, 4),
            frame(Type.ACK, 0),
            frame(Type.ACK, 2),
            frame(Type.ACK, 3));
    try (EchoServer echo = new EchoServer(secret(), OPTIONS);
        RemoteService service = remote(echo.port());
        LatticeChannel bystander = lattice.context(domain).channel("bystander")) {
      assertEquals(0, bystander.connect(service.capability(domain), secret()));
      int i = 0;
      for (List<WireFrame> said : orders(frames, 2)) {
        try (Socket socket = connection(echo)) {
          authenticate(socket, ++sessions);
          say(echo, socket, wire(inSession(sessions, said)));
        }
        assertTrue(echo.serves(), "the service was closed by " + said);
        exchange(bystander, i++);
      }
      waitUntilForgotten(echo, 1);
      honestClientIsServed(echo);
    }
  }

  /** The key exchange by hand: messages 1 and 2 there, 1 and 2 back. */
  private void authenticate(Socket socket, int session) throws IOException, HandshakeException {
    TcpLink link = new TcpLink(socket, 1 << 16);
    Secret known = secret();
    Initiator initiator = new Initiator(parts(known), machine);
    try {
      assertTrue(link.write(open(session, 0)));
      assertEquals(Type.OPENED, Objects.requireNonNull(link.read()).type());
      assertTrue(link.write(new WireFrame(Type.DATA, 1, initiator.hello())));
      Bytes finish = initiator.finish(message(link, 1));
      assertTrue(link.write(new WireFrame(Type.DATA, 2, finish)));
      assertNotNull(initiator.confirmed(message(link, 2)));
    } finally {
      initiator.wipe();
      known.wipe();
    }
  }

  private static Bytes message(TcpLink link, long number) {
    WireFrame frame = Objects.requireNonNull(link.read(), "hung up before message " + number);
    while (frame.type() == Type.ACK) {
      frame = Objects.requireNonNull(link.read(), "hung up before message " + number);
    }
    assertEquals(number, frame.number());
    return frame.payload();
  }

  /** A server that answers every connection with the same frames and hangs up. */
  private static final class HostileServer implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    private volatile byte[] answer = {};

    HostileServer() throws IOException {
      Threads.start("hostile", this::answerAll);
    }

    private void answerAll() {
      while (!socket.isClosed()) {
        try (Socket client = socket.accept()) {
          client.getInputStream().readNBytes(WireFrame.PREFIX_BYTES + WireFrame.FIXED_BYTES);
          client.getOutputStream().write(answer);
          client.shutdownOutput();
          client.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
          continue; // the client hung up first; or this was closed, and the loop ends
        }
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  /** No order of frames makes a client wait for ever, try for ever or believe that it is served. */
  @Test
  void hostileServer_everyFrameInEveryOrder_endsThatChannelOnly() throws Exception {
    List<WireFrame> frames =
        List.of(
            frame(Type.OPENED, 0),
            frame(Type.OPENED, 9),
            open(0, 0),
            frame(Type.DATA, 1),
            frame(Type.DATA, 2),
            frame(Type.FIN, 1),
            frame(Type.FIN, 2),
            frame(Type.ACK, 0),
            frame(Type.ACK, 1),
            frame(Type.ACK, 2));
    try (EchoServer echo = new EchoServer(secret(), OPTIONS);
        RemoteService honest = remote(echo.port());
        LatticeChannel bystander = lattice.context(domain).channel("bystander");
        HostileServer hostile = new HostileServer()) {
      assertEquals(0, bystander.connect(honest.capability(domain), secret()));
      for (List<WireFrame> said : orders(frames, LONGEST)) {
        hostile.answer = wire(said);
        try (RemoteService service = remote(hostile.socket.getLocalPort());
            LatticeChannel channel = lattice.context(domain).channel("victim")) {
          int result = channel.connect(service.capability(domain), secret());
          assertTrue(result < 0, "connected by " + said);
        }
      }
      exchange(bystander, 1);
      honestClientIsServed(echo);
    }
  }
}
