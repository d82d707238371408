package org.latticeipc.ipc.crypto;

import org.latticeipc.machine.value.Bytes;

/**
 * A fresh shared secret and how the owner of the public key learns it.
 *
 * @param secret the caller's to wipe
 * @param ciphertext for the owner of the key pair
 */
public record Encapsulation(Secret secret, Bytes ciphertext) {}
