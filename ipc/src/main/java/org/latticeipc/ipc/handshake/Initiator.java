package org.latticeipc.ipc.handshake;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.latticeipc.ipc.crypto.Encapsulation;
import org.latticeipc.ipc.crypto.Role;
import org.latticeipc.ipc.crypto.Secret;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.value.Bytes;

/** The end that says hello. Calls in order: hello, finish, confirmed, wipe; wipe at any time. */
public final class Initiator extends Exchange {
  private final Bytes hello;
  private @Nullable Bytes transcriptHash;
  private @Nullable Secret unconfirmed;

  /** Makes a key pair with randomness of the calling task. */
  public Initiator(HandshakeParts parts, Machine machine) {
    super(parts, machine);
    this.hello = HandshakeMessage.HELLO.encode(parts.suite(), publicKey());
  }

  /** The first message. */
  public Bytes hello() {
    return hello;
  }

  /**
   * Answers the responder's welcome with the third message.
   *
   * @throws HandshakeException if the welcome is none
   */
  public Bytes finish(Bytes welcome) throws HandshakeException {
    Bytes[] theirs = HandshakeMessage.WELCOME.decode(parts.suite(), welcome);
    Encapsulation ours = encapsulateTo(theirs[0]);
    Secret byResponder = decapsulate(theirs[1]);
    Bytes hash = hash(hello, welcome, ours.ciphertext());
    Secret key = establish(hash, ours.secret(), byResponder);
    transcriptHash = hash;
    unconfirmed = key;
    Bytes proof = schedule.confirmation(key, Role.INITIATOR, hash);
    return HandshakeMessage.FINISH.encode(parts.suite(), ours.ciphertext(), proof);
  }

  /**
   * Judges the last message.
   *
   * @return the key, the caller's to wipe
   * @throws HandshakeException unless the responder proves that it has the key
   */
  public Secret confirmed(Bytes confirm) throws HandshakeException {
    Bytes[] theirs = HandshakeMessage.CONFIRM.decode(parts.suite(), confirm);
    check(
        Role.RESPONDER,
        Objects.requireNonNull(unconfirmed),
        Objects.requireNonNull(transcriptHash),
        theirs[0]);
    return takeKey();
  }
}
