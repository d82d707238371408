package org.latticeipc.scenarios.command.verb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.ipc.Lattice;
import org.latticeipc.ipc.LatticeChannel;
import org.latticeipc.ipc.LatticeError;
import org.latticeipc.ipc.LatticeException;
import org.latticeipc.ipc.crypto.Secret;
import org.latticeipc.ipc.transport.net.NetworkOptions;
import org.latticeipc.ipc.transport.net.RemoteService;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.config.KernelConfig;
import org.latticeipc.scenarios.command.console.Console;
import org.latticeipc.scenarios.command.console.ExitCode;
import org.latticeipc.scenarios.command.console.OptionValues;
import org.latticeipc.scenarios.command.console.Self;
import org.latticeipc.scenarios.command.network.EchoService;
import org.latticeipc.scenarios.command.network.HostPort;
import org.latticeipc.scenarios.command.network.SecretFile;
import org.latticeipc.scenarios.format.InputError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code connect}: one message to a server and its answer. */
@Command(
    name = "connect",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Sends one message to a server that 'serve' started, and prints its answer.",
      "Exit code 2 with one line that says why if there is none."
    })
public final class ConnectVerb implements Callable<Integer> {
  private static final int REACH_MILLIS = 5_000;
  private static final int ATTEMPTS = 3;
  private static final int GOODBYE_MILLIS = 2_000;
  private final Console console;

  @Parameters(index = "0", paramLabel = "HOST:PORT", description = "where the server listens")
  private String address = "";

  @Option(
      names = "--secret-file",
      paramLabel = "FILE",
      description = "the same bytes as the server's; needed")
  private @Nullable String secretFile;

  @Option(names = "--send", paramLabel = "TEXT", description = "the message; by default 'hello'")
  private String text = "hello";

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "how long all of it may take; by default 30s")
  private String timeout = "30s";

  private volatile @Nullable RemoteService remote;

  public ConnectVerb(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InputError, InterruptedException {
    long limitMillis = OptionValues.duration("--timeout", timeout).toMillis();
    InetSocketAddress server = HostPort.parse(address);
    Secret secret = SecretFile.read(secretFile);
    FutureTask<String> exchange = new FutureTask<>(() -> exchange(server, secret));
    EchoService.daemon("connect", exchange);
    try {
      console.out().println("Received: " + exchange.get(limitMillis, TimeUnit.MILLISECONDS));
      return ExitCode.OK;
    } catch (TimeoutException e) {
      hangUp();
      RemoteService service = remote;
      throw error(
          service != null && service.wasBusy()
              ? "the server has no place for another client now; try again later"
              : "no answer within " + timeout);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InputError told) {
        throw told;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Wakes the exchange, which then ends by itself. */
  private void hangUp() {
    RemoteService service = remote;
    if (service != null) {
      service.close();
    }
  }

  private String exchange(InetSocketAddress server, Secret secret) throws InputError {
    try {
      reach(server);
      Kernel kernel = Kernel.boot(HostMachine.create(), KernelConfig.standard());
      Lattice lattice = Lattice.on(kernel);
      Domain domain = kernel.createDomain("client");
      NetworkOptions options = NetworkOptions.standard().withAttempts(ATTEMPTS);
      try (RemoteService service = RemoteService.at(lattice, server, options, secret)) {
        remote = service;
        LatticeChannel channel = lattice.context(domain).channel("remote");
        try (channel) {
          check(channel.connect(service.capability(domain), secret), service);
          return ask(channel);
        } finally {
          service.awaitEnd(GOODBYE_MILLIS);
        }
      }
    } finally {
      secret.wipe();
    }
  }

  /** Whether anybody listens there; the transport itself would only try again. */
  private void reach(InetSocketAddress server) throws InputError {
    try (Socket probe = new Socket()) {
      probe.connect(server, REACH_MILLIS);
    } catch (IOException e) {
      String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw error(
          why.toLowerCase(Locale.ROOT) + "; '" + Self.command() + " serve' starts a server");
    }
  }

  private void check(int result, RemoteService service) throws InputError {
    if (result == 0) {
      return;
    } else if (service.wasBusy()) {
      throw error("the server has no place for another client now; try again later");
    } else if (!service.wasReached()) {
      throw error("whoever listens there is no Lattice server");
    } else if (result == LatticeError.PEER_GONE.code()
        || result == LatticeError.KEY_MISMATCH.code()) {
      throw error(
          "the key exchange failed, most likely a wrong secret; is '"
              + secretFile
              + "' the same as the server's?");
    }
    throw error(LatticeError.describe(result));
  }

  private String ask(LatticeChannel channel) throws InputError {
    byte[] message = text.getBytes(UTF_8);
    int sent = channel.send(message);
    if (sent == LatticeError.TOO_LONG.code()) {
      throw error(
          "the message has %d bytes, expected at most %d"
              .formatted(message.length, channel.maxMessageBytes()));
    } else if (sent < 0) {
      throw error(LatticeError.describe(sent));
    }
    try {
      return new String(channel.receive(), UTF_8);
    } catch (LatticeException e) {
      throw error(e.error().sentence());
    }
  }

  private InputError error(String what) {
    return new InputError("lattice: " + address + ": " + what);
  }
}
