package org.latticeipc.ipc;

import org.jspecify.annotations.Nullable;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.Port;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.result.ExoResult;

/**
 * Whose channels they are.
 *
 * @param lattice the layer they belong to
 * @param domain who makes the system calls
 * @param yieldCap what a peer may yield to, with EXECUTE alone, or null
 */
public record LatticeContext(Lattice lattice, Domain domain, @Nullable ExoCap yieldCap) {

  /** A channel that is not connected and whose calls wait. */
  public LatticeChannel channel(String name) {
    return new LatticeChannel(this, name, true);
  }

  /** A channel that is not connected and whose send and recv never wait. */
  public LatticeChannel nonBlockingChannel(String name) {
    return new LatticeChannel(this, name, false);
  }

  Kernel kernel() {
    return lattice.kernel();
  }

  /** The domain's use of a capability. */
  Port port(ExoCap cap) {
    return new Port(kernel(), domain, cap);
  }

  /** A queue of the domain's own, as long as the layer's parts say. */
  ExoResult<Port> queue() {
    return kernel()
        .createEndpoint(domain, lattice.parts().queueCapacity())
        .then(cap -> ExoResult.ok(port(cap)));
  }
}
