/**
 * Key exchange, key schedule and the per-message primitives of a channel.
 *
 * <p>Everything here is a deterministic function of its arguments: randomness is drawn by the
 * caller from {@link org.latticeipc.machine.Machine#random} and handed in, so a run can be repeated
 * and an exploration can remember results ({@link org.latticeipc.ipc.crypto.RememberingCrypto}).
 * What holds key material can be wiped, and says so.
 *
 * <p>ML-KEM-768 (FIPS 203, formerly Kyber) is Bouncy Castle's; SHA-256 and AES are the JDK's, which
 * run on the processor's own instructions, and HMAC and HKDF are made of that SHA-256.
 */
@NullMarked
package org.latticeipc.ipc.crypto;

import org.jspecify.annotations.NullMarked;
