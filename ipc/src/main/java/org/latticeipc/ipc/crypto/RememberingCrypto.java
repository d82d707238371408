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
    PROTECT,
    OPEN
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
  public Protection protection(ProtectionKind kind, ProtectionKeys keys) {
    return new RememberedProtection(
        kind, new ProtectionKeys(keys.cipher().copy(), keys.token().copy(), keys.keystreamId()));
  }

  @Override
  public void wipe(Secret secret) {}

  private final class RememberedProtection implements Protection {
    private final ProtectionKind kind;
    private final ProtectionKeys keys;
    private final byte[] identity;

    RememberedProtection(ProtectionKind kind, ProtectionKeys keys) {
      this.kind = kind;
      this.keys = keys;
      this.identity = new byte[1 + keys.cipher().length() + keys.token().length()];
      identity[0] = (byte) kind.ordinal();
      keys.cipher().copyTo(identity, 1);
      keys.token().copyTo(identity, 1 + keys.cipher().length());
    }

    @Override
    public Bytes keystreamId() {
      return keys.keystreamId();
    }

    @Override
    public void protect(long number, byte[] data, int from, int length, byte[] frame) {
      byte[] message = Arrays.copyOfRange(data, from, from + length);
      byte[] made =
          recall(
              Call.PROTECT,
              number,
              () -> {
                byte[] work = new byte[HEADER_BYTES + length + kind.tokenBytes()];
                real.protection(kind, keys).protect(number, message, 0, length, work);
                return work;
              },
              identity,
              message);
      System.arraycopy(made, 0, frame, 0, made.length);
    }

    @Override
    public boolean check(long number, Bytes frame) {
      return opened(number, frame).length > 0;
    }

    @Override
    public int reveal(long number, Bytes frame, byte[] out, int from) {
      byte[] found = opened(number, frame);
      System.arraycopy(found, 1, out, from, found.length - 1);
      return found.length - 1;
    }

    /** The message behind one more byte, or nothing if the token is bad. */
    private byte[] opened(long number, Bytes frame) {
      byte[] bytes = frame.toArray();
      return recall(Call.OPEN, number, () -> open(number, Bytes.copyOf(bytes)), identity, bytes);
    }

    private byte[] open(long number, Bytes frame) {
      Protection once = real.protection(kind, keys);
      if (!once.check(number, frame)) {
        return NOTHING;
      }
      byte[] found = new byte[1 + frame.size() - HEADER_BYTES - kind.tokenBytes()];
      int unused = once.reveal(number, frame, found, 1);
      return found;
    }

    @Override
    public void forget() {}

    @Override
    public void wipe() {}

    @Override
    public boolean isWiped() {
      return false;
    }
  }
}
