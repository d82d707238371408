package org.latticeipc.lincheck;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.ipc.IpcParts;
import org.latticeipc.ipc.Lattice;
import org.latticeipc.ipc.LatticeChannel;
import org.latticeipc.ipc.LatticePair;
import org.latticeipc.ipc.SizeRef;
import org.latticeipc.ipc.variant.IpcVariant;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.config.KernelConfig;

/**
 * A connected pair of channels as two bounded queues, one in each direction, whose calls do not
 * wait. Where two sends use one sequence number, a receive is refused that should have got the
 * second message.
 */
@Param(name = ChannelQueues.BYTE, gen = IntGen.class, conf = "1:9")
@Pinned(
    threads = {"sendRight(1)", "sendRight(2)"},
    after = "receiveRight receiveRight")
@Pinned(
    before = "sendRight(1) sendRight(2)",
    threads = {"sendRight(3)", "receiveLeft"},
    after = "receiveRight receiveRight receiveRight")
@Pinned(
    before = "sendLeft(1) sendRight(2)",
    threads = {"receiveLeft sendLeft(3)", "sendLeft(4)"},
    after = "receiveLeft receiveLeft receiveRight")
public class ChannelQueues {
  static final String BYTE = "byte";
  static final int CAPACITY = 2;
  private static final int BUFFER = 4;

  private final LatticeChannel left;
  private final LatticeChannel right;

  /** The queues of the real channel. */
  public ChannelQueues() {
    this(IpcParts.standard());
  }

  ChannelQueues(IpcParts parts) {
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
  public int sendRight(@Param(name = BYTE) int value) {
    return left.send(new byte[] {(byte) value});
  }

  /** Receives at the right end: the byte, or a negative code. */
  @Operation
  public int receiveRight() {
    return receive(right);
  }

  /** Sends one byte from right to left. */
  @Operation
  public int sendLeft(@Param(name = BYTE) int value) {
    return right.send(new byte[] {(byte) value});
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

  /** {@code ipc=seq-outside-lock}. */
  public static final class SeqOutsideLock extends ChannelQueues {
    public SeqOutsideLock() {
      super(IpcVariant.SEQ_OUTSIDE_LOCK.applyTo(IpcParts.standard()));
    }
  }

  /** {@code ipc=seq-load-then-store}. */
  public static final class SeqLoadThenStore extends ChannelQueues {
    public SeqLoadThenStore() {
      super(IpcVariant.SEQ_LOAD_THEN_STORE.applyTo(IpcParts.standard()));
    }
  }

  /** {@code ipc=drop-on-full-queue}. */
  public static final class DropOnFullQueue extends ChannelQueues {
    public DropOnFullQueue() {
      super(IpcVariant.DROP_ON_FULL_QUEUE.applyTo(IpcParts.standard()));
    }
  }
}
