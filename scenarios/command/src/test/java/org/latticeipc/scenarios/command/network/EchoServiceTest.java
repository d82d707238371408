package org.latticeipc.scenarios.command.network;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.ipc.Lattice;
import org.latticeipc.ipc.LatticeChannel;
import org.latticeipc.ipc.LatticeException;
import org.latticeipc.ipc.crypto.Secret;
import org.latticeipc.ipc.transport.net.NetworkOptions;
import org.latticeipc.ipc.transport.net.RemoteService;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.config.KernelConfig;

/** Clients that were let in and say nothing cost the server memory, and no thread. */
class EchoServiceTest {
  private static final int CLIENTS = 40;

  /** One for each key exchange, and: the server's, the echo's, and that which started it all. */
  private static final int THREADS = EchoService.EXCHANGES + 3;

  private static Secret secret() {
    return Secret.owning("sixteen bytes or more".getBytes(UTF_8));
  }

  private static EchoService start(ThreadGroup group, PrintStream log) {
    CompletableFuture<EchoService> started = new CompletableFuture<>();
    Thread starter =
        new Thread(
            group,
            () -> {
              try {
                started.complete(
                    EchoService.start(
                        secret(),
                        InetAddress.getLoopbackAddress(),
                        0,
                        new EchoService.Options(false, 60, log)));
              } catch (Exception e) {
                started.completeExceptionally(e);
              }
            });
    starter.start();
    return started.join();
  }

  private static void echo(LatticeChannel channel, String text) throws Exception {
    byte[] sent = text.getBytes(UTF_8);
    assertEquals(sent.length, channel.send(sent));
    assertArrayEquals(sent, channel.receive());
  }

  @Test
  @Timeout(120)
  void idleClients_takeNoThread_andAreEchoedToWhenTheySpeakAgain() throws Exception {
    ThreadGroup group = new ThreadGroup("echo service");
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    Lattice lattice = Lattice.on(Kernel.boot(HostMachine.create(), KernelConfig.standard()));
    List<LatticeChannel> channels = new ArrayList<>();
    List<RemoteService> services = new ArrayList<>();
    try (EchoService server = start(group, new PrintStream(log, true, UTF_8))) {
      InetSocketAddress at = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
      for (int i = 0; i < CLIENTS; i++) {
        Domain domain = lattice.kernel().createDomain("client " + i);
        RemoteService service = RemoteService.at(lattice, at, NetworkOptions.standard());
        services.add(service);
        LatticeChannel channel = lattice.context(domain).channel("client " + i);
        assertEquals(0, channel.connect(service.capability(domain), secret()), log.toString(UTF_8));
        channels.add(channel);
        echo(channel, "first " + i);
      }
      assertTrue(group.activeCount() <= THREADS, () -> group.activeCount() + " threads");
      for (int round = 0; round < 3; round++) {
        for (int i = 0; i < CLIENTS; i++) {
          echo(channels.get(i), "again " + round + " " + i);
        }
      }
      channels.forEach(LatticeChannel::close);
      services.forEach(
          service -> assertTrue(service.awaitEnd(30_000), "both have said their last"));
    } finally {
      services.forEach(RemoteService::close);
    }
    assertEquals("", log.toString(UTF_8));
  }

  /** Who does not read what it is answered keeps nobody else from being answered. */
  @Test
  @Timeout(120)
  void aClientThatDoesNotRead_waitsForItsOwnSakeOnly() throws Exception {
    Lattice lattice = Lattice.on(Kernel.boot(HostMachine.create(), KernelConfig.standard()));
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    try (EchoService server = start(new ThreadGroup("echo"), new PrintStream(log, true, UTF_8))) {
      InetSocketAddress at = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
      Domain domain = lattice.kernel().createDomain("clients");
      try (RemoteService greedy = RemoteService.at(lattice, at, NetworkOptions.standard());
          RemoteService honest = RemoteService.at(lattice, at, NetworkOptions.standard());
          LatticeChannel deaf = lattice.context(domain).nonBlockingChannel("deaf");
          LatticeChannel other = lattice.context(domain).channel("other")) {
        assertEquals(0, deaf.connect(greedy.capability(domain), secret()));
        assertEquals(0, other.connect(honest.capability(domain), secret()));
        byte[] text = new byte[1_000];
        int sent = 0;
        for (int i = 0; i < 2_000; i++) {
          sent += deaf.send(text) > 0 ? 1 : 0;
          if (i % 100 == 0) {
            echo(other, "meanwhile " + i);
          }
        }
        int received = 0;
        while (received < sent) {
          try {
            assertArrayEquals(text, deaf.receive());
            received++;
          } catch (LatticeException none) {
            Thread.onSpinWait();
          }
        }
      }
    }
  }
}
