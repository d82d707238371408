package org.latticeipc.ipc.crypto;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.Memo;
import org.latticeipc.machine.value.Bytes;

/**
 * Crypto that remembers what it computed, so that exploring a channel costs memory accesses and not
 * ML-KEM: the same inputs come up in every execution.
 *
 * <p>For explorations and tests only. It keeps secrets in memory on purpose and wiping does
 * nothing, since the next execution needs the same keys again. Results are those of the crypto
 * below, whatever is remembered.
 *
 * <p>Bounded: a direct-mapped table of {@value #ENTRIES} results. Any thread may call: entries are
 * immutable with final fields, so a racing reader sees a whole entry or none (JLS 17.5), and an
 * entry that was overwritten is computed again.
 */
public final class RememberingCrypto implements Crypto {
  private static final int ENTRIES = 1 << 12;
  private static final byte[] NOTHING = new byte[0];

  private final Crypto real;
  @Memo private final @Nullable Entry[] entries = new @Nullable Entry[ENTRIES];

  /** Remembers results of {@code real}. */
  public RememberingCrypto(Crypto real) {
    this.real = real;
  }

  private enum Call {
    KEY_PAIR,
    DECAPSULATE,
    ENCAPSULATE,
    HKDF,
    EXPAND,
    MAC,
    SHA256,
    XOR,
    TOKEN,
    NUMBER_TOKEN
  }

  /** One result. All fields are final and the arrays never change: see the class on races. */
  private static final class Entry {
    final Call call;
    final long number;
    final byte[][] inputs;
    final byte[] output;

    Entry(Call call, long number, byte[][] inputs, byte[] output) {
      this.call = call;
      this.number = number;
      this.inputs = inputs;
      this.output = output;
    }

    boolean answers(Call asked, long n, byte[][] in) {
      return call == asked && number == n && Arrays.deepEquals(inputs, in);
    }
  }

  @FunctionalInterface
  private interface Computation {
    byte[] run();
  }

  /** The remembered or computed output; callers copy before handing it out to be changed. */
  private byte[] recall(Call call, long number, Computation computation, byte[]... inputs) {
    int slot = slot(call, number, inputs);
    Entry entry = entries[slot];
    if (entry != null && entry.answers(call, number, inputs)) {
      return entry.output;
    }
    byte[] output = computation.run();
    entries[slot] = new Entry(call, number, inputs, output);
    return output;
  }

  private static int slot(Call call, long number, byte[][] inputs) {
    int hash = call.ordinal() * 31 + Long.hashCode(number);
    for (byte[] input : inputs) {
      hash = hash * 31 + Arrays.hashCode(input);
    }
    hash *= 0x9e3779b9;
    return (hash >>> 16) & (ENTRIES - 1);
  }

  @Override
  public KemKeyPair generateKeyPair(byte[] seed) {
    byte[] kept = seed.clone();
    byte[] key =
        recall(Call.KEY_PAIR, 0, () -> real.generateKeyPair(kept).publicKey().toArray(), kept);
    return new RememberedKeyPair(kept, Bytes.copyOf(key));
  }

  private final class RememberedKeyPair implements KemKeyPair {
    private final byte[] seed;
    private final Bytes publicKey;

    RememberedKeyPair(byte[] seed, Bytes publicKey) {
      this.seed = seed;
      this.publicKey = publicKey;
    }

    @Override
    public Bytes publicKey() {
      return publicKey;
    }

    @Override
    public @Nullable Secret decapsulate(Bytes ciphertext) {
      byte[] secret =
          recall(
              Call.DECAPSULATE,
              0,
              () -> {
                Secret found = real.generateKeyPair(seed).decapsulate(ciphertext);
                return found == null ? NOTHING : found.bytes();
              },
              seed,
              ciphertext.toArray());
      return secret.length == 0 ? null : Secret.copyOf(secret);
    }

    @Override
    public void wipe() {}
  }

