package org.latticeipc.lincheck;

import org.jetbrains.lincheck.datastructures.Operation;
import org.latticeipc.ipc.IpcParts;
import org.latticeipc.ipc.Lattice;
import org.latticeipc.ipc.LatticeChannel;
import org.latticeipc.ipc.LatticePair;
import org.latticeipc.ipc.SizeRef;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.KernelConfig;
import org.latticeipc.machine.host.HostMachine;

/**
 * A connected pair of channels as two bounded queues, one in each direction, whose calls do not
 * wait. The relaxed sequence numbers show as receives that are refused where two sends used one
 * number.
 */
public final class ChannelQueues {
  static final int CAPACITY = 2;
  private static final int BUFFER = 4;

  private final LatticeChannel left;
  private final LatticeChannel right;

  /** The queues of the real channel. */
  public ChannelQueues() {
    IpcParts parts = IpcParts.standard();
    Kernel kernel = Kernel.boot(HostMachine.create(), KernelConfig.standard());
    Lattice lattice = Lattice.on(kernel, parts.withQueueCapacity(CAPACITY));
    LatticePair pair =
        LatticePair.connect(
            lattice.context(kernel.createDomain("left")).nonBlockingChannel("left"),
            lattice.context(kernel.createDomain("right")).nonBlockingChannel("right"));
    left = pair.initiator();
    right = pair.responder();
  }

  /** Sends one byte from left to right. */
  @Operation
  public int sendRight() {
    return left.send(new byte[] {1});
  }

  /** Receives at the right end: the byte, or a negative code. */
  @Operation
  public int receiveRight() {
    return receive(right);
  }

  /** Sends one byte from right to left. */
  @Operation
  public int sendLeft() {
    return right.send(new byte[] {2});
  }

  /** Receives at the left end. */
  @Operation
  public int receiveLeft() {
    return receive(left);
  }

  private static int receive(LatticeChannel end) {
    byte[] buffer = new byte[BUFFER];
    int result = end.recv(buffer, new SizeRef(BUFFER));
    return result == 0 ? buffer[0] : result;
  }
}
