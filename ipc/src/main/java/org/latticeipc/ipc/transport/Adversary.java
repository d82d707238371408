package org.latticeipc.ipc.transport;

import java.util.Optional;
import java.util.function.Function;
import org.latticeipc.kernel.Port;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.kernel.result.Unit;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.value.Bytes;

/**
 * Attackers on the way between two ends. Whether one strikes is a choice of the machine at each
 * frame, so an exploration tries all of it.
 */
public enum Adversary {
  /** Flips a bit of a frame's number, ciphertext or token. */
  TAMPERING("tampering", Tampering::new),
  /** Queues a frame a second time. */
  REPLAYING("replaying", Replaying::new),
  /** Queues a frame of its own before a genuine one. */
  FORGING("forging", Forging::new),
  /** Flips a bit of a key or a ciphertext of the key exchange. */
  IN_THE_MIDDLE("in-the-middle", InTheMiddle::new);

  private final String id;
  private final Function<Machine, Transport> maker;

  Adversary(String id, Function<Machine, Transport> maker) {
    this.id = id;
    this.maker = maker;
  }

  /** The name in files. */
  public String id() {
    return id;
  }

  /** A queue transport under this attack, for {@code IpcParts.withTransport}. */
  public Function<Machine, Transport> transport() {
    return maker;
  }

  /** The attacker with this name, if there is one. */
  public static Optional<Adversary> named(String id) {
    for (Adversary adversary : values()) {
      if (adversary.id.equals(id)) {
        return Optional.of(adversary);
      }
    }
    return Optional.empty();
  }

  private static Bytes flipped(Bytes bytes, int at) {
    byte[] altered = bytes.toArray();
    altered[at] ^= 1;
    return Bytes.copyOf(altered);
  }

  private static final class Tampering extends QueueTransport {
    private static final int LAST_OF_NUMBER = 7;
    private static final int FIRST_OF_CIPHERTEXT = 8;
    private final Machine machine;

    Tampering(Machine machine) {
      this.machine = machine;
    }

    @Override
    public ExoResult<Unit> trySend(Port out, Bytes frame) {
      int[] places = {LAST_OF_NUMBER, FIRST_OF_CIPHERTEXT, frame.size() - 1};
      int choice = machine.choose("tamper with a frame", places.length + 1);
      Bytes arrives = choice == 0 ? frame : flipped(frame, places[choice - 1]);
      return super.trySend(out, arrives);
    }
  }

  private static final class Replaying extends QueueTransport {
    private final Machine machine;

    Replaying(Machine machine) {
      this.machine = machine;
    }

    @Override
    public ExoResult<Unit> trySend(Port out, Bytes frame) {
      ExoResult<Unit> sent = super.trySend(out, frame);
      if (sent.isOk() && machine.choose("replay a frame", 2) == 1) {
        // The attacker's own attempt: a queue without room for it is not the sender's business.
        super.trySend(out, frame);
      }
      return sent;
    }
  }

  private static final class Forging extends QueueTransport {
    private static final int FORGED_NUMBER = 7;
    private final Machine machine;

    Forging(Machine machine) {
      this.machine = machine;
    }

    @Override
    public ExoResult<Unit> trySend(Port out, Bytes frame) {
      if (machine.choose("forge a frame", 2) == 1) {
        byte[] forged = frame.toArray();
        forged[Tampering.LAST_OF_NUMBER] = FORGED_NUMBER;
        forged[forged.length - 1] ^= 1;
        super.trySend(out, Bytes.copyOf(forged));
      }
      return super.trySend(out, frame);
    }
  }

  private static final class InTheMiddle extends QueueTransport {
    /** From the end of a welcome and of a finish, this far back is their ciphertext. */
    private static final int BACK = 40;

    private final Machine machine;

    InTheMiddle(Machine machine) {
      this.machine = machine;
    }

    @Override
    public Bytes inTransit(Bytes message) {
      return message.size() > BACK && machine.choose("tamper with the key exchange", 2) == 1
          ? flipped(message, message.size() - BACK)
          : message;
    }
  }
}
