package org.latticeipc.scheduler;

import java.util.Optional;
import org.latticeipc.ipc.LatticeChannel;
import org.latticeipc.ipc.LatticeError;
import org.latticeipc.ipc.LatticeIpc;
import org.latticeipc.ipc.algebra.Octonion;
import org.latticeipc.kernel.Port;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.machine.Machine;

/** The targets of the documented calls. */
final class YieldTargets {
  private YieldTargets() {}

  /** Gives time to the peer of a channel by {@code lattice_yield_to}. */
  static ActivationTarget channel(Machine machine, LatticeChannel channel) {
    return new ChannelTarget(machine, channel);
  }

  /** Gives time to a task by {@code exo_yield_to}. */
  static ActivationTarget context(Port context) {
    return new ContextTarget(context);
  }

  private static final class ChannelTarget extends ActivationTarget {
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

  private static final class ContextTarget extends ActivationTarget {
    private final Port context;

    ContextTarget(Port context) {
      super(context.kernel().machine());
      this.context = context;
    }

    @Override
    public Optional<String> activate() {
      ExoError error = context.yieldTo().error();
      return error == null ? Optional.empty() : Optional.of("its context: " + error.sentence());
    }
  }
}
