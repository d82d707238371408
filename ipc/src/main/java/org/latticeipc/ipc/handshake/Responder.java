package org.latticeipc.ipc.handshake;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.latticeipc.ipc.crypto.Encapsulation;
import org.latticeipc.ipc.crypto.Role;
import org.latticeipc.ipc.crypto.Secret;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.value.Bytes;

/** The end that is found. Calls in order: welcome, confirm, key, wipe; wipe at any time. */
public final class Responder extends Exchange {
  private @Nullable Bytes hello;
  private @Nullable Bytes welcome;
  private @Nullable Secret byResponder;

  /** Makes a key pair with randomness of the calling task. */
  public Responder(HandshakeParts parts, Machine machine) {
    super(parts, machine);
  }

  /**
   * Answers a hello with the second message.
   *
   * @throws HandshakeException if the hello is none, or wants another suite
   */
  public Bytes welcome(Bytes theirHello) throws HandshakeException {
    Bytes[] theirs = HandshakeMessage.HELLO.decode(parts.suite(), theirHello);
    Encapsulation ours = encapsulateTo(theirs[0]);
    byResponder = ours.secret();
    hello = theirHello;
    Bytes answer = HandshakeMessage.WELCOME.encode(parts.suite(), publicKey(), ours.ciphertext());
    welcome = answer;
    return answer;
  }

  /**
   * Judges the initiator's proof and answers with the last message; then {@link #key()} may be
   * taken.
   *
   * @throws HandshakeException unless the initiator proves that it has the key
   */
  public Bytes confirm(Bytes finish) throws HandshakeException {
    Bytes[] theirs = HandshakeMessage.FINISH.decode(parts.suite(), finish);
    Secret byInitiator = decapsulate(theirs[0]);
    Bytes hash = hash(Objects.requireNonNull(hello), Objects.requireNonNull(welcome), theirs[0]);
    Secret key = establish(hash, byInitiator, Objects.requireNonNull(byResponder));
    check(Role.INITIATOR, key, hash, theirs[1]);
    Bytes proof = schedule.confirmation(key, Role.RESPONDER, hash);
    return HandshakeMessage.CONFIRM.encode(parts.suite(), proof);
  }

  /** The key, the caller's to wipe. */
  public Secret key() {
    return takeKey();
  }

  @Override
  public void wipe() {
    super.wipe();
    if (byResponder != null) {
      parts.crypto().wipe(byResponder);
    }
  }
}
