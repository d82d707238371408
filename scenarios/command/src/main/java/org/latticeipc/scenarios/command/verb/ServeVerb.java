package org.latticeipc.scenarios.command.verb;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.latticeipc.ipc.crypto.Secret;
import org.latticeipc.scenarios.command.console.Console;
import org.latticeipc.scenarios.command.console.CrashReport;
import org.latticeipc.scenarios.command.console.ExitCode;
import org.latticeipc.scenarios.command.network.EchoService;
import org.latticeipc.scenarios.command.network.HostPort;
import org.latticeipc.scenarios.command.network.SecretFile;
import org.latticeipc.scenarios.format.InputError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code serve}: an echo service for clients on this or other machines. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Echoes what clients send over sealed channels, until interrupted or its input ends.",
      "Prints one line with the address it listens on. See 'connect' for the other end.",
      "In the background, give it an input that stays open: that of /dev/null ends at once."
    })
public final class ServeVerb implements Callable<Integer> {
  private static final int EXCHANGE_SECONDS = 10;
  private static final int GRACE_SECONDS = 2;
  private final Console console;

  @Option(
      names = "--secret-file",
      paramLabel = "FILE",
      description = "16 to 4096 bytes that clients must know too; needed")
  private @Nullable String secretFile;

  @Option(names = "--port", paramLabel = "N", description = "the port; 0, the default, is any")
  private int port;

  @Option(
      names = "--bind",
      paramLabel = "HOST",
      description = "the address to listen on; by default clients of this machine only")
  private @Nullable String bind;

  @Option(names = "--once", description = "ends after the first client that knows the secret")
  private boolean once;

  public ServeVerb(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InputError, InterruptedException {
    InetAddress address = bind == null ? InetAddress.getLoopbackAddress() : HostPort.host(bind);
    HostPort.listening(port);
    Secret secret = SecretFile.read(secretFile);
    EchoService service;
    try {
      service =
          EchoService.start(
              secret,
              address,
              port,
              new EchoService.Options(once, EXCHANGE_SECONDS, console.err()));
    } catch (IOException e) {
      secret.wipe();
      throw new InputError(
          "lattice: cannot listen on " + HostPort.show(address, port) + ": " + e.getMessage());
    }
    serve(service, address);
    return ExitCode.OK;
  }

  private void serve(EchoService service, InetAddress address) throws InterruptedException {
    CountDownLatch finished = new CountDownLatch(1);
    Thread hook = new Thread(() -> stopAndWait(service, finished), "echo-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    // What goes wrong with one client must not end the service of the others.
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, error) -> CrashReport.write(console, "serve: " + thread.getName(), error));
    try (service) {
      console.out().println("Listening on " + HostPort.show(address, service.port()));
      console.out().flush();
      EchoService.daemon("echo-input", () -> stopAtEnd(service));
      service.awaitStop();
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
      console.err().println("stopped");
      finished.countDown();
      forget(hook);
    }
  }

  /** An interrupt from the keyboard ends the process when this returns. */
  private static void stopAndWait(EchoService service, CountDownLatch finished) {
    service.stop();
    try {
      finished.await(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void stopAtEnd(EchoService service) {
    try {
      console.in().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      console.err().println("the input cannot be read any more: " + e.getMessage());
    }
    service.stop();
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // the process is ending already, and the hook is why we are here
    }
  }
}
