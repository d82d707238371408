package org.latticeipc.scenarios.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.ipc.IpcParts;
import org.latticeipc.ipc.crypto.Secret;
import org.latticeipc.ipc.handshake.HandshakeParts;
import org.latticeipc.ipc.handshake.Initiator;
import org.latticeipc.ipc.transport.net.NetworkOptions;
import org.latticeipc.ipc.transport.net.RemoteService;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.config.KernelConfig;
import org.latticeipc.kernel.object.Message;
import org.latticeipc.scenarios.command.LatticeTest.Answer;
import org.latticeipc.scenarios.command.console.Console;
import org.latticeipc.scenarios.command.console.ExitCode;
import org.latticeipc.scenarios.command.network.EchoService;

/** {@code serve} and {@code connect}, in this process and as two processes. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NetworkVerbsTest {
  private static final String LISTENING = "Listening on ";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private String right = "";
  private String wrong = "";

  @BeforeEach
  void secrets() throws IOException {
    right = secret("right", "0123456789abcdef");
    wrong = secret("wrong", "0123456789abcdeF");
  }

  private String secret(String name, String content) throws IOException {
    Path file = Files.writeString(folder.resolve(name), content);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
    return file.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rw-rw-rw-"})
  void secretFile_ofOthers_isRefusedWithTheCommandThatMendsIt(String mode) throws Exception {
    Path file = Path.of(secret("o'ther", "0123456789abcdef"));
    assumeTrue(file.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    String mends = "chmod 600 '" + file.toString().replace("'", "'\\''") + "'";
    for (String verb : List.of("serve", "connect 127.0.0.1:1")) {
      Answer answer = with(List.of(verb.split(" ")), "--secret-file", file.toString());
      refused(answer, "(" + mode + "); keep it to yourself with " + mends);
    }
  }

  private static void refused(Answer answer, String line) {
    assertEquals(ExitCode.BAD_INPUT, answer.code(), answer.toString());
    assertEquals("", answer.out());
    assertTrue(answer.err().contains(line), answer.err());
    assertEquals(1, answer.err().lines().count(), answer.err());
    assertFalse(answer.err().contains("Exception"), answer.err());
  }

  private static String address(BufferedReader out) throws IOException {
    String line = String.valueOf(out.readLine());
    assertTrue(line.startsWith(LISTENING), line);
    return line.substring(LISTENING.length());
  }

  /** A server in this process. */
  private static final class Served implements AutoCloseable {
    final PipedOutputStream input = new PipedOutputStream();
    final ByteArrayOutputStream err = new ByteArrayOutputStream();
    final FutureTask<Integer> code;
    final String address;

    Served(String... args) throws IOException {
      PipedInputStream out = new PipedInputStream();
      Console console =
          new Console(
              new PrintStream(new PipedOutputStream(out), false, UTF_8),
              new PrintStream(err, true, UTF_8),
              new PipedInputStream(input),
              false,
              false);
      code = new FutureTask<>(() -> LatticeCommand.run(console, args));
      EchoService.daemon("served", code);
      address = NetworkVerbsTest.address(new BufferedReader(new InputStreamReader(out, UTF_8)));
    }

    int ended() throws Exception {
      return code.get(60, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
      input.close();
    }
  }

  @Test
  @SuppressWarnings("try") // closed early, to see how it ends
  void connect_toServe_printsWhatComesBack() throws Exception {
    try (Served server = new Served("serve", "--secret-file", right)) {
      assertTrue(server.address.startsWith("127.0.0.1:"), server.address);
      String[] hello = {"connect", server.address, "--secret-file", right};
      assertEquals(new Answer(0, "Received: hello\n", ""), LatticeTest.lattice(hello));
      Answer other =
          LatticeTest.lattice("connect", server.address, "--secret-file", right, "--send", "zwölf");
      assertEquals(new Answer(0, "Received: zwölf\n", ""), other);
      String[] long65536 = {
        "connect", server.address, "--secret-file", right, "--send", "x".repeat(65_536)
      };
      refused(
          LatticeTest.lattice(long65536),
          server.address + ": the message has 65536 bytes, expected at most 65496");
      server.close();
      assertEquals(ExitCode.OK, server.ended());
      assertEquals("stopped\n", server.err.toString(UTF_8));
    }
  }

  @Test
  void serveOnce_refusesAWrongSecret_andEndsAfterTheRightOne() throws Exception {
    try (Served server = new Served("serve", "--once", "--secret-file", right)) {
      refused(
          LatticeTest.lattice("connect", server.address, "--secret-file", wrong),
          "most likely a wrong secret; is '" + wrong + "' the same as the server's?");
      assertEquals(
          0, LatticeTest.lattice("connect", server.address, "--secret-file", right).code());
      assertEquals(ExitCode.OK, server.ended());
      String why = "refused a client: the peer did not prove that it has the same key\n";
      assertEquals(why + "stopped\n", server.err.toString(UTF_8));
    }
  }

  /** The exchange of a client that says hello and nothing more is given up. */
  @Test
  void serve_aClientThatStalls_isGivenUp_andTheNextIsServed() throws Exception {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    InetAddress loopback = InetAddress.getLoopbackAddress();
    EchoService.Options options =
        new EchoService.Options(false, 3, new PrintStream(log, true, UTF_8));
    Secret secret = Secret.owning(Files.readAllBytes(Path.of(right)));
    Kernel kernel = Kernel.boot(HostMachine.create(), KernelConfig.standard());
    org.latticeipc.ipc.Lattice lattice = org.latticeipc.ipc.Lattice.on(kernel);
    try (EchoService service = EchoService.start(secret, loopback, 0, options);
        RemoteService stalling =
            RemoteService.at(
                lattice,
                new InetSocketAddress(loopback, service.port()),
                NetworkOptions.standard())) {
      Domain domain = kernel.createDomain("stalling");
      ExoCap own = kernel.createEndpoint(domain, 1).orElseThrow();
      ExoCap answerTo = kernel.derive(domain, own, Rights.WRITE).orElseThrow();
      IpcParts parts = IpcParts.standard();
      Initiator initiator =
          new Initiator(
              new HandshakeParts(parts.crypto(), parts.suite(), parts.confirmation(), null),
              kernel.machine());
      Message hello = new Message(initiator.hello(), List.of(answerTo));
      assertTrue(kernel.send(domain, stalling.capability(domain), hello).isOk());
      assertTrue(kernel.receive(domain, own).isOk(), "the server's welcome");
      String at = "127.0.0.1:" + service.port();
      Answer next = LatticeTest.lattice("connect", at, "--secret-file", right);
      assertEquals(new Answer(0, "Received: hello\n", ""), next);
      assertEquals("", log.toString(UTF_8), "the next was served at once");
      assertFalse(kernel.receive(domain, own).isOk(), "the stalled one is hung up on");
      assertEquals(
          "refused a client: it did not finish the key exchange in time\n", log.toString(UTF_8));
    }
  }

  @Test
  void connect_nobodyListens_isRefused() throws Exception {
    int free;
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = probe.getLocalPort();
    }
    refused(
        LatticeTest.lattice("connect", "127.0.0.1:" + free, "--secret-file", right),
        "127.0.0.1:" + free + ": connection refused");
  }

  @Test
  void connect_toSomethingElse_isRefused() throws Exception {
    try (ServerSocket mute = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      String at = "127.0.0.1:" + mute.getLocalPort();
      refused(
          LatticeTest.lattice("connect", at, "--secret-file", right, "--timeout", "300ms"),
          "no answer within 300ms");
    }
    try (ServerSocket web = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      EchoService.daemon("web", () -> answerAsTheWebDoes(web));
      String at = "127.0.0.1:" + web.getLocalPort();
      refused(
          LatticeTest.lattice("connect", at, "--secret-file", right),
          "whoever listens there is no Lattice server");
    }
  }

  private static void answerAsTheWebDoes(ServerSocket web) {
    while (!web.isClosed()) {
      try (Socket client = web.accept()) {
        client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
      } catch (IOException e) {
        continue; // the client hung up, or the test has ended
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nowhere", "localhost:", ":7700", "localhost:0", "localhost:65536", "a:b:1"})
  void connect_malformedAddress_isRefused(String address) {
    refused(
        LatticeTest.lattice("connect", address, "--secret-file", right),
        "found '" + address + "', expected HOST:PORT with a port from 1 to 65535");
  }

  @ParameterizedTest
  @ValueSource(strings = {"serve", "connect 127.0.0.1:1"})
  void secretFile_thatIsNone_isRefusedWithTheRemedy(String command) throws Exception {
    List<String> args = List.of(command.split(" "));
    String remedy = "make one with (umask 077; set -C; head -c 32 /dev/urandom > '";
    refused(with(args), "there is no --secret-file; " + remedy + "FILE')");
    String missing = folder.resolve("missing").toString();
    refused(with(args, "--secret-file", missing), missing + ": no such file");
    refused(with(args, "--secret-file", missing), remedy + missing + "')");
    String brief = secret("brief", "0123456789abcde");
    refused(
        with(args, "--secret-file", brief),
        brief + ": found only 15 bytes, expected a secret of 16 to 4096 bytes; " + remedy);
    String huge = secret("huge", "x".repeat(4097));
    Answer answer = with(args, "--secret-file", huge);
    refused(answer, huge + ": found more than 4096 bytes");
    assertFalse(answer.err().contains("> '" + huge), "the file may be one that the user needs");
  }

  private static Answer with(List<String> args, String... more) {
    List<String> all = new ArrayList<>(args);
    all.addAll(List.of(more));
    return LatticeTest.lattice(all.toArray(String[]::new));
  }

  @Test
  void serve_badPort_isRefused() throws Exception {
    refused(
        LatticeTest.lattice("serve", "--secret-file", right, "--port", "65536"),
        "--port: found 65536, expected 0 to 65535");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      refused(
          LatticeTest.lattice("serve", "--secret-file", right, "--port", port),
          "cannot listen on 127.0.0.1:" + port);
    }
  }

  private static Process process(String... args) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LatticeCommand.class.getName()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command).start();
  }

  private static Answer ended(Process process) throws Exception {
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return new Answer(process.exitValue(), out, err);
  }

  @Test
  void twoProcesses_meetOnLoopback_onlyWithOneSecret_andTerminationIsClean() throws Exception {
    Process server = process("serve", "--secret-file", right);
    try (BufferedReader out =
            new BufferedReader(new InputStreamReader(server.getInputStream(), UTF_8));
        OutputStream input = server.getOutputStream()) {
      String at = address(out);
      Answer same = ended(process("connect", at, "--secret-file", right, "--send", "over there"));
      assertEquals(new Answer(0, "Received: over there\n", ""), same);
      refused(ended(process("connect", at, "--secret-file", wrong)), "most likely a wrong secret");
      Answer again = ended(process("connect", at, "--secret-file", right));
      assertEquals(new Answer(0, "Received: hello\n", ""), again);
      input.flush();
      server.toHandle().destroy();
      String err = new String(server.getErrorStream().readAllBytes(), UTF_8);
      assertTrue(server.waitFor(60, TimeUnit.SECONDS));
      assertTrue(err.endsWith("stopped\n"), err);
      assertEquals(2, err.lines().count(), err);
    } finally {
      server.destroyForcibly();
    }
  }

  @Test
  void serve_asAProcess_endsWithItsInput() throws Exception {
    Process server = process("serve", "--secret-file", right);
    try {
      server.getOutputStream().close();
      Answer answer = ended(server);
      assertEquals(ExitCode.OK, answer.code(), answer.toString());
      assertTrue(answer.out().startsWith(LISTENING + "127.0.0.1:"), answer.out());
      assertEquals("stopped\n", answer.err());
    } finally {
      server.destroyForcibly();
    }
  }
}
