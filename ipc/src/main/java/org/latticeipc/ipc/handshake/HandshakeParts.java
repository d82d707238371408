package org.latticeipc.ipc.handshake;

import org.jspecify.annotations.Nullable;
import org.latticeipc.ipc.crypto.Crypto;
import org.latticeipc.ipc.crypto.Secret;
import org.latticeipc.ipc.suite.Suite;

/**
 * What a key exchange is made of.
 *
 * @param crypto the primitives
 * @param suite what both ends must want
 * @param confirmation how proofs are judged
 * @param known what both ends knew before, or null; stays the caller's
 */
public record HandshakeParts(
    Crypto crypto, Suite suite, Confirmation confirmation, @Nullable Secret known) {}
