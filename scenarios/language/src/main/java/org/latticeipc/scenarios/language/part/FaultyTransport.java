package org.latticeipc.scenarios.language.part;

import java.util.Locale;
import java.util.Set;
import org.latticeipc.ipc.suite.FrameCodec;
import org.latticeipc.ipc.transport.QueueTransport;
import org.latticeipc.kernel.Port;
import org.latticeipc.kernel.object.Message;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.kernel.result.Unit;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.value.Bytes;

/**
 * Queues with somebody in between who may strike at every frame: whether he does is a choice of the
 * machine, so that exploration covers each case. Stateless.
 */
public final class FaultyTransport extends QueueTransport {

  /** What may happen to a frame on its way. */
  public enum Fault {
    /** One bit of the ciphertext is flipped, or of the token if the message is empty. */
    TAMPER,
    /** The frame arrives twice. */
    REPLAY,
    /** The frame is lost, though the sender is told that it was sent. */
    DROP;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Set<Fault> faults;

  FaultyTransport(Set<Fault> faults) {
    this.faults = faults;
  }

  @Override
  public ExoResult<Unit> trySend(Port out, Bytes frame) {
    if (strikes(out, Fault.DROP)) {
      return ExoResult.done();
    }
    Bytes sent = frame;
    if (frame.size() > FrameCodec.HEADER_BYTES && strikes(out, Fault.TAMPER)) {
      byte[] bytes = frame.toArray();
      bytes[FrameCodec.HEADER_BYTES] ^= 1;
      sent = Bytes.copyOf(bytes);
    }
    Bytes once = sent;
    ExoResult<Unit> result = out.trySend(Message.of(once));
    if (result.isOk() && strikes(out, Fault.REPLAY)) {
      // Where the queue has no room for the copy there is none.
      return out.trySend(Message.of(once)).isOk() ? ExoResult.done() : result;
    }
    return result;
  }

  private boolean strikes(Port out, Fault fault) {
    Machine machine = out.kernel().machine();
    if (!faults.contains(fault) || machine.choose("fault " + fault.word(), 2) == 0) {
      return false;
    }
    if (machine.observed()) {
      machine.note(new FaultStruck(fault.word()));
    }
    return true;
  }
}
