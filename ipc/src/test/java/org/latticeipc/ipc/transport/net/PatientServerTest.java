package org.latticeipc.ipc.transport.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.ipc.Lattice;
import org.latticeipc.ipc.LatticeChannel;
import org.latticeipc.ipc.LatticeError;
import org.latticeipc.ipc.crypto.Secret;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.config.KernelConfig;

/** A service that lets messages wait costs the server no thread and the other clients nothing. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PatientServerTest {
  private final Kernel kernel = Kernel.boot(HostMachine.create(), KernelConfig.standard());
  private final Lattice lattice = Lattice.on(kernel);
  private final Domain clients = kernel.createDomain("clients");
  private final Domain services = kernel.createDomain("services");

  private static Secret secret() {
    return Secret.owning("s3cret".getBytes(UTF_8));
  }

  private static Set<Thread> serverThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("lattice-"))
        .collect(Collectors.toSet());
  }

  private LatticeChannel accepted(CompletableFuture<Integer> result, ExoCap listen) {
    LatticeChannel channel = lattice.context(services).channel("service");
    Threads.start("accepts", () -> result.complete(channel.connect(listen, secret())));
    return channel;
  }

  private LatticeChannel connected(RemoteService remote, ExoCap listen, LatticeChannel client) {
    CompletableFuture<Integer> result = new CompletableFuture<>();
    LatticeChannel service = accepted(result, listen);
    assertEquals(0, client.connect(remote.capability(clients), secret()));
    assertEquals(0, result.join());
    return service;
  }

  @Test
  void messagesThatWaitForTheirService_holdNoThread_andComeInOrderOnceItReads() throws Exception {
    ExoCap listen = kernel.createEndpoint(services, 4).orElseThrow();
    try (LatticeServer server =
        LatticeServer.listen(
            lattice,
            services,
            listen,
            InetAddress.getLoopbackAddress(),
            0,
            NetworkOptions.standard())) {
      InetSocketAddress at = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
      try (RemoteService one = RemoteService.at(lattice, at, NetworkOptions.standard());
          RemoteService two = RemoteService.at(lattice, at, NetworkOptions.standard());
          LatticeChannel sender = lattice.context(clients).nonBlockingChannel("sender");
          LatticeChannel other = lattice.context(clients).channel("other")) {
        try (LatticeChannel slow = connected(one, listen, sender);
            LatticeChannel quick = connected(two, listen, other)) {
          Set<Thread> before = serverThreads();
          int sent = 0;
          // What the client, the wire and the service's own queue hold; then there is no room.
          for (int full = 0; full < 20; ) {
            int result = sender.send(new byte[] {(byte) sent});
            if (result == LatticeError.QUEUE_FULL.code()) {
              full++;
              assertEquals(1, other.send(new byte[] {(byte) full}));
              assertArrayEquals(new byte[] {(byte) full}, quick.receive());
            } else {
              assertEquals(1, result);
              sent++;
            }
          }
          assertTrue(sent > NetworkOptions.standard().window(), "" + sent);
          Set<Thread> grown = serverThreads();
          grown.removeAll(before);
          assertEquals(Set.of(), grown);
          for (int i = 0; i < sent; i++) {
            assertArrayEquals(new byte[] {(byte) i}, slow.receive());
          }
        }
      }
    }
  }
}
