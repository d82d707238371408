package org.latticeipc.ipc.transport.net;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.ipc.Lattice;
import org.latticeipc.ipc.LatticeChannel;
import org.latticeipc.ipc.LatticeContext;
import org.latticeipc.ipc.SizeRef;
import org.latticeipc.ipc.crypto.Secret;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.config.KernelConfig;
import org.latticeipc.kernel.result.ExoError;

/** A machine whose server echoes on every channel; in this process, or alone in another one. */
final class EchoServer implements AutoCloseable {
  private final LatticeServer server;
  private final LatticeContext context;
  private final ExoCap listen;
  private final Secret secret;

  EchoServer(Secret secret, NetworkOptions options) throws IOException {
    this(secret, options, KernelConfig.standard());
  }

  EchoServer(Secret secret, NetworkOptions options, KernelConfig config) throws IOException {
    Kernel kernel = Kernel.boot(HostMachine.create(), config);
    Lattice lattice = Lattice.on(kernel);
    Domain domain = kernel.createDomain("echo");
    this.secret = secret;
    this.context = lattice.context(domain);
    this.listen = kernel.createEndpoint(domain, 4).orElseThrow();
    this.server =
        LatticeServer.listen(
            lattice,
            domain,
            listen,
            InetAddress.getLoopbackAddress(),
            0,
            options,
            notice -> {},
            secret);
    Threads.start("echo", this::acceptAll);
  }

  int port() {
    return server.port();
  }

  int sessions() {
    return server.sessionCount();
  }

  /** Whether the endpoint that clients are served at is open. */
  boolean serves() {
    return !stopped();
  }

  private void acceptAll() {
    for (int i = 0; serves(); i++) {
      LatticeChannel channel = context.channel("echo" + i);
      if (channel.connect(listen, secret) == 0) {
        Threads.start("echo", () -> echo(channel));
      }
    }
  }

  private boolean stopped() {
    return context.lattice().kernel().peek(context.domain(), listen).error() == ExoError.CLOSED;
  }

  private static void echo(LatticeChannel channel) {
    byte[] buf = new byte[1 << 16];
    SizeRef size = new SizeRef(buf.length);
    while (channel.recv(buf, size) == 0 && channel.send(buf, 0, size.get()) >= 0) {
      size.set(buf.length);
    }
    channel.close();
  }

  @Override
  public void close() {
    context.lattice().kernel().close(context.domain(), listen);
    server.close();
  }

  /** Runs alone: prints the port, then echoes until its input ends. */
  public static void main(String[] args) throws IOException {
    Secret secret = Secret.owning(args[0].getBytes(StandardCharsets.UTF_8));
    try (EchoServer echo = new EchoServer(secret, NetworkOptions.standard())) {
      System.out.println(echo.port());
      while (System.in.read() >= 0) {
        continue;
      }
    }
  }
}