  @Override
  public @Nullable Encapsulation encapsulate(Bytes publicKey, byte[] seed) {
    byte[] both =
        recall(
            Call.ENCAPSULATE,
            0,
            () -> joined(real.encapsulate(publicKey, seed)),
            publicKey.toArray(),
            seed.clone());
    if (both.length == 0) {
      return null;
    }
    int split = KemKeyPair.SHARED_SECRET_BYTES;
    return new Encapsulation(
        Secret.owning(Arrays.copyOf(both, split)), Bytes.copyOf(both, split, both.length - split));
  }

  private static byte[] joined(@Nullable Encapsulation made) {
    if (made == null) {
      return NOTHING;
    }
    byte[] both = new byte[made.secret().length() + made.ciphertext().size()];
    made.secret().copyTo(both, 0);
    made.ciphertext().copyTo(both, made.secret().length());
    return both;
  }

  @Override
  public Secret hkdf(byte[] salt, Secret input, byte[] info, int length) {
    return Secret.copyOf(
        recall(
            Call.HKDF,
            length,
            () -> real.hkdf(salt, input, info, length).bytes(),
            salt.clone(),
            input.bytes(),
            info.clone()));
  }

  @Override
  public Secret expand(Secret key, byte[] info, int length) {
    return Secret.copyOf(
        recall(
            Call.EXPAND,
            length,
            () -> real.expand(key, info, length).bytes(),
            key.bytes(),
            info.clone()));
  }

  @Override
  public Bytes mac(Secret key, byte[] message) {
    return Bytes.copyOf(
        recall(Call.MAC, 0, () -> real.mac(key, message).toArray(), key.bytes(), message.clone()));
  }

  @Override
  public Bytes sha256(byte[] message) {
    return Bytes.copyOf(
        recall(Call.SHA256, 0, () -> real.sha256(message).toArray(), message.clone()));
  }

  @Override
  public Protection protection(ProtectionKeys keys) {
    return new RememberedProtection(
        new ProtectionKeys(keys.cipher().copy(), keys.token().copy(), keys.keystreamId()));
  }

  @Override
  public void wipe(Secret secret) {}

  private final class RememberedProtection implements Protection {
    private final ProtectionKeys keys;
    private final byte[] cipherKey;
    private final byte[] tokenKey;

    RememberedProtection(ProtectionKeys keys) {
      this.keys = keys;
      this.cipherKey = keys.cipher().bytes();
      this.tokenKey = keys.token().bytes();
    }

    @Override
    public Bytes keystreamId() {
      return keys.keystreamId();
    }

    @Override
    public void xor(long number, byte[] data, int from, int length) {
      byte[] in = Arrays.copyOfRange(data, from, from + length);
      byte[] out =
          recall(
              Call.XOR,
              number,
              () -> {
                byte[] work = in.clone();
                real.protection(keys).xor(number, work, 0, length);
                return work;
              },
              cipherKey,
              in);
      System.arraycopy(out, 0, data, from, length);
    }

    @Override
    public void token(byte[] data, int from, int length, byte[] out, int outFrom) {
      byte[] in = Arrays.copyOfRange(data, from, from + length);
      byte[] token =
          recall(
              Call.TOKEN,
              0,
              () -> {
                byte[] made = new byte[TOKEN_BYTES];
                real.protection(keys).token(in, 0, length, made, 0);
                return made;
              },
              tokenKey,
              in);
      System.arraycopy(token, 0, out, outFrom, TOKEN_BYTES);
    }

    @Override
    public void token(Bytes frame, int from, int length, byte[] out, int outFrom) {
      byte[] bytes = new byte[length];
      frame.copyTo(from, bytes, 0, length);
      token(bytes, 0, length, out, outFrom);
    }

    @Override
    public void token(long number, byte[] out, int outFrom) {
      byte[] token =
          recall(
              Call.NUMBER_TOKEN,
              number,
              () -> {
                byte[] made = new byte[TOKEN_BYTES];
                real.protection(keys).token(number, made, 0);
                return made;
              },
              tokenKey);
      System.arraycopy(token, 0, out, outFrom, TOKEN_BYTES);
    }

    @Override
    public void wipe() {}

    @Override
    public boolean isWiped() {
      return false;
    }
  }
}
