package org.latticeipc.scheduler;

import java.util.Optional;
import org.latticeipc.ipc.LatticeChannel;
import org.latticeipc.ipc.LatticeError;
import org.latticeipc.ipc.LatticeIpc;
import org.latticeipc.ipc.algebra.Octonion;
import org.latticeipc.machine.Machine;

/** Gives time to the peer of a channel by {@code lattice_yield_to}. */
final class ChannelTarget extends ActivationTarget {
  private final LatticeChannel channel;
  private final Octonion token;

  ChannelTarget(Machine machine, LatticeChannel channel) {
    super(machine);
    this.channel = channel;
    this.token = channel.octonion();
  }

  @Override
  public Optional<String> activate() {
    int result = LatticeIpc.lattice_yield_to(channel);
    return result >= 0
        ? Optional.empty()
        : Optional.of("its channel " + channel.name() + ": " + LatticeError.describe(result));
  }

  @Override
  public boolean outranks(ActivationTarget other) {
    return other instanceof ContextTarget;
  }

  @Override
  public Octonion token() {
    return token;
  }
}
