package org.latticeipc.ipc;

import java.util.Objects;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.Port;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.config.KernelConfig;
import org.latticeipc.kernel.object.Message;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.value.Bytes;

/** A kernel with a client's and a server's domain, the stage of most tests. */
final class TwoDomains {
  final Kernel kernel;
  final Lattice lattice;
  final Domain clientDomain;
  final Domain serverDomain;
  final LatticeContext client;
  final LatticeContext server;

  /** The server's endpoint, with all rights. */
  final ExoCap listen;

  /** The client's capability to it, with WRITE. */
  final ExoCap service;

  TwoDomains(Machine machine, IpcParts parts) {
    this(machine, parts, KernelConfig.standard());
  }

  TwoDomains(Machine machine, IpcParts parts, KernelConfig config) {
    kernel = Kernel.boot(machine, config);
    lattice = Lattice.on(kernel, parts);
    clientDomain = kernel.createDomain("client");
    serverDomain = kernel.createDomain("server");
    client = lattice.context(clientDomain);
    server = lattice.context(serverDomain);
    listen = kernel.createEndpoint(serverDomain, 4).orElseThrow();
    service = kernel.grant(serverDomain, listen, clientDomain, Rights.WRITE).orElseThrow();
  }

  static TwoDomains onHost(IpcParts parts) {
    return new TwoDomains(HostMachine.create(), parts);
  }

  static TwoDomains onHost() {
    return onHost(IpcParts.standard());
  }

  LatticePair pair() {
    return LatticePair.connect(client, server, "chan");
  }

  /** Puts a frame of anybody's making into the queue that {@code end} receives from. */
  void inject(LatticeChannel end, Bytes frame) {
    in(end).trySend(Message.of(frame)).orElseThrow();
  }

  /** Takes the next frame out of the queue that {@code end} receives from. */
  Bytes intercept(LatticeChannel end) {
    return in(end).take(Integer.MAX_VALUE).orElseThrow().payload();
  }

  private static Port in(LatticeChannel end) {
    return Objects.requireNonNull(end.state().linkUnlocked().in());
  }
}
