package org.latticeipc.ipc;

import org.jspecify.annotations.Nullable;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;

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
}
