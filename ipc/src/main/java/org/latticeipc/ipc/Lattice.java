package org.latticeipc.ipc;

import org.jspecify.annotations.Nullable;
import org.latticeipc.ipc.transport.Transport;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.Rights;

/**
 * The IPC layer of one machine: a kernel and the parts that channels are made of. Made in set-up;
 * immutable, any task may call.
 */
public final class Lattice {
  private final Kernel kernel;
  private final IpcParts parts;
  private final Transport transport;

  private Lattice(Kernel kernel, IpcParts parts) {
    this.kernel = kernel;
    this.parts = parts;
    this.transport = parts.transport().apply(kernel.machine());
  }

  /** The layer with the right parts. */
  public static Lattice on(Kernel kernel) {
    return on(kernel, IpcParts.standard());
  }

  /** The layer with the given parts. */
  public static Lattice on(Kernel kernel, IpcParts parts) {
    return new Lattice(kernel, parts);
  }

  /** The kernel below. */
  public Kernel kernel() {
    return kernel;
  }

  /** What channels are made of. */
  public IpcParts parts() {
    return parts;
  }

  Transport transport() {
    return transport;
  }

  /**
   * The longest message a channel carries: a message is one frame, and a frame at most {@link
   * org.latticeipc.kernel.config.KernelConfig#maxPayloadBytes}.
   */
  public int maxMessageBytes() {
    return kernel.config().maxPayloadBytes() - parts.suite().protection().overheadBytes();
  }

  /** The context of a domain whose channels let nobody yield to a task of it. */
  public LatticeContext context(Domain domain) {
    return new LatticeContext(this, domain, null);
  }

  /**
   * The context of a task: its channels tell the peer how to yield to it.
   *
   * @param task the task's own capability; two accesses derive a weaker one to hand out
   * @throws IllegalArgumentException if the kernel refuses it
   */
  public LatticeContext context(Domain domain, @Nullable ExoCap task) {
    if (task == null) {
      return context(domain);
    }
    var derived = kernel.derive(domain, task, Rights.EXECUTE);
    if (!derived.isOk()) {
      throw new IllegalArgumentException("the task's capability is not good: " + derived.error());
    }
    return new LatticeContext(this, domain, derived.orElseThrow());
  }
}
