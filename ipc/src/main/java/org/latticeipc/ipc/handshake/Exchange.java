package org.latticeipc.ipc.handshake;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.latticeipc.ipc.crypto.BigEndian;
import org.latticeipc.ipc.crypto.Encapsulation;
import org.latticeipc.ipc.crypto.KemKeyPair;
import org.latticeipc.ipc.crypto.KeySchedule;
import org.latticeipc.ipc.crypto.Role;
import org.latticeipc.ipc.crypto.Secret;
import org.latticeipc.ipc.handshake.HandshakeException.Reason;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.value.Bytes;

/**
 * What both roles have in common: an ephemeral key pair, an encapsulation to the peer, a key.
 * Confined to the task that connects. {@link #wipe} is called whatever happens.
 */
abstract class Exchange {
  final HandshakeParts parts;
  final KeySchedule schedule;
  private final KemKeyPair pair;
  private final byte[] encapsulationSeed = new byte[KemKeyPair.ENCAPSULATION_SEED_BYTES];
  private @Nullable Secret key;

  /** Draws all randomness that this end needs. */
  Exchange(HandshakeParts parts, Machine machine) {
    this.parts = parts;
    this.schedule = new KeySchedule(parts.crypto());
    byte[] keySeed = new byte[KemKeyPair.KEY_SEED_BYTES];
    machine.random(keySeed);
    machine.random(encapsulationSeed);
    this.pair = parts.crypto().generateKeyPair(keySeed);
    Arrays.fill(keySeed, (byte) 0);
  }

  final Bytes publicKey() {
    return pair.publicKey();
  }

  final Encapsulation encapsulateTo(Bytes peersPublicKey) throws HandshakeException {
    Encapsulation made = parts.crypto().encapsulate(peersPublicKey, encapsulationSeed);
    if (made == null) {
      throw new HandshakeException(Reason.MALFORMED, "the peer's public key is none");
    }
    return made;
  }

  final Secret decapsulate(Bytes ciphertext) throws HandshakeException {
    Secret secret = pair.decapsulate(ciphertext);
    if (secret == null) {
      throw new HandshakeException(Reason.MALFORMED, "the ciphertext has not the right length");
    }
    return secret;
  }

  /** Derives the key and wipes both secrets. */
  final Secret establish(Bytes transcriptHash, Secret byInitiator, Secret byResponder) {
    Secret made = schedule.establishSecret(transcriptHash, byInitiator, byResponder, parts.known());
    parts.crypto().wipe(byInitiator);
    parts.crypto().wipe(byResponder);
    key = made;
    return made;
  }

  final void check(Role prover, Secret with, Bytes transcriptHash, Bytes proof)
      throws HandshakeException {
    Bytes expected = schedule.confirmation(with, prover, transcriptHash);
    if (!parts.confirmation().proves(expected, proof)) {
      throw new HandshakeException(
          Reason.NOT_CONFIRMED, "the " + prover.label() + " did not prove that it has the key");
    }
  }

  /** SHA-256 of everything said so far, each part with its length in front. */
  final Bytes hash(Bytes... said) {
    int total = 0;
    for (Bytes part : said) {
      total += Integer.BYTES + part.size();
    }
    byte[] all = new byte[total];
    int at = 0;
    for (Bytes part : said) {
      BigEndian.putInt(all, at, part.size());
      part.copyTo(all, at + Integer.BYTES);
      at += Integer.BYTES + part.size();
    }
    return parts.crypto().sha256(all);
  }

  /** Hands the key over; from now on it is the caller's to wipe. */
  final Secret takeKey() {
    Secret made = Objects.requireNonNull(key, "the exchange is not over");
    key = null;
    return made;
  }

  /** Overwrites all that is still held. */
  public void wipe() {
    pair.wipe();
    Arrays.fill(encapsulationSeed, (byte) 0);
    if (key != null) {
      parts.crypto().wipe(key);
    }
  }
}
