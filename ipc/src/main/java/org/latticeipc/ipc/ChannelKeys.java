package org.latticeipc.ipc;

import org.jspecify.annotations.Nullable;
import org.latticeipc.ipc.algebra.Octonion;
import org.latticeipc.ipc.crypto.Crypto;
import org.latticeipc.ipc.crypto.KeySchedule;
import org.latticeipc.ipc.crypto.Protection;
import org.latticeipc.ipc.crypto.ProtectionKeys;
import org.latticeipc.ipc.crypto.Role;
import org.latticeipc.ipc.crypto.Secret;
import org.latticeipc.ipc.suite.Suite;
import org.latticeipc.machine.value.Bytes;

/**
 * All key material of an open channel. Equal if the keys are; guarded by the channel's lock.
 *
 * <p>The only holder of {@code chan->key} and of what was derived from it, so that wiping it wipes
 * everything.
 */
public final class ChannelKeys {
  private final Crypto crypto;
  private final Secret key;
  private final Role role;
  private final Bytes fingerprint;
  private final Octonion octonion;
  private final Protection outgoing;
  private final Protection incoming;
  private final boolean zero;

  /** Derives everything from the key, which it owns from now on. */
  ChannelKeys(Crypto crypto, Suite suite, Role role, Secret key) {
    this(crypto, suite, role, key, false);
  }

  private ChannelKeys(Crypto crypto, Suite suite, Role role, Secret key, boolean zero) {
    this.zero = zero;
    this.crypto = crypto;
    this.key = key;
    this.role = role;
    KeySchedule schedule = new KeySchedule(crypto);
    this.fingerprint = schedule.fingerprint(key);
    this.octonion = schedule.octonion(key);
    this.outgoing = protection(schedule, suite, role);
    this.incoming = protection(schedule, suite, role.peer());
  }

  private Protection protection(KeySchedule schedule, Suite suite, Role sender) {
    ProtectionKeys keys = suite.keys(schedule, key, sender);
    Protection made = crypto.protection(suite.protection(), keys);
    keys.wipe();
    return made;
  }

  /** What is left of keys that were wiped: all zero. */
  public static ChannelKeys zero(Crypto crypto, Suite suite, Role role) {
    Secret nothing = Secret.owning(new byte[KeySchedule.KEY_BYTES]);
    return new ChannelKeys(crypto, suite, role, nothing, true);
  }

  /** {@code chan->key}. */
  public Secret key() {
    return key;
  }

  /** Which end this is. */
  public Role role() {
    return role;
  }

  /** Whether these are the keys of {@link #zero}, which anybody can make. */
  public boolean isZero() {
    return zero;
  }

  /** Names the key without telling it. */
  public Bytes fingerprint() {
    return fingerprint;
  }

  /** The channel's octonion token. */
  public Octonion octonion() {
    return octonion;
  }

  /** Protects what this end sends. */
  public Protection outgoing() {
    return outgoing;
  }

  /** Opens what the peer sends. */
  public Protection incoming() {
    return incoming;
  }

  /** Overwrites every array that holds key material. */
  public void wipe() {
    crypto.wipe(key);
    outgoing.wipe();
    incoming.wipe();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ChannelKeys that
        && role == that.role
        && fingerprint.equals(that.fingerprint);
  }

  @Override
  public int hashCode() {
    return fingerprint.hashCode();
  }

  @Override
  public String toString() {
    return "keys " + fingerprint.toString().substring(0, 8);
  }
}
