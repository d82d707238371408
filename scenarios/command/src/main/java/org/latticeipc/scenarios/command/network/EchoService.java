package org.latticeipc.scenarios.command.network;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.ipc.Lattice;
import org.latticeipc.ipc.LatticeChannel;
import org.latticeipc.ipc.LatticeContext;
import org.latticeipc.ipc.LatticeError;
import org.latticeipc.ipc.crypto.Secret;
import org.latticeipc.ipc.transport.net.LatticeServer;
import org.latticeipc.ipc.transport.net.NetworkOptions;
import org.latticeipc.ipc.transport.net.Notices;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.config.KernelConfig;
import org.latticeipc.kernel.result.ExoError;

/**
 * Sends every message back to the client it came from, over sealed channels of a machine of its
 * own.
 *
 * <p>Bounded: as many clients at once as {@link NetworkOptions#maxSessions} says, of whom {@value
 * #EXCHANGES} exchange keys at a time. Threads: one for each of these exchanges, one for all
 * clients that were let in, and those of {@link LatticeServer}.
 */
public final class EchoService implements AutoCloseable {
  public static final int EXCHANGES = 8;
  private static final int QUEUE = 4;
  private static final int LINGER_MILLIS = 5_000;

  private final LatticeContext context;
  private final ExoCap endpoint;
  private final LatticeServer server;
  private final AtomicInteger working = new AtomicInteger(EXCHANGES);
  private final CountDownLatch stop = new CountDownLatch(1);
  private final EchoClients clients;
  private final Notices refusals;

  /**
   * How to serve.
   *
   * @param once stop after the first client that knew the secret
   * @param exchangeSeconds how long a key exchange may take
   * @param log gets a line for clients that are refused, for each reason no more often than once in
   *     10 s
   */
  public record Options(boolean once, int exchangeSeconds, PrintStream log) {}

  private EchoService(
      LatticeContext context, ExoCap endpoint, LatticeServer server, Options options) {
    this.context = context;
    this.endpoint = endpoint;
    this.server = server;
    this.refusals = new Notices(options.log()::println);
    this.clients =
        new EchoClients(
            context.lattice().maxMessageBytes(),
            () -> {
              if (options.once()) {
                stop();
              }
            });
  }

  /**
   * Listens and serves until stopped.
   *
   * @param secret what clients must know; wiped here when no client is let in any more
   * @throws IOException if the address cannot be listened on; the secret stays the caller's then
   */
  public static EchoService start(Secret secret, InetAddress address, int port, Options options)
      throws IOException {
    Kernel kernel = Kernel.boot(HostMachine.create(), KernelConfig.standard());
    Lattice lattice = Lattice.on(kernel);
    Domain domain = kernel.createDomain("echo");
    ExoCap endpoint = kernel.createEndpoint(domain, QUEUE).orElseThrow();
    NetworkOptions network =
        NetworkOptions.standard()
            .withLingerMillis(LINGER_MILLIS)
            .withHandshakeMillis((int) TimeUnit.SECONDS.toMillis(options.exchangeSeconds()));
    LatticeServer server =
        LatticeServer.listen(
            lattice, domain, endpoint, address, port, network, options.log()::println, secret);
    EchoService service = new EchoService(lattice.context(domain), endpoint, server, options);
    daemon("echo", service.clients::run);
    for (int i = 1; i <= EXCHANGES; i++) {
      String place = "place " + i;
      daemon("echo " + place, () -> service.serveOneByOne(place, secret));
    }
    return service;
  }

  public int port() {
    return server.port();
  }

  /** Lets {@link #awaitStop} return; any thread may call, also more than once. */
  public void stop() {
    stop.countDown();
  }

  /** Waits for a stop; meanwhile forgets sessions whose clients are lost. */
  public void awaitStop() throws InterruptedException {
    while (!stop.await(1, TimeUnit.SECONDS)) {
      server.sessionCount();
    }
  }

  /** One place: the next client, and again. Its task's wait is the one that a close calls off. */
  private void serveOneByOne(String place, Secret secret) {
    try {
      for (int i = 1; isOpen(); i++) {
        letIn(context.nonBlockingChannel(place + " client " + i), secret);
      }
    } finally {
      if (working.decrementAndGet() == 0) {
        secret.wipe();
        stop();
      }
    }
  }

  private boolean isOpen() {
    return context.lattice().kernel().peek(context.domain(), endpoint).error() != ExoError.CLOSED;
  }

  /** Exchanges keys with the next client; who knows the secret is served from then on. */
  private void letIn(LatticeChannel channel, Secret secret) {
    int result = channel.connect(endpoint, secret);
    if (result == 0) {
      clients.serve(channel);
      return;
    }
    channel.close();
    if (stop.getCount() > 0 && !isGone(result)) {
      refusals.say("refused a client: " + LatticeError.describe(result));
    }
  }

  /** A client that went away or was sent away, which the server tells if it is worth telling. */
  private static boolean isGone(int result) {
    return result == LatticeError.PEER_GONE.code() || result == LatticeError.CLOSED.code();
  }

  @Override
  public void close() {
    stop();
    context.lattice().kernel().close(context.domain(), endpoint);
    server.close();
    clients.close();
  }

  /** Starts a thread that never keeps the process alive. */
  public static void daemon(String name, Runnable body) {
    Thread thread = new Thread(body, name);
    thread.setDaemon(true);
    thread.start();
  }
}
